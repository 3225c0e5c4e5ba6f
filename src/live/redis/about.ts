import type { KeyRing } from "../../app/key-ring.ts";
import { StoreTooNew } from "../store-too-new.ts";
import { askSurely } from "./connect.ts";
import { listLettersAnew } from "./list-letters-anew.ts";
import type { RedisClient } from "./make-client.ts";
import { nameKeys } from "./name-keys.ts";

/**
 * 2: what waits is told apart by city. 3: an attempt that holds nothing but its kind is a word. 4: letters with danger stand first. Of
 * earlier ones everything is read; their programs could not keep the counts right beside ours, would take such a word for a line that cannot
 * be read, and list a letter with danger among the others.
 */
const FORMAT = 4;
const UPGRADED = [1, 2, 3];
const PURPOSE = "live/key-check";

/**
 * Reads (or writes, the first time) what this store is: its format, its number of shards, and whether `keys` fit it. The number of
 * shards is that of the first opening for good: where a conversation lives hangs on it. Throws when the store is of another
 * format, or the keys do not fit: found out at start, wrong RECORD_KEYS are a line in a log; found out later, they would turn
 * every waiting event into a dead letter. One of an earlier format is brought up to date. `now`: ms
 * since epoch.
 */
export async function readAbout(
  client: RedisClient,
  prefix: string,
  keys: KeyRing,
  shards: number,
  now: () => number,
): Promise<{ shards: number }> {
  const key = `${prefix}:about`;
  const stored = await askSurely(client, async () => {
    // Two processes may open a new store at once: the first one's word counts.
    await client.hsetnx(key, "format", FORMAT);
    await client.hsetnx(key, "shards", shards);
    return client.hgetallBuffer(key);
  });
  const format = Number(stored.format);
  if (format > FORMAT) throw new StoreTooNew("REDIS_URL", format, FORMAT);
  if (format !== FORMAT && !UPGRADED.includes(format))
    throw new Error(`the live store on Redis is of format ${format}, this program knows ${FORMAT}`);
  if (stored.keyCheck !== undefined) keys.open(stored.keyCheck, PURPOSE);
  const known = Number(stored.shards);
  if (format !== FORMAT) await listLettersAnew(client, nameKeys(prefix, known), now);
  // Sealed anew with the ring's first key, so that an old key can be dropped one day.
  const keyCheck = Buffer.from(keys.seal("fits", PURPOSE));
  await askSurely(client, () => client.hset(key, { format: FORMAT, keyCheck }));
  return { shards: known };
}
