import { words } from "./words.ts";

const KNOWN: Readonly<Record<string, string>> = { ...words.failures, ...words.caseFailures, ...words.accountFailures };
const KNOWN_AT_SIGN_IN: Readonly<Record<string, string>> = words.signInFailures;

/** Words for a failure's code. A code without words is shown itself, so that it can be told on the telephone. */
export function failureWords(code: string): string {
  return KNOWN[code] ?? words.anyFailure(code);
}

/** The same for signing in, where some codes mean something else. */
export function signInFailureWords(code: string): string {
  return KNOWN_AT_SIGN_IN[code] ?? failureWords(code);
}

/** Whether a password or code was not taken: better-auth's own codes are in capitals, ours are not. */
export function isWrongSecret(code: string): boolean {
  return code.startsWith("http_4") || /^[A-Z_]+$/.test(code);
}
