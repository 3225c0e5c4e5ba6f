import type { Result } from "../core/result.ts";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "shift_jis";
export type DecodedText = { text: string; encoding: Encoding };

const MARKS: readonly { bytes: readonly number[]; encoding: Encoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { bytes: [0xff, 0xfe], encoding: "utf-16le" },
  { bytes: [0xfe, 0xff], encoding: "utf-16be" },
];

/**
 * Text of a file as cities really save them: UTF-8 with or without a byte order mark, UTF-16 with one, or Excel's cp932. A
 * file that is both valid UTF-8 and valid cp932 is plain ASCII or UTF-8: cp932's kanji are practically never valid UTF-8.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText, "encoding_unknown"> {
  const marked = MARKS.find((mark) => mark.bytes.every((byte, at) => bytes[at] === byte));
  // WHATWG's shift_jis is Windows-31J (cp932): ① and 髙 are in it.
  const candidates: readonly Encoding[] = marked === undefined ? ["utf-8", "shift_jis"] : [marked.encoding];
  for (const encoding of candidates) {
    const text = decodeAs(bytes, encoding);
    // Text has no NUL; a spreadsheet or UTF-16 without its mark does.
    if (text !== null && !text.includes("\0")) return { ok: true, value: { text, encoding } };
  }
  return { ok: false, error: "encoding_unknown" };
}

function decodeAs(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (failure) {
    if (failure instanceof TypeError) return null;
    throw failure;
  }
}
