/** A sentence without a stop, as people type in LINE, may be a whole story: then what stands around the piece is enough. */
const SENTENCE_MAX = 60;
const AROUND = 16;

/**
 * The sentences in which these pieces were said, in the order in which they were said: a piece cut out by a rule or a model
 * (「日なぐられ」) says little by itself. Pieces that stand nowhere in `said` follow as they are, the longest of those that hold each other.
 */
export function quoteSentences(pieces: readonly string[], said: readonly string[]): string[] {
  const wanted = [...new Set(pieces)].filter((piece) => piece !== "");
  const sentences = said.flatMap((text) => text.match(/[^。！？!?\n]+[。！？!?]*/g) ?? []).map((text) => text.trim());
  const found = sentences.flatMap((sentence) => {
    const hits = wanted.filter((piece) => sentence.includes(piece));
    return hits.length === 0 ? [] : [shortened(sentence, hits)];
  });
  const elsewhere = wanted.filter((piece) => !sentences.some((sentence) => sentence.includes(piece)));
  const longest = elsewhere.filter((piece) => !elsewhere.some((other) => other !== piece && other.includes(piece)));
  return [...new Set([...found, ...longest])];
}

function shortened(sentence: string, hits: readonly string[]): string {
  if (sentence.length <= SENTENCE_MAX) return sentence;
  const from = Math.max(0, Math.min(...hits.map((hit) => sentence.indexOf(hit))) - AROUND);
  const to = Math.max(...hits.map((hit) => sentence.indexOf(hit) + hit.length)) + AROUND;
  return `${from === 0 ? "" : "…"}${sentence.slice(from, to)}${to >= sentence.length ? "" : "…"}`;
}
