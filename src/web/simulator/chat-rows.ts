import type { Chat, ChatItem, Violation, WebhookState } from "../../core/simulator-view.ts";
import { dayOf, dayWords } from "./clock-words.ts";

/** One line of the chat as it is drawn. `key` is stable from one answer of the simulator to the next. */
export type ChatRow =
  | { kind: "day"; key: string; words: string }
  /** `first`: show the sender's name and icon. `last`: show the time. Both over a run of one sender within a minute. */
  | { kind: "item"; key: string; item: ChatItem; first: boolean; last: boolean }
  | { kind: "violation"; key: string; violation: Violation }
  | { kind: "undelivered"; key: string; webhook: WebhookState };

/**
 * Everything a chat shows, oldest first: messages, what LINE refused, what could not be delivered, and a line at each new day.
 * `now` is ISO 8601 and only decides what is called 今日.
 */
export function chatRows(chat: Pick<Chat, "items" | "violations" | "pending">, now: string): ChatRow[] {
  const entries = [
    ...chat.items.map(itemEntry),
    ...chat.violations.map(violationEntry),
    ...troubled(chat.pending).map(webhookEntry),
  ];
  // Array.sort is stable: LINE's own order stays where two things have the same time.
  const sorted = entries.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const rows: ChatRow[] = [];
  for (const [index, entry] of sorted.entries()) {
    const before = sorted[index - 1];
    const after = sorted[index + 1];
    if (before === undefined || dayOf(before.at) !== dayOf(entry.at)) {
      rows.push({ kind: "day", key: `day-${dayOf(entry.at)}`, words: dayWords(entry.at, now) });
    }
    rows.push(withRun(entry.row, before?.row, after?.row));
  }
  return rows;
}

type Entry = { at: string; row: ChatRow };

function itemEntry(item: ChatItem): Entry {
  return { at: item.at, row: { kind: "item", key: `item-${item.id}`, item, first: true, last: true } };
}

function violationEntry(violation: Violation): Entry {
  return { at: violation.at, row: { kind: "violation", key: `violation-${violation.id}`, violation } };
}

function webhookEntry(webhook: WebhookState): Entry {
  return { at: webhook.at, row: { kind: "undelivered", key: `webhook-${webhook.webhookEventId}`, webhook } };
}

/** A webhook on its first try is nothing to talk about. */
function troubled(pending: readonly WebhookState[]): WebhookState[] {
  return pending.filter((webhook) => webhook.state === "waiting" || webhook.state === "undelivered");
}

function withRun(row: ChatRow, before: ChatRow | undefined, after: ChatRow | undefined): ChatRow {
  if (row.kind !== "item") return row;
  return { ...row, first: !sameRun(before, row), last: !sameRun(row, after) };
}

function sameRun(one: ChatRow | undefined, other: ChatRow | undefined): boolean {
  if (one?.kind !== "item" || other?.kind !== "item") return false;
  return (
    one.item.from === other.item.from && one.item.from !== "notice" && minuteOf(one.item.at) === minuteOf(other.item.at)
  );
}

function minuteOf(at: string): number {
  return Math.floor(Date.parse(at) / 60_000);
}
