import { z } from "zod";
import { Language } from "../language.ts";
import type { Place } from "../session.ts";

/**
 * What happens in a recorded talk (`flows/*.talk.yaml`), readable by a city officer: each turn has what happened, what the bot says to it
 * (つなぐ) and what reaches the record (記録). Japanese keys, because Japanese offices read them.
 */
export const Happening = z.union([
  z.strictObject({ 友だち追加: z.string() }),
  z.strictObject({ 住民: z.string() }),
  /** Written on our own page instead of in LINE. */
  z.strictObject({ ページで: z.string() }),
  /** Several lines in a hurry, within the short window. */
  z.strictObject({ 続けて: z.array(z.string()) }),
  /** The newest button with this label, without its number. */
  z.strictObject({ タップ: z.string() }),
  /** The oldest button with this label: one of a question that is over. */
  z.strictObject({ 前のボタン: z.string() }),
  z.strictObject({ 場所: z.string() }),
  z.strictObject({ 送る: z.enum(["スタンプ", "写真", "声", "動画", "ファイル"]) }),
  /** Takes back the resident's message with this text. */
  z.strictObject({ 取り消す: z.string() }),
  z.strictObject({ LINE: z.enum(["ブロック", "ブロック解除"]) }),
  z.strictObject({ 待つ: z.string().regex(/^\d+(分|時間|日)$/) }),
  z.strictObject({
    職員: z.union([
      z.literal("受け付ける"),
      z.literal("おわりにする"),
      z.strictObject({ 返事: z.string() }),
      z.strictObject({ つなぐ: z.string() }),
      /** By when the resident will be reached, as the record says it. */
      z.strictObject({ 受け付ける: z.iso.datetime({ offset: true }) }),
      /** Nobody took it in time: it moved up to whom this names. */
      z.strictObject({ 上にあがる: z.string() }),
      /** The date has passed; the record has her asked. */
      z.literal("連絡があったか たずねる"),
      z.strictObject({ 新しい期限: z.iso.datetime({ offset: true }) }),
      z.strictObject({ もう一度はじめる: z.iso.datetime({ offset: true }) }),
    ]),
  }),
]);
export type Happening = z.infer<typeof Happening>;

/** What is said in LINE, what stands on our own page, and what reaches the record, a line each. */
export const Expected = z.strictObject({
  つなぐ: z.array(z.string()),
  ページ: z.array(z.string()),
  記録: z.array(z.string()),
});
export type Expected = z.infer<typeof Expected>;

const said = z.array(z.string()).default([]);
const Turn = z.looseObject({ つなぐ: said, ページ: said, 記録: said });

/** A talk as its file holds it: `ことば` is ja where it is not said, `聞く所` LINE, `ここから` (flow.step) the hello. */
export const TalkFile = z.strictObject({
  市: z.string(),
  とき: z.iso.datetime({ offset: true }),
  ことば: Language.optional(),
  /** Where the confidential part is asked, whatever the city does now; LINE where it is not said. */
  聞く所: z.enum(["LINE", "ページ"]).optional(),
  ここから: z
    .string()
    .regex(/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/)
    .optional(),
  話: z.array(Turn),
});
export type TalkFile = z.infer<typeof TalkFile>;

export type Talk = {
  city: string;
  /** When it begins, ISO 8601. */
  at: string;
  language: Language;
  confidential: "chat" | "page";
  /** A step to begin at, instead of the hello. */
  from: Place | null;
  turns: { happening: Happening; expected: Expected }[];
};
