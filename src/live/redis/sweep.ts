import type { LiveStore } from "../../app/live-store.ts";
import type { ShardKeys } from "./name-keys.ts";
import type { Parts } from "./parts.ts";
import { integer, list } from "./reply.ts";
import { DONE_TTL_MS } from "./times.ts";

/** So many conversations a step, so that nobody waits long behind a sweep. */
const BATCH = 200;

/** `LiveStore.sweep`: one script a conversation, each of which leaves everything right. Marks go by themselves. */
export function makeSweep({ client, run, names }: Parts): LiveStore["sweep"] {
  async function forgetIn(shard: ShardKeys, now: number): Promise<number> {
    let vanished = 0;
    let kept = 0;
    for (;;) {
      const ids = await client.zrangebyscore(shard.expiry, "-inf", now, "LIMIT", kept, BATCH);
      const answers = await Promise.all(ids.map((id) => run("forget", names.ofConversation(id), [id, now, ""])));
      for (const answer of answers) {
        const [sessions, gone] = list(answer).map(integer);
        vanished += sessions ?? 0;
        kept += gone === 1 ? 0 : 1;
      }
      if (ids.length < BATCH) return vanished;
    }
  }

  return async (now) => {
    let sessions = 0;
    for (const shard of names.shards) {
      sessions += await forgetIn(shard, now);
      await client.xtrim(shard.done, "MINID", now - DONE_TTL_MS + 1);
    }
    return { sessions };
  };
}
