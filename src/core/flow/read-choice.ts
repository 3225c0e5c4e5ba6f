import { normalise, toHiragana } from "../normalise.ts";
import type { Option } from "./options.ts";

/** Longer texts are a story, not a loosely worded choice. */
const LOOSE_MAX = 20;

const KANJI_DIGITS = "一二三四五六七八九";

/** The option a typed text names exactly: its label, another word for it, or its number. null when none does. */
export function readExact(options: readonly Option[], text: string): Option | null {
  const typed = fold(text);
  const named = options.find((option) => namesOf(option).includes(typed));
  return named ?? optionByNumber(options, typed);
}

/** As `readExact`, and also a text that contains, or is part of, the names of exactly one option (「母のことです」). */
export function readLoosely(options: readonly Option[], text: string): Option | null {
  const exact = readExact(options, text);
  const typed = fold(text);
  if (exact !== null || typed.length < 2 || typed.length > LOOSE_MAX) return exact;
  // Grammar of denial: "ではない", "not" may turn the meaning around, so we ask again rather than guess.
  if (/(ない|ません|じゃなく|\bnot\b)/.test(typed)) return null;
  const near = options.filter((option) =>
    namesOf(option).some(
      (name) => name.length >= 1 && (typed.includes(name) || (typed.length >= 2 && name.includes(typed))),
    ),
  );
  return near.length === 1 ? (near[0] ?? null) : null;
}

/** What a text says beside the name of the option that was read from it. */
export function withoutName(option: Option, text: string): string {
  const longestFirst = namesOf(option).toSorted((a, b) => b.length - a.length);
  return longestFirst.reduce((rest, name) => rest.replaceAll(name, ""), fold(text));
}

/** Several options in one text: 「1、3」「1と3」「お金・介護」. null when any part is not an option. */
export function readSeveral(options: readonly Option[], text: string): Option[] | null {
  const parts = text
    .normalize("NFKC")
    .split(/[、,，・\s/と]+/)
    .filter((part) => part !== "");
  if (parts.length < 2) return null;
  const read = parts.map((part) => readExact(options, part));
  const found = read.filter((option) => option !== null);
  return found.length === parts.length ? [...new Set(found)] : null;
}

/** Width, kana, capitals and closing marks make no difference. */
export function fold(text: string): string {
  return toHiragana(normalise(text)).replace(/[。．.!?、,～~]+$/u, "");
}

function namesOf(option: Option): string[] {
  return [option.label, ...option.also].map(fold).filter((name) => name !== "");
}

/** 「2」「２」「②」「二番」→ 2; null for what is no number by itself. */
export function readNumber(text: string): number | null {
  const bare = fold(text).replace(/(?:番目|ばんめ|番|ばん)$/, "");
  const number = /^\d{1,3}$/.test(bare) ? Number(bare) : kanjiNumber(bare);
  return number === null || number < 1 ? null : number;
}

function optionByNumber(options: readonly Option[], typed: string): Option | null {
  const age = /^(.{1,3})(?:歳|才|さい)$/.exec(typed)?.[1];
  const years = age === undefined ? null : readNumber(age);
  if (years !== null) return inRange(options, years);
  const number = readNumber(typed);
  if (number === null) return null;
  // 「82」 is an age where there are not 82 options; 「3」 is the third option.
  return options[number - 1] ?? inRange(options, number);
}

/** 「八十二」→ 82, up to 九十九. */
function kanjiNumber(text: string): number | null {
  const read = /^(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(text);
  if (text === "" || read === null) return null;
  const [, tens, ten, ones] = read;
  const digit = (kanji: string | undefined) => (kanji === undefined ? 0 : KANJI_DIGITS.indexOf(kanji) + 1);
  return (ten === undefined ? 0 : 10 * (digit(tens) || 1)) + digit(ones);
}

function inRange(options: readonly Option[], number: number): Option | null {
  return options.find(({ range }) => range !== null && range[0] <= number && number <= range[1]) ?? null;
}
