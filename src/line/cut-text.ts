const segmenter = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** At most `max` graphemes; what is cut ends in 「…」. An accent or a family emoji is never torn apart. */
export function cutGraphemes(text: string, max: number): string {
  // A grapheme has one unit at least: most labels need no counting, which is slow.
  if (text.length <= max) return text;
  const letters = Array.from(segmenter.segment(text), (part) => part.segment);
  return letters.length <= max ? text : `${letters.slice(0, max - 1).join("")}…`;
}

/** At most `max` UTF-16 units; what is cut ends in 「…」. Never inside a surrogate pair. */
export function cutUnits(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, safeEnd(text, max - 1))}…`;
}

/**
 * Pieces of at most `max` UTF-16 units that together are the text. Cut after a line or a sentence where there is one in the
 * second half of a piece, and never inside a surrogate pair.
 */
export function splitText(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const end = goodEnd(rest, max);
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...pieces, rest];
}

function goodEnd(text: string, max: number): number {
  const head = text.slice(0, max);
  for (const mark of ["\n", "。", " "]) {
    const end = head.lastIndexOf(mark) + 1;
    if (end > max / 2) return end;
  }
  return safeEnd(text, max);
}

/** `end`, or one less where it would part a high surrogate from its low one. */
function safeEnd(text: string, end: number): number {
  const before = text.charCodeAt(end - 1);
  const after = text.charCodeAt(end);
  const torn = before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
  return torn ? end - 1 : end;
}
