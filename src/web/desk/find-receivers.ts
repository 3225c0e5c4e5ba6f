import type { Receiver } from "../../core/casework/route.ts";

/** Receivers whose name holds every word typed, in any width; the present holder is not offered. Agencies come first. */
export function findReceivers(receivers: readonly Receiver[], typed: string, holderId: string): Receiver[] {
  const parts = plain(typed)
    .split(/[\s、,]+/)
    .filter((part) => part !== "");
  return receivers
    .filter((receiver) => receiver.id !== holderId)
    .filter((receiver) => parts.every((part) => plain(receiver.name).includes(part)))
    .sort((a, b) => Number(a.kind === "department") - Number(b.kind === "department"));
}

/** 「ＡＢ」→「ab」, 「ﾎｳｶﾂ」→「ホウカツ」, ひらがな and カタカナ alike. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u3041-\u3096]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));
}
