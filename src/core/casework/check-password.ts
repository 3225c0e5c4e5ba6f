import type { Result } from "../result.ts";
import { COMMON_PASSWORDS } from "./common-passwords.ts";

/** With a second factor NIST SP 800-63B-4 asks for 8, without one for 15; a first password is made by machine (20). */
export const PASSWORD_MIN = 12;

export type WeakPassword = "password_short" | "password_common" | "password_like_email";

/** Longest first, so that a word is not left as the rest of a shorter one. */
const LONGEST_FIRST = COMMON_PASSWORDS.toSorted((a, b) => b.length - a.length);
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

/** Whether this may be a password. `cityId`: a city's name is the first thing that is tried at its desk. */
export function checkPassword(password: string, email: string, cityId: string): Result<null, WeakPassword> {
  const weak = weaknessOf(password.toLowerCase(), email.toLowerCase(), cityId);
  return weak === null ? { ok: true, value: null } : { ok: false, error: weak };
}

function weaknessOf(password: string, email: string, cityId: string): WeakPassword | null {
  if ([...password].length < PASSWORD_MIN) return "password_short";
  const name = email.split("@")[0] ?? "";
  if (
    password.includes(email) ||
    (name.length >= 4 && lettersOf(password).includes(lettersOf(name)) && lettersOf(name) !== "")
  )
    return "password_like_email";
  return isCommon(password, cityId) ? "password_common" : null;
}

function isCommon(password: string, cityId: string): boolean {
  if (new Set(password).size < DIFFERENT_MIN || isRun(password)) return true;
  const spelled = password.replace(/[@431!0$5]/g, (sign) => SIGNS[sign] ?? sign);
  return isOnlyCommon(password, cityId) || isOnlyCommon(spelled, cityId);
}

/** Whether, without the one or two common words in it, hardly anything is left. Three and more make a phrase. */
function isOnlyCommon(password: string, cityId: string): boolean {
  let rest = password;
  let found = 0;
  for (const word of [cityId, ...LONGEST_FIRST]) {
    if (!rest.includes(word)) continue;
    rest = rest.replaceAll(word, "");
    found += 1;
  }
  return found > 0 && found <= 2 && !/\p{L}{3}/u.test(rest) && rest.replace(/\D/g, "").length <= 8;
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
