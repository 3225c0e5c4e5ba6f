import { describe, expect, test } from "vitest";
import type { Chat, ChatItem } from "../../src/core/simulator-view.ts";
import { type ChatRow, chatRows } from "../../src/web/simulator/chat-rows.ts";
import { clockWords, dayWords } from "../../src/web/simulator/clock-words.ts";

const NOW = "2026-11-22T05:00:00Z";

function city(id: string, at: string): ChatItem {
  return { from: "city", id, at, message: { type: "text", text: "はい" }, via: "reply" };
}

function resident(id: string, at: string): ChatItem {
  const message = { type: "text", text: "こんにちは" } as const;
  return { from: "resident", id, at, message, echo: false, read: true, webhookEventId: `event-${id}` };
}

function rowsOf(chat: Partial<Pick<Chat, "items" | "violations" | "pending">>): ChatRow[] {
  return chatRows({ items: [], violations: [], pending: [], ...chat }, NOW);
}

/** A chat in short: "[今日] 1" for a day line and an item. */
function drawn(rows: readonly ChatRow[]): string {
  return rows.map((row) => (row.kind === "day" ? `[${row.words}]` : row.key.replace(/^item-/, ""))).join(" ");
}

describe("a line stands between days", () => {
  test.each([
    { why: "nothing was said", items: [], shown: "" },
    {
      why: "one day",
      items: [city("1", "2026-11-22T01:00:00Z"), city("2", "2026-11-22T02:00:00Z")],
      shown: "[今日] 1 2",
    },
    {
      why: "midnight in Japan, the same day in UTC",
      items: [city("1", "2026-11-21T14:59:00Z"), city("2", "2026-11-21T15:00:00Z")],
      shown: "[昨日] 1 [今日] 2",
    },
    {
      why: "days without a word have no line",
      items: [city("1", "2026-11-18T03:00:00Z"), city("2", "2026-11-22T03:00:00Z")],
      shown: "[11/18(水)] 1 [今日] 2",
    },
  ])("$why", ({ items, shown }) => {
    expect(drawn(rowsOf({ items }))).toBe(shown);
  });
});

test("what LINE refused and what was not delivered stand where they happened", () => {
  const violation = {
    id: "v",
    at: "2026-11-22T01:01:00Z",
    city: "mito",
    userId: "u",
    call: "POST /v2/bot/message/reply",
    status: 400,
    message: "Invalid reply token",
    details: [],
    requestId: "r",
  };
  const webhook = { type: "message", tries: 3, nextTryAt: null, lastError: "503" };
  const rows = rowsOf({
    items: [resident("1", "2026-11-22T01:00:00Z"), city("2", "2026-11-22T01:03:00Z")],
    violations: [violation],
    pending: [
      { ...webhook, webhookEventId: "lost", at: "2026-11-22T01:02:00Z", state: "undelivered" },
      { ...webhook, webhookEventId: "underway", at: "2026-11-22T01:02:30Z", state: "sending" },
    ],
  });
  expect(drawn(rows)).toBe("[今日] 1 violation-v webhook-lost 2");
});

test("name and icon open a run of one sender within a minute, the time closes it", () => {
  const rows = rowsOf({
    items: [
      city("1", "2026-11-22T01:00:05Z"),
      city("2", "2026-11-22T01:00:40Z"),
      city("3", "2026-11-22T01:01:00Z"),
      resident("4", "2026-11-22T01:01:10Z"),
      city("5", "2026-11-22T01:01:20Z"),
    ],
  });
  const runs = rows.flatMap((row) =>
    row.kind === "item" ? [`${row.first ? "<" : "-"}${row.item.id}${row.last ? ">" : "-"}`] : [],
  );
  expect(runs).toEqual(["<1-", "-2>", "<3>", "<4>", "<5>"]);
});

test("times are Japan's, wherever the browser stands", () => {
  expect(clockWords("2026-11-22T00:05:00Z")).toBe("9:05");
  expect(dayWords("2026-12-31T15:00:00Z", "2026-12-31T16:00:00Z")).toBe("今日");
});
