import type { Queue } from "../../app/live-store.ts";

/** What can be due: turns of conversations, and the lines of each queue. */
export type DueList = "turns" | Queue;

/** Names of all keys. Those of one shard share a hash tag, so that one script may touch them together, also in Cluster. */
export type KeyNames = {
  shards: readonly ShardKeys[];
  shardOf(conversationId: string): ShardKeys;
  /** The keys of every step, in the order that lua/prelude.lua describes. */
  ofConversation(conversationId: string): ConversationKeys;
};

/** `shard`: the same list for all conversations of one shard. */
export type ConversationKeys = { shard: readonly string[]; own: readonly string[] };

export type ShardKeys = Record<DueList, string> & {
  expiry: string;
  sinceEvent: string;
  sinceLine: string;
  counts: string;
  deadList: string;
  deadOf: string;
  done: string;
  conversation(conversationId: string): string;
};

/** `prefix` keeps several installations apart on one Redis. */
export function nameKeys(prefix: string, shardCount: number): KeyNames {
  const bases = Array.from({ length: shardCount }, (_, shard) => `${prefix}:{${shard}}`);
  const shards = bases.map(shardKeys);
  const shared = shards.map(
    ({ turns, speak, record, expiry, sinceEvent, sinceLine, counts, deadList, deadOf, done }) => [
      ...[turns, speak, record, expiry, sinceEvent, sinceLine, counts, deadList, deadOf, done],
    ],
  );
  const indexOf = (conversationId: string) => (shardCount === 1 ? 0 : fold(conversationId) % shardCount);
  return {
    shards,
    shardOf(conversationId) {
      const shard = shards[indexOf(conversationId)];
      if (shard === undefined) throw new Error("a live store without shards");
      return shard;
    },
    ofConversation(id) {
      const index = indexOf(id);
      const [base, shard] = [bases[index], shared[index]];
      if (shard === undefined) throw new Error("a live store without shards");
      return { shard, own: ["c", "e", "m", "d", "s", "r"].map((part) => `${base}:${part}:${id}`) };
    },
  };
}

function shardKeys(base: string): ShardKeys {
  return {
    turns: `${base}:turns`,
    speak: `${base}:speaking`,
    record: `${base}:recording`,
    expiry: `${base}:expiry`,
    sinceEvent: `${base}:since_event`,
    sinceLine: `${base}:since_line`,
    counts: `${base}:counts`,
    deadList: `${base}:dead_list`,
    deadOf: `${base}:dead_of`,
    done: `${base}:done`,
    conversation: (id) => `${base}:c:${id}`,
  };
}

/** FNV-1a, 32 bits: where a conversation lives must be the same in every process and every version. */
function fold(text: string): number {
  let hash = 0x811c9dc5;
  for (let n = 0; n < text.length; n += 1) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
  return hash >>> 0;
}
