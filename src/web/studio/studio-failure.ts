import { failureWords } from "../staff/failure-words.ts";
import { publishWords } from "./publish-words.ts";

const KNOWN: Readonly<Record<string, string>> = publishWords.failures;

/** Words for what went wrong in the studio. */
export function studioFailure(code: string): string {
  return KNOWN[code] ?? failureWords(code);
}
