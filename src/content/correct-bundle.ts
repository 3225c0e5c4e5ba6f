import { z } from "zod";
import { type Bundle, changedFiles, kindOf, SOURCES_FILE, withFiles } from "../core/studio/bundle.ts";
import type { Correction } from "../core/studio/revision-view.ts";
import { setInText } from "./edit-yaml-text.ts";
import { keysOf } from "./load-words.ts";
import { parseTexts, type Texts, textAt } from "./parse-texts.ts";
import { readYamlOnce } from "./read-yaml-once.ts";
import { setText } from "./set-text.ts";

/** Fields that may be set right everywhere at once: how to reach somebody. Anything else changes what conversations do. */
const CONTACTS: readonly string[] = [
  ...["phone", "fax", "email", "form_url", "line", "address", "url"],
  ...["number", "expires", "verified_on", "hours_text"],
];

/** Sets right what is still wrong in the same way; a text or number that was another one already is left alone. */
export function correctBundle(bundle: Bundle, corrections: readonly Correction[]): Bundle {
  return corrections.reduce((corrected, correction) => {
    const text = corrected[correction.file];
    const next = text === undefined ? null : correctedText(text, correction);
    return next === null ? corrected : withFiles(corrected, { [correction.file]: next });
  }, bundle);
}

function correctedText(text: string, correction: Correction): string | null {
  if (correction.what === "words") {
    const texts = readWords(correction.file, text);
    const wrong = texts !== null && textAt(texts, correction.key) === correction.before;
    return wrong ? setText(text, correction.key, correction.after) : null;
  }
  const { value } = readYamlOnce(correction.file, text);
  const found = entriesOf(value).get(correction.id);
  if (found === undefined || !same(found.entry[correction.field], correction.before)) return null;
  return setInText(text, [...found.path, correction.field], correction.after ?? undefined);
}

/** What lies between two bundles as corrections; null when more than texts and contacts has changed. */
export function correctionsBetween(before: Bundle, after: Bundle): Correction[] | null {
  const found: Correction[] = [];
  for (const [file, now] of Object.entries(changedFiles(before, after))) {
    const was = before[file];
    if (kindOf(file) === "talk" || file === SOURCES_FILE) continue;
    const changes = was === undefined || now === null ? null : changesOf(file, was, now);
    if (changes === null) return null;
    found.push(...changes);
  }
  return found;
}

function changesOf(file: string, was: string, now: string): Correction[] | null {
  if (kindOf(file) === "words") return wordChanges(file, was, now);
  return kindOf(file) === "city" ? contactChanges(file, was, now) : null;
}

function wordChanges(file: string, was: string, now: string): Correction[] | null {
  const [before, after] = [readWords(file, was), readWords(file, now)];
  if (before === null || after === null) return null;
  const keys = [...new Set([...keysOf(before), ...keysOf(after)])];
  const changes = keys.filter((key) => textAt(before, key) !== textAt(after, key));
  // A text that is new or gone belongs to other steps.
  if (changes.some((key) => textAt(before, key) === null || textAt(after, key) === null)) return null;
  return changes.map((key) => {
    return { what: "words", file, key, before: textAt(before, key) ?? "", after: textAt(after, key) ?? "" };
  });
}

function readWords(file: string, text: string): Texts | null {
  return parseTexts(readYamlOnce(file, text)).texts;
}

function contactChanges(file: string, was: string, now: string): Correction[] | null {
  const [older, newer] = [readYamlOnce(file, was).value, readYamlOnce(file, now).value];
  const found: Correction[] = [];
  for (const [id, { entry }] of entriesOf(newer)) {
    const old = entriesOf(older).get(id)?.entry ?? {};
    for (const field of CONTACTS) {
      if (same(old[field], entry[field])) continue;
      const [before, after] = [old[field] ?? null, entry[field] ?? null].map((value) => z.json().parse(value));
      found.push({ what: "entry", file, id, field, before: before ?? null, after: after ?? null });
    }
  }
  // With these set right the old file says the same as the new one, or something else was changed, too.
  const set = found.reduce<string | null>((text, correction) => {
    return text === null ? null : correctedText(text, correction);
  }, was);
  return set !== null && same(readYamlOnce(file, set).value, newer) ? found : null;
}

type Entry = { path: (string | number)[]; entry: Record<string, unknown> };

/** Every entry with an id, wherever it is in a file, with the way to it. */
export function entriesOf(value: unknown, path: (string | number)[] = []): Map<string, Entry> {
  const found = new Map<string, Entry>();
  if (typeof value !== "object" || value === null) return found;
  if (!Array.isArray(value) && path.length > 0) {
    const entry: Record<string, unknown> = { ...value };
    const id = entry.id ?? entry.key;
    if (typeof id === "string") found.set(id, { path, entry });
  }
  const inner: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  for (const [key, each] of inner) {
    for (const [id, entry] of entriesOf(each, [...path, key])) if (!found.has(id)) found.set(id, entry);
  }
  return found;
}

/** Whatever the order of keys; what is null is as good as left out. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(plain(a) ?? null) === JSON.stringify(plain(b) ?? null);
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined);
  return Object.fromEntries(
    entries.toSorted(([x], [y]) => (x < y ? -1 : 1)).map(([key, inner]) => [key, plain(inner)]),
  );
}
