import type { Attachment } from "../../core/casework/attachment.ts";
import type { CaseMessage } from "../../core/casework/views.ts";

const KINDS: Readonly<Partial<Record<CaseMessage["kind"], string>>> = { audio: "声", video: "動画", image: "写真" };

/** What the desk says about what residents send besides words. */
export const attachmentWords = {
  picture: (at: string) => `住民が送った写真（${at}）。押すと大きく見られます。`,
  save: (kind: CaseMessage["kind"]) => `${KINDS[kind] ?? "ファイル"}を保存する`,
};

const STATES = {
  unconsented: "窓口に伝えることの同意がまだないので、中身は受け取っていません。",
  waiting: "LINEから受け取っています。少し待ってください。",
  stored: "",
  refused: "受け取れませんでした。",
  gone: "LINEにもう残っていないので、受け取れませんでした。もう一度送ってもらってください。",
  removed: "消しました（取り消し、または同意の取り下げ）。",
} satisfies Record<Attachment["state"], string>;

const REASONS: Readonly<Record<string, string>> = {
  too_large: "大きすぎるので（20MBまで）受け取れませんでした。別の方法で受け取ってください。",
  too_many: "この相談で受け取れる数をこえました。",
  type: "受け取れない種類のファイルでした（写真・声・動画・PDF・Word・Excel・PowerPointのほかは開きません）。",
};

export function whyNotAttached({ state, reason }: Attachment): string {
  return REASONS[reason ?? ""] ?? STATES[state];
}

/** 1536 → 「2KB」 */
export function attachmentSize(bytes: number | null): string {
  if (bytes === null) return "";
  return bytes >= 1024 * 1024 ? `${(bytes / 1024 / 1024).toFixed(1)}MB` : `${Math.max(1, Math.round(bytes / 1024))}KB`;
}
