import type { Attachment } from "../../core/casework/attachment.ts";
import type { CaseMessage } from "../../core/casework/views.ts";
import { inLanguage } from "../shared/in-language.ts";

type Kinds = Readonly<Partial<Record<CaseMessage["kind"], string>>>;
type Reasons = Readonly<Record<string, string>>;

/** What the desk says about what residents send besides words. */
const ja = {
  kinds: { audio: "声", video: "動画", image: "写真" } as Kinds,
  picture: (at: string) => `住民が送った写真（${at}）。押すと大きく見られます。`,
  save: (kind: CaseMessage["kind"]): string => `${ja.kinds[kind] ?? "ファイル"}を保存する`,
  states: {
    unconsented: "窓口に伝えることの同意がまだないので、中身は受け取っていません。",
    waiting: "LINEから受け取っています。少し待ってください。",
    stored: "",
    refused: "受け取れませんでした。",
    gone: "LINEにもう残っていないので、受け取れませんでした。もう一度送ってもらってください。",
    removed: "消しました（取り消し、または同意の取り下げ）。",
  } satisfies Record<Attachment["state"], string>,
  reasons: {
    too_large: "大きすぎるので（20MBまで）受け取れませんでした。別の方法で受け取ってください。",
    too_many: "この相談で受け取れる数をこえました。",
    type: "受け取れない種類のファイルでした（写真・声・動画・PDF・Word・Excel・PowerPointのほかは開きません）。",
  } as Reasons,
};
const en: typeof ja = {
  kinds: { audio: "the recording", video: "the film", image: "the photo" },
  picture: (at) => `Photo from the resident (${at}). Press to see it larger.`,
  save: (kind) => `Save ${en.kinds[kind] ?? "the file"}`,
  states: {
    unconsented: "There is no consent to share yet, so its content was not fetched.",
    waiting: "It is being fetched from LINE. Please wait a little.",
    stored: "",
    refused: "It could not be fetched.",
    gone: "LINE does not have it any more. Please ask for it again.",
    removed: "Removed (taken back, or the consent was).",
  },
  reasons: {
    too_large: "It is too large (20 MB at most). Please receive it in another way.",
    too_many: "There are too many for this case.",
    type: "Files of this kind are not taken (only photos, sound, film, PDF, Word, Excel and PowerPoint).",
  },
};
export const attachmentWords = inLanguage({ ja, en });

export function whyNotAttached({ state, reason }: Attachment): string {
  return attachmentWords.reasons[reason ?? ""] ?? attachmentWords.states[state];
}

/** 1536 → 「2KB」 */
export function attachmentSize(bytes: number | null): string {
  if (bytes === null) return "";
  return bytes >= 1024 * 1024 ? `${(bytes / 1024 / 1024).toFixed(1)}MB` : `${Math.max(1, Math.round(bytes / 1024))}KB`;
}
