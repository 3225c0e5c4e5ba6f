import { dictionary } from "@zxcvbn-ts/language-common";
import { dictionary as japanese } from "@zxcvbn-ts/language-ja";

/** Some 49,000 of the most frequent stolen passwords, and the first and last names of Japan in Latin letters. In small letters. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set([
  ...dictionary["passwords-common"],
  ...japanese.firstnames,
  ...japanese.lastnames,
]);
