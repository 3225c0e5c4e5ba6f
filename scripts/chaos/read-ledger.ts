import { DatabaseSync } from "node:sqlite";
import { Redis } from "ioredis";
import { z } from "zod";
import type { Stores } from "./open-stores.ts";

/** What the delivery ledger says at the end, of both stores alike. Read while no process of the product runs. */
export type Ledger = {
  done: { lineId: string; requestId: string | null }[];
  /** Lines that could not be delivered, or of which nobody knows; `put_off`: until the month's pushes are there again. */
  letters: { lineId: string; conversationId: string; state: string; reason: string }[];
  /** Lines and events that still wait. */
  unfinished: number;
  deadEvents: number;
};

const PUT_OFF = { state: "put_off", reason: "quota" } as const;

export async function readLedger(live: Stores["live"]): Promise<Ledger> {
  return live.kind === "sqlite" ? fromSqlite(live.file) : fromRedis(live.url);
}

/** Nothing else waits for so long. */
const PUT_OFF_MS_MIN = 600_000;

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
  const putOff = z
    .array(Row.pick({ id: true, conversation_id: true }))
    .parse(
      db
        .prepare(
          "SELECT id, conversation_id FROM line JOIN outbox USING (conversation_id, queue) WHERE ended_at IS NULL AND outbox.due_at > ?",
        )
        .all(Date.now() + PUT_OFF_MS_MIN),
    )
    .map(({ id, conversation_id }) => ({ ...PUT_OFF, lineId: id, conversationId: conversation_id }));
  const count = (table: string) => Count.parse(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()).n;
  const ledger: Ledger = {
    done: rows.flatMap((row) => (row.state === "done" ? [{ lineId: row.id, requestId: row.request_id }] : [])),
    letters: [
      ...putOff,
      ...rows.flatMap(({ id, conversation_id, state, reason }) =>
        state === "dead" || state === "ambiguous"
          ? [{ lineId: id, conversationId: conversation_id, state, reason: reason ?? "" }]
          : [],
      ),
    ],
    unfinished: count("line WHERE ended_at IS NULL") + count("event") - putOff.length,
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
  for (const conversationId of await client.zrangebyscore(`${base}:speaking`, Date.now() + PUT_OFF_MS_MIN, "+inf")) {
    const lineIds = await client.hkeys(`${base}:s:${conversationId}`);
    listed.push(...lineIds.map((lineId) => ({ ...PUT_OFF, lineId, conversationId })));
  }
  const putOff = listed.length;
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
    unfinished: sum("events", "planned", "attempted", "waiting") - putOff,
    deadEvents: sum("dead_events"),
  };
}
