import type { Life } from "./live-through.ts";
import type { Fleet } from "./start-fleet.ts";
import type { ChaosLine } from "./start-line.ts";
import { type Machine, whileItGoesOn } from "./while-it-goes-on.ts";

/** Until nothing waits any more, anywhere. False: something does, and it stood still; that is a breach. */
export async function settle(
  { line, fleet }: { line: ChaosLine; fleet: Fleet },
  lives: readonly Life[],
  machine: Machine,
): Promise<boolean> {
  let left = Number.POSITIVE_INFINITY;
  const isDone = async () => {
    const chats = await Promise.all(lives.map(({ userId }) => line.chat(userId)));
    const waiting = await Promise.all(fleet.webs.map(waitingAt));
    left = chats.reduce((sum, { pending }) => sum + pending.length, 0) + Math.max(...waiting);
    return left === 0;
  };
  return whileItGoesOn(isDone, () => left, machine);
}

/** How much waits in the live store, as a web tells it; without an answer nothing is known. */
async function waitingAt(origin: string): Promise<number> {
  const text = await fetch(`${origin}/metrics`).then(
    (answer) => answer.text(),
    () => "",
  );
  const figures = [...text.matchAll(/^tsunagu_(?:events_waiting|effects)\{(.*)\} (\S+)$/gm)];
  const waits = figures.filter(([, labels]) => !/state="(?:ambiguous|dead)"/.test(labels ?? ""));
  return figures.length === 0 ? Number.POSITIVE_INFINITY : waits.reduce((sum, [, , count]) => sum + Number(count), 0);
}
