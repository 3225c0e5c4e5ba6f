export type TextPiece = { text: string; uri: string | null };

/** Web addresses, and telephone numbers written with hyphens: 0120-279-338, 029-232-9173. */
const LINKS = /https?:\/\/[^\s　、。」）)]+|(?<![\d-])0\d{1,4}-\d{1,4}-\d{3,4}(?![\d-])/g;

/** Cuts a text at what LINE makes tappable by itself. Joining the pieces' texts gives the text back. */
export function splitLinks(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(LINKS)) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), uri: null });
    const found = match[0];
    pieces.push({ text: found, uri: found.startsWith("http") ? found : `tel:${found}` });
    from = match.index + found.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), uri: null });
  return pieces;
}
