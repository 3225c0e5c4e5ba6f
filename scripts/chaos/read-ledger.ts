import { DatabaseSync } from "node:sqlite";
import { Redis } from "ioredis";
import { z } from "zod";
import type { Stores } from "./open-stores.ts";

/** What the delivery ledger says at the end, of both stores alike. Read while no process of the product runs. */
export type Ledger = {
  done: { lineId: string; requestId: string | null }[];
  /** Lines that could not be delivered, or of which nobody knows. */
  letters: { lineId: string; conversationId: string; state: string; reason: string }[];
  /** Lines and events that still wait. */
  unfinished: number;
  deadEvents: number;
};

export async function readLedger(live: Stores["live"]): Promise<Ledger> {
  return live.kind === "sqlite" ? fromSqlite(live.file) : fromRedis(live.url);
}

const Row = z.object({
  id: z.string(),
  conversation_id: z.string(),
  state: z.string(),
  reason: z.string().nullable(),
  request_id: z.string().nullable(),
});
const Count = z.object({ n: z.number() });

function fromSqlite(file: string): Ledger {
  const db = new DatabaseSync(file, { readOnly: true });
  const rows = z.array(Row).parse(db.prepare("SELECT id, conversation_id, state, reason, request_id FROM line").all());
  const count = (table: string) => Count.parse(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()).n;
  const ledger: Ledger = {
    done: rows.flatMap((row) => (row.state === "done" ? [{ lineId: row.id, requestId: row.request_id }] : [])),
    letters: rows.flatMap(({ id, conversation_id, state, reason }) =>
      state === "dead" || state === "ambiguous"
        ? [{ lineId: id, conversationId: conversation_id, state, reason: reason ?? "" }]
        : [],
    ),
    unfinished: count("line WHERE ended_at IS NULL") + count("event"),
    deadEvents: count("dead_event"),
  };
  db.close();
  return ledger;
}

async function fromRedis(url: string): Promise<Ledger> {
  const client = new Redis(url);
  const base = "tsunagu:{0}";
  const done = await client.xrange(`${base}:done`, "-", "+");
  const counts = await client.hgetall(`${base}:counts`);
  const letters = await client.hgetall(`${base}:dead_of`);
  const listed: Ledger["letters"] = [];
  for (const [lineId, conversationId] of Object.entries(letters)) {
    const [state = "", reason = ""] = await client
      .eval(
        "local v = cmsgpack.unpack(redis.call('HGET', KEYS[1], ARGV[1])); return { v[1], v[2] }",
        1,
        `${base}:d:${conversationId}`,
        lineId,
      )
      .then((answer) => z.array(z.string()).parse(answer));
    listed.push({ lineId, conversationId, state: state.split(" ")[0] ?? "", reason });
  }
  client.disconnect();
  const sum = (...names: string[]) => names.reduce((total, name) => total + Number(counts[name] ?? 0), 0);
  return {
    done: done.map(([, fields]) => ({
      lineId: fields[1] ?? "",
      requestId: fields[3] === "" ? null : (fields[3] ?? null),
    })),
    letters: listed,
    unfinished: sum("events", "planned", "attempted", "waiting"),
    deadEvents: sum("dead_events"),
  };
}
