import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { Reason } from "../../src/core/casework/route.ts";
import { LANGUAGES } from "../../src/core/language.ts";

const Sentences = z.looseObject({ because: z.record(Reason.shape.code, z.string()) });
const read = (language: string) =>
  Sentences.parse(parse(readFileSync(`locales/${language}/route.yaml`, "utf8"))).because;
const named = (sentence: string) => [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);

describe.each(LANGUAGES)("why this office, in %s", (language) => {
  test.each(Reason.shape.code.options)("%s is a short sentence that names the office", (code) => {
    const sentence = read(language)[code];
    expect(named(sentence)).toContain("office");
    expect(sentence.length).toBeLessThan(160);
    expect(sentence).not.toMatch(/重層的|包括的相談支援|所管/);
    // Another language may leave a name out, never use one that the reference does not have.
    const reference = named(read("ja")[code]);
    expect(named(sentence).filter((name) => !reference.includes(name))).toEqual([]);
  });
});
