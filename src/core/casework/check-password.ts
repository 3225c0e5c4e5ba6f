import type { Result } from "../result.ts";
import { CITY_HALL_PASSWORDS } from "./city-hall-passwords.ts";

/** With a second factor NIST SP 800-63B-4 asks for 8, without one for 15; a first password is made by machine (20). */
export const PASSWORD_MIN = 12;

export type WeakPassword = "password_short" | "password_common" | "password_like_email" | "password_like_name";

/** `names`: her own, her city's and her office's, in any writing: the first things that are tried at her desk. */
export type PasswordOwner = { email: string; names: readonly string[] };

/** Signs that stand for letters; guessing programs try them first. */
const SIGNS: Readonly<Record<string, string>> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "1": "i",
  "!": "i",
  "0": "o",
  $: "s",
  "5": "s",
};

/** Fewer different characters than this are a pattern, not a secret. */
const DIFFERENT_MIN = 5;
/** Shorter Latin words stand in everything by chance; two characters of kanji or kana are a word. */
const LATIN_MIN = 4;
const OTHER_MIN = 2;
const WORD_MAX = 40;

/** Whether this may be a password. `common`: what stands in the lists of stolen passwords, in small letters. */
export function checkPassword(
  password: string,
  owner: PasswordOwner,
  common: ReadonlySet<string>,
): Result<null, WeakPassword> {
  const weak = weaknessOf(folded(password), owner, common);
  return weak === null ? { ok: true, value: null } : { ok: false, error: weak };
}

function weaknessOf(password: string, owner: PasswordOwner, common: ReadonlySet<string>): WeakPassword | null {
  if ([...password].length < PASSWORD_MIN) return "password_short";
  const email = folded(owner.email);
  const name = lettersOf(email.split("@")[0] ?? "");
  if (password.includes(email) || (name.length >= LATIN_MIN && lettersOf(password).includes(name)))
    return "password_like_email";
  if (new Set(password).size < DIFFERENT_MIN || isRun(password)) return "password_common";
  const isKnown = (word: string) => common.has(word) || CITY_HALL_PASSWORDS.has(word);
  if (isOnlyWords(password, isKnown)) return "password_common";
  const own = new Set([...owner.names, ...email.split(/[^\p{L}]+/u)].flatMap(partsOf));
  return isOnlyWords(password, (word) => own.has(word) || isKnown(word)) ? "password_like_name" : null;
}

/** As it stands, or with signs read as the letters that they stand for. */
function isOnlyWords(password: string, isKnown: (word: string) => boolean): boolean {
  const spelled = password.replace(/[@431!0$5]/g, (sign) => SIGNS[sign] ?? sign);
  return [password, spelled].some((text) => hasHardlyMore(text, isKnown));
}

/** Whether, without the one or two known words in it, hardly anything is left. Three and more make a phrase. */
function hasHardlyMore(text: string, isKnown: (word: string) => boolean): boolean {
  let rest = text;
  let found = 0;
  for (let word = longestWord(rest, isKnown); word !== null; word = longestWord(rest, isKnown)) {
    // What stood on both sides of it does not become a word.
    rest = rest.replaceAll(word, " ");
    found += 1;
  }
  return found > 0 && found <= 2 && !/\p{L}{3}/u.test(rest) && rest.replace(/\D/g, "").length <= 8;
}

/** Longest first, so that a word is not left as the rest of a shorter one. */
function longestWord(text: string, isKnown: (word: string) => boolean): string | null {
  for (let length = Math.min(text.length, WORD_MAX); length >= OTHER_MIN; length -= 1) {
    for (let from = 0; from + length <= text.length; from += 1) {
      const word = text.slice(from, from + length);
      if (isLongEnough(word) && isKnown(word)) return word;
    }
  }
  return null;
}

function isLongEnough(word: string): boolean {
  return word.length >= (/^[\x20-\x7e]+$/.test(word) ? LATIN_MIN : OTHER_MIN);
}

/** "水戸市" → also 「水戸」; "Mito City" → "mito", "city"; 「山田 花子」 → both. */
function partsOf(name: string): string[] {
  const whole = folded(name);
  const words = [whole.replaceAll(/\s/g, ""), ...whole.split(/[\s　・（）()]+/)];
  return words.flatMap((word) => [word, word.replace(/[市区町村課係]$/u, "")]).filter((word) => word !== "");
}

/** "123456789012", "abcdefghijkl", "9876543210": each character follows the one before. */
function isRun(password: string): boolean {
  const steps = [...password].slice(1).map((character, index) => {
    const step = (character.codePointAt(0) ?? 0) - (password.codePointAt(index) ?? 0);
    return Math.abs(step) === 1 || Math.abs(step) === 9;
  });
  return steps.filter(Boolean).length >= steps.length * 0.8;
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}]/gu, "");
}

function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
