import { readFileSync, writeFileSync } from "node:fs";
import { parse, stringify } from "yaml";
import { z } from "zod";

/**
 * A recorded talk (`flows/*.talk.yaml`), readable by a city officer: each turn has what happened, what the bot says to it
 * (つなぐ) and what reaches the record (記録). Japanese keys, because Japanese offices read them.
 */
const Happening = z.union([
  z.strictObject({ 友だち追加: z.string() }),
  z.strictObject({ 住民: z.string() }),
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
    ]),
  }),
]);
export type Happening = z.infer<typeof Happening>;

export type Expected = { つなぐ: string[]; 記録: string[] };

const Turn = z.looseObject({ つなぐ: z.array(z.string()).default([]), 記録: z.array(z.string()).default([]) });

const TalkFile = z.strictObject({
  市: z.string(),
  /** When it begins, ISO 8601. */
  とき: z.iso.datetime({ offset: true }),
  話: z.array(Turn),
});

export type Talk = { city: string; at: string; turns: { happening: Happening; expected: Expected }[] };

export function readTalk(file: string): Talk {
  const parsed = TalkFile.parse(parse(readFileSync(file, "utf8")));
  const turns = parsed.話.map((turn) => {
    const { つなぐ, 記録, ...happening } = turn;
    return { happening: Happening.parse(happening), expected: { つなぐ, 記録 } };
  });
  return { city: parsed.市, at: parsed.とき, turns };
}

/** Writes the talk again with what was said now; the comment on top stays. */
export function rewriteTalk(file: string, talk: Talk, said: readonly Expected[]): void {
  const source = readFileSync(file, "utf8");
  const lines = source.split("\n");
  const comment = lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith("#")),
  );
  const 話 = talk.turns.map(({ happening }, index) => {
    const { つなぐ = [], 記録 = [] } = said[index] ?? {};
    return { ...happening, ...(つなぐ.length > 0 ? { つなぐ } : {}), ...(記録.length > 0 ? { 記録 } : {}) };
  });
  const body = stringify({ 市: talk.city, とき: talk.at, 話 }, { lineWidth: 0, blockQuote: "literal" });
  writeFileSync(
    file,
    `${comment.join("\n")}\n${body.replace(/^ {2}- (?=\S)/gm, "\n  - ").replace("話:\n\n", "話:\n")}`,
  );
}
