import { expect, test } from "vitest";
import { typedText } from "../../src/web/page/talk/typed-text.ts";
import { becameOf } from "../../src/web/page/talk/unsaid.ts";

const TOKEN = "a-token-of-hers";

test.each<{ she: string; writes: [first: string, then: string]; reloads: boolean; isAnother: boolean }>([
  { she: "presses twice", writes: ["家賃が", "家賃が"], reloads: false, isAnother: false },
  { she: "presses again after a reload", writes: ["家賃が", "家賃が"], reloads: true, isAnother: false },
  { she: "adds something", writes: ["家賃が", "家賃が払えない"], reloads: false, isAnother: true },
  { she: "adds something after a reload", writes: ["家賃が", "家賃が払えない"], reloads: true, isAnother: true },
])("of what did not seem to arrive, who $she says: another? $isAnother", ({ writes, reloads, isAnother }) => {
  const store = aStore();
  const first = typedText(TOKEN, store);
  const id = first.idOf(writes[0]);
  const then = reloads ? typedText(TOKEN, store) : first;
  if (reloads) expect(then.text).toBe(writes[0]);
  expect(then.idOf(writes[1]) !== id).toBe(isAnother);
});

test("what arrived is kept no more, and the same words again are said again", () => {
  const store = aStore();
  const typed = typedText(TOKEN, store);
  const id = typed.idOf("はい");
  typed.arrived();
  expect(typedText(TOKEN, store).text).toBe("");
  expect(typed.idOf("はい")).not.toBe(id);
});

test.each([
  { error: "offline", words: "kept", tap: "waits" },
  { error: "http_503", words: "kept", tap: "waits" },
  { error: "too_often", words: "tooOften", tap: "tooOften" },
  { error: "page_over", words: "refused", tap: "refused" },
  { error: "http_400", words: "refused", tap: "refused" },
])("after $error her words are $words, a tap is $tap: only what waits is said to be sent again", (row) => {
  expect(becameOf({ id: "1", text: "家賃が払えない" }, row.error)).toBe(row.words);
  expect(becameOf({ id: "2", data: "rent" }, row.error)).toBe(row.tap);
});

function aStore(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
    key: (n) => [...kept.keys()][n] ?? null,
    get length() {
      return kept.size;
    },
  };
}
