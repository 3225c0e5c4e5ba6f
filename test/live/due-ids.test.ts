import { expect, test } from "vitest";
import { makeDueIds } from "../../src/live/redis/due-ids.ts";
import { makeClient } from "../../src/live/redis/make-client.ts";
import { nameKeys } from "../../src/live/redis/name-keys.ts";

/** A Redis that answers when it is told to, with what it holds then. */
function slowRedis() {
  const held = new Map<string, number>();
  const questions: (() => void)[] = [];
  const client = makeClient({
    ...{ kind: "single", tls: false, username: null, password: null, database: 0 },
    node: { host: "127.0.0.1", port: 1 },
  });
  client.zrangebyscore = async () => {
    await new Promise<void>((resolve) => void questions.push(resolve));
    return [...held].flatMap(([id, at]) => [id, String(at)]);
  };
  const answer = async () => {
    questions.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { client, held, answer };
}

test("a question that several share reaches as far as each of them: what is due is not missed", async () => {
  const { client, held, answer } = slowRedis();
  const due = makeDueIds(client, nameKeys("test", 1), { isTold: () => false, now: () => 10 });
  const first = due.turns.next(10).then((found) => found ?? due.turns.next(10));
  const second = due.turns.next(10);
  await answer();
  held.set("a", 5).set("b", 6);
  await answer();
  await answer();
  await answer();
  // A guess may be taken by somebody else meanwhile; but nobody may be told that nothing is due.
  expect([await first, await second]).not.toContain(null);
});
