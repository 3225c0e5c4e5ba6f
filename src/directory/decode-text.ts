import type { Result } from "../core/result.ts";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "shift_jis";
export type DecodedText = { text: string; encoding: Encoding };

const MARKS: readonly { bytes: readonly number[]; encoding: Encoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { bytes: [0xff, 0xfe], encoding: "utf-16le" },
  { bytes: [0xfe, 0xff], encoding: "utf-16be" },
];

/**
 * Text of a file as cities really save them: UTF-8 or UTF-16 with or without a byte order mark, or Excel's cp932. A file that is both valid UTF-8 and valid cp932 is plain ASCII or UTF-8: cp932's kanji are practically never valid UTF-8.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText, "encoding_unknown"> {
  const marked = MARKS.find((mark) => mark.bytes.every((byte, at) => bytes[at] === byte));
  // WHATWG's shift_jis is Windows-31J (cp932): ① and 髙 are in it.
  const candidates: readonly Encoding[] = marked === undefined ? unmarked(bytes) : [marked.encoding];
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

/** Where in the file zero bytes are looked for. */
const LOOKED_AT = 4096;

/**
 * No encoding but UTF-16 has zero bytes in a text: its commas, digits and line ends are one zero and one other byte. On which side the
 * zeros stand tells the order.
 */
function unmarked(bytes: Uint8Array): readonly Encoding[] {
  const zeros = [0, 0];
  for (const [at, byte] of bytes.subarray(0, LOOKED_AT).entries()) {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (even + odd === 0) return ["utf-8", "shift_jis"];
  return odd > even ? ["utf-16le"] : ["utf-16be"];
}
