import type { SQLOutputValue } from "node:sqlite";
import type { DeadLetter, LiveStore } from "../../app/live-store.ts";
import { DANGER_REASON } from "../../core/operations-view.ts";
import { integer, orNull, text } from "./column.ts";
import type { Parts } from "./parts.ts";

/** `LiveStore.deadLetters` and `deadLetter`: what an operator sees of what could not be delivered or handled. */
export function prepareReadLetters({ db }: Parts): Pick<LiveStore, "deadLetters" | "deadLetter"> {
  const letters = (where: string) => `
    SELECT id, conversation_id, city, state || ' ' || kind AS what, reason, ended_at AS at, effect IS NULL AS forgotten,
      0 AS is_danger
    FROM line WHERE state IN ('dead', 'ambiguous') AND ended_at IS NOT NULL AND given_up_at IS NULL AND ${where}
    UNION ALL SELECT id, conversation_id, city, 'dead event', reason, at, body IS NULL, reason GLOB '${DANGER_REASON}*'
    FROM dead_event WHERE given_up_at IS NULL AND ${where}`;
  const page = db.prepare(`
    SELECT * FROM (${letters("(?1 IS NULL OR city IS NULL OR city = ?1)")})
    WHERE ?3 IS NULL OR (is_danger, at, id) < (?3, ?4, ?5) ORDER BY is_danger DESC, at DESC, id DESC LIMIT ?2`);
  const one = db.prepare(letters("id = ?1"));

  return {
    deadLetters: async (limit, city, after) => {
      const place = after === undefined ? [null, null, null] : [after.isDanger ? 1 : 0, after.at, after.id];
      return page.all(city ?? null, limit, ...place).map(readRow);
    },
    deadLetter: async (id) => {
      const row = one.get(id);
      return row === undefined ? null : readRow(row);
    },
  };
}

function readRow(row: Record<string, SQLOutputValue>): DeadLetter {
  return {
    ...{ id: text(row.id), conversationId: text(row.conversation_id), city: orNull(text, row.city ?? null) },
    ...{ what: text(row.what), reason: text(row.reason), at: integer(row.at), forgotten: integer(row.forgotten) === 1 },
  };
}
