/**
 * Two sets of letters, of each of which at least one must stand in every text that a pattern matches; null where none can be told.
 * Read from the pattern's source, so that most rules need not be tried at all (gate.ts). Conservative: what is not understood
 * demands nothing.
 */
export function neededLetters(source: string): [Needed, Needed] {
  const reader = { source, at: 0 };
  const parts = partsOf(reader).filter((part) => part !== null);
  if (reader.at < source.length) return [null, null];
  const [first = null, second = null] = parts.toSorted((a, b) => commonness(a) - commonness(b));
  return [first, second];
}

type Reader = { readonly source: string; at: number };
export type Needed = ReadonlySet<string> | null;

/** One of several branches matches, so any of what they need may be there; one that needs nothing frees all. */
function alternatives(reader: Reader): Needed {
  const all = new Set<string>();
  let free = false;
  for (;;) {
    const branch = sequence(reader);
    if (branch === null) free = true;
    else for (const letter of branch) all.add(letter);
    if (reader.source[reader.at] !== "|") break;
    reader.at += 1;
  }
  return free ? null : all;
}

/** All parts of a branch match, so the rarest of their needs is enough to ask for. */
function sequence(reader: Reader): Needed {
  return partsOf(reader).reduce<Needed>(
    (best, part) => (part !== null && (best === null || commonness(part) < commonness(best)) ? part : best),
    null,
  );
}

/** The needs of every part of a branch that cannot be absent. */
function partsOf(reader: Reader): Needed[] {
  const parts: Needed[] = [];
  while (reader.at < reader.source.length && !"|)".includes(reader.source.charAt(reader.at))) {
    const part = atom(reader);
    if (!isOptional(reader)) parts.push(part);
  }
  return parts;
}

function atom(reader: Reader): Needed {
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
    case "^":
    case "$":
      return null;
    default:
      return new Set(char);
  }
}

function group(reader: Reader): Needed {
  const look = /^\?(<?[=!])/.exec(reader.source.slice(reader.at, reader.at + 4));
  if (look !== null) reader.at += look[0].length;
  else if (reader.source.startsWith("?:", reader.at)) reader.at += 2;
  const inner = alternatives(reader);
  reader.at += 1;
  // What is only looked at, before or behind, is not demanded: simple, and never wrong.
  return look === null ? inner : null;
}

function letterClass(reader: Reader): Needed {
  const end = reader.source.indexOf("]", reader.at);
  const inside = reader.source.slice(reader.at, end);
  reader.at = end + 1;
  return /[\^\\-]/.test(inside) ? null : new Set(inside);
}

function escaped(reader: Reader): Needed {
  const char = reader.source.charAt(reader.at);
  reader.at += 1;
  if (char === "p" || char === "P") reader.at = reader.source.indexOf("}", reader.at) + 1;
  return /[a-zA-Z]/.test(char) ? null : new Set(char);
}

/** Reads a quantifier; true when it lets the part be absent. */
function isOptional(reader: Reader): boolean {
  const quantifier = /^(\?|\*|\+|\{(\d+)(,\d*)?\})\??/.exec(reader.source.slice(reader.at, reader.at + 12));
  if (quantifier === null) return false;
  reader.at += quantifier[0].length;
  return quantifier[1] === "?" || quantifier[1] === "*" || quantifier[2] === "0";
}

/** Roughly how often one of them stands in a text: kana and Latin letters nearly always, kanji seldom. */
function commonness(letters: ReadonlySet<string>): number {
  let sum = 0;
  for (const letter of letters) sum += /[\u3041-\u3096a-z0-9 '。、]/.test(letter) ? 10 : 1;
  return sum;
}
