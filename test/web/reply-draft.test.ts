import { beforeEach, expect, test } from "vitest";
import { type DraftStore, makeReplyDrafts } from "../../src/web/desk/reply-draft.ts";

let store: DraftStore;
let made = 0;
const newId = () => `00000000-0000-4000-8000-${String(++made).padStart(12, "0")}`;
const draftsOf = (email: string) => makeReplyDrafts(store, email, newId);

beforeEach(() => {
  store = memoryStore();
});

test("what was being written is there after a reload", () => {
  const written = draftsOf("sato@city").write("case-1", "あした うかがいます");
  expect(draftsOf("sato@city").read("case-1")).toEqual(written);
});

test("the same words keep their id, so that sending twice adds one message; other words are another message", () => {
  const drafts = draftsOf("sato@city");
  const first = drafts.write("case-1", "あした");
  expect(drafts.write("case-1", "あした").clientId).toBe(first.clientId);
  expect(drafts.write("case-1", "あさって").clientId).not.toBe(first.clientId);
});

test("a reply that the server has is gone, and the next one is another message", () => {
  const drafts = draftsOf("sato@city");
  const sent = drafts.write("case-1", "あした");
  drafts.drop("case-1");
  const next = drafts.read("case-1");
  expect(next.text).toBe("");
  expect(next.clientId).not.toBe(sent.clientId);
});

test("each case has its own draft", () => {
  const drafts = draftsOf("sato@city");
  drafts.write("case-1", "一");
  drafts.write("case-2", "二");
  expect([drafts.read("case-1").text, drafts.read("case-2").text]).toEqual(["一", "二"]);
});

test("the next person at this PC does not find what the one before wrote", () => {
  draftsOf("sato@city").write("case-1", "ひみつ");
  store.setItem("another-part", "stays");
  const next = draftsOf("suzuki@city");
  next.write("case-2", "わたしの");
  next.dropOthers();
  expect(draftsOf("sato@city").read("case-1").text).toBe("");
  expect(next.read("case-2").text).toBe("わたしの");
  expect(store.getItem("another-part")).toBe("stays");
});

test("a draft of an older form is forgotten instead of breaking the page", () => {
  store.setItem("tsunagu-draft:sato@city:case-1", "{not json");
  expect(draftsOf("sato@city").read("case-1").text).toBe("");
});

function memoryStore(): DraftStore {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    key: (index) => [...items.keys()][index] ?? null,
    get length() {
      return items.size;
    },
  };
}
