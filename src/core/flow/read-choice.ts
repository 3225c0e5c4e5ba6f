import { normalise, toHiragana } from "../normalise.ts";
import type { Option } from "./options.ts";

/** Longer texts are a story, not a loosely worded choice. */
const LOOSE_MAX = 20;

const KANJI_NUMBERS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

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

function optionByNumber(options: readonly Option[], typed: string): Option | null {
  const age = /^(\d{1,3})(?:歳|才|さい)$/.exec(typed);
  if (age?.[1] !== undefined) return inRange(options, Number(age[1]));
  const bare = typed.replace(/(?:番目|ばんめ|番|ばん)$/, "");
  const number = /^\d{1,3}$/.test(bare) ? Number(bare) : KANJI_NUMBERS.indexOf(bare) + 1;
  if (number < 1) return null;
  // 「82」 is an age where there are not 82 options; 「3」 is the third option.
  return options[number - 1] ?? inRange(options, number);
}

function inRange(options: readonly Option[], number: number): Option | null {
  return options.find(({ range }) => range !== null && range[0] <= number && number <= range[1]) ?? null;
}
