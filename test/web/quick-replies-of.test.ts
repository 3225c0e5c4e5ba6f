import { expect, test } from "vitest";
import type { ChatItem } from "../../src/core/simulator-view.ts";
import { quickRepliesOf } from "../../src/web/simulator/quick-replies-of.ts";

const yes = { type: "message", label: "はい", text: "はい" } as const;
const asked: ChatItem = {
  from: "city",
  id: "asked",
  at: "2026-11-22T01:00:00Z",
  message: { type: "text", text: "いいですか", quickReply: { items: [{ type: "action", action: yes }] } },
  via: "reply",
};

test.each([
  { why: "the newest message's stand", quickReplyOf: "asked", usedOf: null, shown: ["はい"] },
  {
    why: "those of an older question, used before, do not hide them",
    quickReplyOf: "asked",
    usedOf: "older",
    shown: ["はい"],
  },
  { why: "just tapped: gone before the next answer", quickReplyOf: "asked", usedOf: "asked", shown: null },
  { why: "something followed the question", quickReplyOf: null, usedOf: null, shown: null },
  { why: "the message is not in the chat any more", quickReplyOf: "gone", usedOf: null, shown: null },
])("$why", ({ quickReplyOf, usedOf, shown }) => {
  const quick = quickRepliesOf({ items: [asked], quickReplyOf }, usedOf);
  expect(quick?.actions.map((action) => action.label) ?? null).toEqual(shown);
});
