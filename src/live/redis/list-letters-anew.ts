import { askSurely } from "./connect.ts";
import type { RedisClient } from "./make-client.ts";
import type { KeyNames } from "./name-keys.ts";
import { makeScripts } from "./scripts.ts";

/** So many letters a step, so that nobody waits long behind it. */
const BATCH = 200;

/** Puts all dead letters where they stand in the list by now (list-letter.lua). `now`: ms since epoch. Any number of times is as good as once. */
export async function listLettersAnew(client: RedisClient, names: KeyNames, now: () => number): Promise<void> {
  const run = makeScripts(client, names.shards.length);
  for (const { deadOf } of names.shards) {
    // Told by their ids: in the list they change their places meanwhile.
    const letters = Object.entries(await askSurely(client, () => client.hgetall(deadOf)));
    for (let from = 0; from < letters.length; from += BATCH) {
      const some = letters.slice(from, from + BATCH);
      await askSurely(client, () =>
        Promise.all(some.map(([id, of]) => run("list-letter", names.ofConversation(of), [of, now(), "", id]))),
      );
    }
  }
}
