import type { Result } from "../result.ts";

/** With a second factor NIST SP 800-63B-4 asks for 8, without one for 15; a first password is made by machine (20). */
export const PASSWORD_MIN = 12;

export type WeakPassword = "password_short" | "password_common" | "password_like_email";

/**
 * What stands at the top of the lists of stolen passwords, and what people at a city hall hit upon: as a whole, or as the only
 * thing in a longer one beside digits and signs.
 */
const COMMON = [
  ..."password passwort passw0rd p@ssw0rd p@ssword qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm 1q2w3e4r 1q2w3e4r5t 1qaz2wsx".split(
    " ",
  ),
  ..."qazwsx qazwsxedc letmein welcome admin administrator iloveyou sunshine princess football baseball dragon monkey".split(
    " ",
  ),
  ..."master superman batman shadow michael trustno1 whatever starwars computer internet changeme secret login".split(
    " ",
  ),
  ..."sakura doraemon pokemon nintendo japan nihon tokyo osaka arigatou konnichiwa himitsu pasuwado tsunagu".split(" "),
  ..."soudan shiyakusho kuyakusho yakuba fukushi shimin line test testtest guest user aaaa abcd abcdef abcdefgh".split(
    " ",
  ),
];
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
  let rest = password;
  for (const word of [...COMMON, cityId].toSorted((a, b) => b.length - a.length)) rest = rest.replaceAll(word, "");
  return rest !== password && !/\p{L}{3}/u.test(rest) && rest.replace(/\D/g, "").length <= 8;
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
