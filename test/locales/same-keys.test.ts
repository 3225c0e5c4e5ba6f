import { expect, test } from "vitest";
import { LANGUAGES } from "../../src/core/language.ts";
import { allTexts, isList, isReason, textsIn } from "./texts.ts";

const reference = textsIn("ja");

test.each(LANGUAGES)("%s says everything that ja says, and nothing else", (language) => {
  const said = textsIn(language).map(({ key }) => key);
  expect(said.toSorted()).toEqual(reference.map(({ key }) => key).toSorted());
});

test.each(LANGUAGES)("%s leaves no text empty", (language) => {
  expect(textsIn(language).filter(({ text }) => text.trim() === "")).toEqual([]);
});

test.each(LANGUAGES)("%s names the same things in the same places as ja", (language) => {
  const named = new Map(textsIn(language).map(({ key, text }) => [key, placeholdersIn(text)]));
  const different = reference
    .filter(({ key }) => !isReason(key))
    .filter(({ key, text }) => placeholdersIn(text).join() !== named.get(key)?.join())
    .map(({ key }) => key);
  expect(different).toEqual([]);
});

test("every placeholder is one that the engine fills in", () => {
  const people = ["city", "area", "lead", "holder", "offices", "from", "said"];
  const filled = [...people, "receipt", "answer_by", "topics", "number", "until", "count"];
  const unknown = allTexts.filter(
    ({ key, text }) => !isReason(key) && placeholdersIn(text).some((name) => !filled.includes(name)),
  );
  expect(unknown).toEqual([]);
});

test("no list of words has an empty or a doubled word", () => {
  const wrong = allTexts
    .filter(({ key }) => isList(key) && key !== "common:and")
    .filter(({ text }) => {
      const words = text.split("、");
      return words.some((word) => word.trim() === "") || new Set(words).size < words.length;
    });
  expect(wrong).toEqual([]);
});

function placeholdersIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ""))].toSorted();
}
