import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CASE_ERRORS } from "../../src/core/casework/case.ts";
import { CaseMove } from "../../src/core/casework/views.ts";
import { auditWords } from "../../src/web/desk/audit-words.ts";
import { auditWordsEn } from "../../src/web/desk/audit-words-en.ts";

const SRC = join(import.meta.dirname, "../../src");

/** What is written into the audit by a name of its own: found in the code, so that a new one cannot be forgotten. */
function namedInCode(): string[] {
  const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const calls = /addAudit\(\s*\w+,\s*[\w.]+,\s*"(\w+)"|\baction: "(\w+)"/g;
  return files
    .filter((name) => !name.startsWith("web"))
    .flatMap((name) => [...readFileSync(join(SRC, name), "utf8").matchAll(calls)])
    .map(([, audit, action]) => audit ?? action ?? "");
}

describe.each([
  { language: "Japanese", words: auditWords },
  { language: "English", words: auditWordsEn },
])("the auditor reads in $language", ({ words }) => {
  test("what was done, never its code", () => {
    const named = namedInCode();
    expect(named.length).toBeGreaterThan(20);
    expect([...new Set([...named, ...CaseMove.options])].filter((action) => !(action in words.actions))).toEqual([]);
  });

  test("why a move was not done", () => {
    expect(CASE_ERRORS.filter((error) => !(error in words.outcomes))).toEqual([]);
  });
});
