import { DatabaseSync } from "node:sqlite";
import { Redis } from "ioredis";
import { z } from "zod";
import type { Stores } from "./open-stores.ts";

/** Something of a conversation that is not done, in words: what it is, since when, who has it until when. No content. */
export type Waiting = { conversationId: string; what: string };

/** All that waits in the live store, as it stands now, while the product runs. */
export async function whereItWaits(live: Stores["live"], now: number): Promise<Waiting[]> {
  const found = live.kind === "sqlite" ? fromSqlite(live.file) : await fromRedis(live.url);
  return found.map((each) => ({ conversationId: each.conversationId, what: inWords(each, now) }));
}

const Item = z.object({
  conversationId: z.string(),
  /** "event", or what is to be done. */
  kind: z.string(),
  state: z.string(),
  tries: z.number(),
  since: z.number(),
  due: z.number().nullable(),
  heldUntil: z.number().nullable(),
});
type Item = z.infer<typeof Item>;

function inWords({ kind, state, tries, since, due, heldUntil }: Item, now: number): string {
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  const when =
    due === null ? "not due" : due <= now ? `due for ${seconds(now - due)} s` : `due in ${seconds(due - now)} s`;
  const lease = heldUntil ?? 0;
  const taken = lease > now ? `, taken for another ${seconds(lease - now)} s` : lease > 0 ? ", its lease is over" : "";
  return `${kind} ${state} ${seconds(now - since)} s ago, tried ${tries} times, ${when}${taken}`;
}

function fromSqlite(file: string): Item[] {
  const db = new DatabaseSync(file, { readOnly: true });
  const rows = db
    .prepare(
      `SELECT conversation_id AS conversationId, 'event' AS kind, 'accepted' AS state, tries, received_at AS since,
              due_at AS due, nullif(held_until, 0) AS heldUntil
         FROM event JOIN conversation ON conversation.id = conversation_id
       UNION ALL
       SELECT line.conversation_id, kind, state, tries, created_at, max(line.due_at, outbox.due_at), nullif(held_until, 0)
         FROM line JOIN outbox USING (conversation_id, queue) WHERE ended_at IS NULL`,
    )
    .all();
  db.close();
  return z.array(Item).parse(rows);
}

/** Layouts of lua/prelude.lua. */
const READ = `
  local found = {}
  local function add(queue, held, due)
    local stored = redis.call('HGETALL', KEYS[queue])
    for i = 2, #stored, 2 do
      local v = cmsgpack.unpack(stored[i])
      local item = queue == 2
        and { kind = 'event', state = 'accepted', tries = v[3], since = v[1] }
        or { kind = v[7], state = v[4], tries = v[5], since = v[6] }
      item.heldUntil, item.due = tonumber(held) or cjson.null, tonumber(due) or cjson.null
      found[#found + 1] = item
    end
  end
  local h = redis.call('HMGET', KEYS[1], 'h', 'speak:h', 'record:h')
  add(2, h[1], redis.call('ZSCORE', KEYS[5], ARGV[1]))
  add(3, h[2], redis.call('ZSCORE', KEYS[6], ARGV[1]))
  add(4, h[3], redis.call('ZSCORE', KEYS[7], ARGV[1]))
  return #found == 0 and '[]' or cjson.encode(found)`;

async function fromRedis(url: string): Promise<Item[]> {
  const client = new Redis(url);
  const base = "tsunagu:{0}";
  const lists = ["turns", "speaking", "recording"].map((list) => `${base}:${list}`);
  const ids = new Set((await Promise.all(lists.map((list) => client.zrangebyscore(list, "-inf", "+inf")))).flat());
  const items: Item[] = [];
  for (const id of ids) {
    const own = ["c", "e", "s", "r"].map((part) => `${base}:${part}:${id}`);
    const answer = z.string().parse(await client.eval(READ, own.length + lists.length, ...own, ...lists, id));
    const found = z.array(Item.omit({ conversationId: true })).parse(JSON.parse(answer));
    items.push(...found.map((each) => ({ ...each, conversationId: id })));
  }
  client.disconnect();
  return items;
}
