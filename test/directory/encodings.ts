/** Text as the encodings that cities use have it. Node can read cp932 but not write it, so its table is read backwards here. */
export const ENCODINGS: Record<string, (text: string) => Uint8Array> = {
  "UTF-8": (text) => Buffer.from(text),
  "UTF-8 with a mark": (text) => Buffer.from(`\ufeff${text}`),
  cp932: encodeCp932,
  "UTF-16 LE": (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
  "UTF-16 BE": (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
};

const cp932 = new Map<string, Buffer>();

function encodeCp932(text: string): Uint8Array {
  if (cp932.size === 0) readTable();
  return Buffer.concat(
    [...text].map((character) => {
      const bytes = cp932.get(character);
      if (bytes === undefined) throw new Error(`${character} is not in cp932`);
      return bytes;
    }),
  );
}

function readTable(): void {
  const decoder = new TextDecoder("shift_jis");
  const candidates = [
    ...Array.from({ length: 256 }, (_, byte) => Buffer.of(byte)),
    ...Array.from({ length: 0x7f00 }, (_, at) => Buffer.of(0x81 + (at >> 8), at & 0xff)),
  ];
  for (const bytes of candidates) {
    const [character = "", ...more] = decoder.decode(bytes);
    if (more.length === 0 && character !== "\ufffd" && !cp932.has(character)) cp932.set(character, bytes);
  }
}
