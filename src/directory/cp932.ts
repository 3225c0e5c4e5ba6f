/**
 * Shift_JIS as Windows writes it (cp932). Node reads it and cannot write it: its table is read backwards, once. What WHATWG's table
 * reads is what is written, so that a file comes back as it went out.
 */
let table: ReadonlyMap<string, Buffer> | null = null;

/** Signs that look the same and have one code there: a wave dash is no other sign than a full-width tilde to whoever reads it. */
const SAME_LOOK: Readonly<Record<string, string>> = {
  "〜": "～",
  "−": "－",
  "—": "―",
  "‖": "∥",
  "¢": "￠",
  "£": "￡",
  "¬": "￢",
};
/** 〓 (geta): what Japanese printers set where a type is missing. Nobody takes it for a word. */
const GETA = Buffer.of(0x81, 0xac);

export function encodeCp932(text: string): Uint8Array {
  return Buffer.concat([...text.normalize("NFC")].map((character) => codeOf(character) ?? GETA));
}

/** The characters of a text that cp932 has not, each once, in their order. */
export function lackingInCp932(text: string): string[] {
  return [...new Set([...text.normalize("NFC")].filter((character) => codeOf(character) === undefined))];
}

/** A text in which signs that look the same are the same: for comparing what came back. */
export function oneLook(text: string): string {
  return text.replace(/[〜−—‖¢£¬]/g, (sign) => SAME_LOOK[sign] ?? sign);
}

function codeOf(character: string): Buffer | undefined {
  table ??= readTable();
  return table.get(SAME_LOOK[character] ?? character);
}

function readTable(): ReadonlyMap<string, Buffer> {
  const decoder = new TextDecoder("shift_jis");
  const codes = [
    ...Array.from({ length: 256 }, (_, byte) => Buffer.of(byte)),
    ...Array.from({ length: 0x7f00 }, (_, at) => Buffer.of(0x81 + (at >> 8), at & 0xff)),
  ];
  const found = new Map<string, Buffer>();
  for (const code of codes) {
    const [character = "", ...more] = decoder.decode(code);
    // Some have two codes; the first is the one that Windows writes, but for NEC's selected IBM signs, which all programs read.
    if (more.length === 0 && character !== "\ufffd" && !found.has(character)) found.set(character, code);
  }
  return found;
}
