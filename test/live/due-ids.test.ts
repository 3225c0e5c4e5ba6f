import { expect, test } from "vitest";
import { makeDueIds } from "../../src/live/redis/due-ids.ts";
import { makeDueList } from "../../src/live/redis/due-list.ts";
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

test.each([
  { whose: "what another process accepted and left when it died", offered: false },
  { whose: "our own", offered: true },
])("however much comes, $whose is come to before all that is younger than it but a few dozen", async ({ offered }) => {
  let clock = 1000;
  const held = new Map<string, number>();
  const first = async (most: number) => {
    const all = [...held].map(([id, at]) => ({ id, at }));
    return all.toSorted((a, b) => a.at - b.at).slice(0, most);
  };
  const due = makeDueList({ ask: first, isTold: () => true, now: () => clock });
  const comes = (id: string, isOffered: boolean) => {
    held.set(id, clock);
    if (isOffered) due.offer({ id, at: clock });
  };
  for (let n = 0; n < 20; n += 1) comes(`before-${n}`, true);
  clock += 1;
  comes("old", offered);
  clock += 100;
  const younger = [];
  for (let n = 0; n < 5000 && held.has("old"); n += 1) {
    // Three come while one is done, without end.
    for (let k = 0; k < 3; k += 1) comes(`new-${n}-${k}`, true);
    clock += 1;
    const taken = await due.next(clock);
    if (taken === null) throw new Error("nothing is due");
    if (taken.startsWith("new")) younger.push(taken);
    held.delete(taken);
    due.answered(taken);
  }
  expect(held.has("old")).toBe(false);
  expect(younger.length).toBeLessThan(64);
});
