/**
 * Two sets of short pieces, of each of which at least one must stand in every text that a pattern matches; null where none can be told.
 * Read from the pattern's source, so that most rules need not be tried at all (gate.ts). Conservative: what is not understood
 * demands nothing.
 */
export function neededPieces(source: string): [Needed, Needed] {
  const reader = { source, at: 0 };
  const { exact, needs } = sequence(reader);
  if (reader.at < source.length) return [null, null];
  const all = [...needs, ...(exact === null ? [] : [exact])].flatMap((pieces) => need(pieces) ?? []);
  const [first = null, second = null] = all.toSorted((a, b) => commonness(a) - commonness(b));
  return [first, second];
}

export type Needed = readonly string[] | null;
type Reader = { readonly source: string; at: number };

/** `exact`: every text that a part matches, when they are few; else what each match must contain: one piece of each set. */
type Part = { readonly exact: readonly string[] | null; readonly needs: readonly (readonly string[])[] };

/** More spellings than this are not written out. */
const EXACT_MAX = 64;
/** Pieces are cut to so many letters: the rarest ones. */
const PIECE_MAX = 6;

const ANYTHING: Part = { exact: null, needs: [] };
/** What is only looked at, before or behind, is not demanded: simple, and never wrong. */
const NOTHING: Part = { exact: [""], needs: [] };

/** Parts that follow each other: their spellings are joined as long as they are few. */
function sequence(reader: Reader): Part {
  const needs: (readonly string[])[] = [];
  let run: readonly string[] = [""];
  let broken = false;
  while (reader.at < reader.source.length && !"|)".includes(reader.source.charAt(reader.at))) {
    const part = repeated(reader, atom(reader));
    if (part.exact !== null && run.length * part.exact.length <= EXACT_MAX) {
      const next = part.exact;
      run = run.flatMap((head) => next.map((tail) => head + tail));
      continue;
    }
    needs.push(run, ...part.needs);
    run = part.exact ?? [""];
    broken = true;
  }
  return broken ? { exact: null, needs: [...needs, run] } : { exact: run, needs };
}

/** One of several branches matches, so any of what they need may be there; one that needs nothing frees all. */
function alternatives(reader: Reader): Part {
  const branches: Part[] = [];
  for (;;) {
    branches.push(sequence(reader));
    if (reader.source[reader.at] !== "|") break;
    reader.at += 1;
  }
  const exact = branches.map((branch) => branch.exact);
  const [only] = branches;
  if (branches.length === 1 && only !== undefined) return only;
  const spelled = exact.every((each) => each !== null) ? exact.flat() : null;
  if (spelled !== null && spelled.length <= EXACT_MAX) return { exact: spelled, needs: [] };
  const best = branches.map(rarest);
  return best.every((each) => each !== null) ? { exact: null, needs: [best.flat()] } : ANYTHING;
}

/** All sets of a branch are demanded, so the rarest is enough to ask for. */
function rarest({ exact, needs }: Part): Needed {
  const all = [...needs, ...(exact === null ? [] : [exact])].flatMap((pieces) => need(pieces) ?? []);
  return all.reduce<Needed>((best, each) => (best === null || commonness(each) < commonness(best) ? each : best), null);
}

/** Spellings as one demand; null when one of them is empty. Wrapped, so that it may be spread. */
function need(pieces: readonly string[]): [readonly string[]] | null {
  return pieces.includes("") ? null : [[...new Set(pieces.map(rarestLetters))]];
}

function rarestLetters(piece: string): string {
  const windows = Array.from({ length: Math.max(1, piece.length - PIECE_MAX + 1) }, (_, at) =>
    piece.slice(at, at + PIECE_MAX),
  );
  return windows.reduce((best, each) => (chanceOf(each) < chanceOf(best) ? each : best));
}

function atom(reader: Reader): Part {
  const char = String.fromCodePoint(reader.source.codePointAt(reader.at) ?? 0);
  reader.at += char.length;
  switch (char) {
    case "(":
      return group(reader);
    case "[":
      return letterClass(reader);
    case "\\":
      return escaped(reader);
    case ".":
      return ANYTHING;
    case "^":
    case "$":
      return NOTHING;
    default:
      return { exact: [char], needs: [] };
  }
}

function group(reader: Reader): Part {
  const look = /^\?(<?[=!])/.exec(reader.source.slice(reader.at, reader.at + 4));
  if (look !== null) reader.at += look[0].length;
  else if (reader.source.startsWith("?:", reader.at)) reader.at += 2;
  const inner = alternatives(reader);
  reader.at += 1;
  return look === null ? inner : NOTHING;
}

function letterClass(reader: Reader): Part {
  const end = reader.source.indexOf("]", reader.at);
  const inside = reader.source.slice(reader.at, end);
  reader.at = end + 1;
  return /[\^\\-]/.test(inside) ? ANYTHING : { exact: [...inside], needs: [] };
}

function escaped(reader: Reader): Part {
  const char = reader.source.charAt(reader.at);
  reader.at += 1;
  if (char === "p" || char === "P") reader.at = reader.source.indexOf("}", reader.at) + 1;
  return /[a-zA-Z]/.test(char) ? ANYTHING : { exact: [char], needs: [] };
}

/** Reads a quantifier: a part that may be absent demands nothing, one that may be repeated is no longer spelled out. */
function repeated(reader: Reader, part: Part): Part {
  const quantifier = /^(\?|\*|\+|\{(\d+)(,\d*)?\})\??/.exec(reader.source.slice(reader.at, reader.at + 12));
  if (quantifier === null) return part;
  reader.at += quantifier[0].length;
  if (quantifier[1] === "?") return part.exact === null ? ANYTHING : { exact: ["", ...part.exact], needs: [] };
  if (quantifier[1] === "*" || quantifier[2] === "0") return ANYTHING;
  return { exact: null, needs: [...part.needs, ...(part.exact === null ? [] : [part.exact])] };
}

/** Roughly how often one of them stands in a text. */
function commonness(pieces: readonly string[]): number {
  return pieces.reduce((sum, piece) => sum + chanceOf(piece), 0);
}

/** Kana and Latin letters stand nearly everywhere, kanji seldom. */
function chanceOf(piece: string): number {
  return [...piece].reduce((chance, letter) => chance * (/[\u3041-\u3096a-z0-9 '。、]/.test(letter) ? 0.04 : 0.003), 1);
}
