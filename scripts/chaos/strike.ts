import { setTimeout as pause } from "node:timers/promises";
import { dice } from "../dice.ts";
import { heldBack } from "./held-back.ts";
import type { Stores } from "./open-stores.ts";
import { pick } from "./pick.ts";
import type { Fleet } from "./start-fleet.ts";

/** Blows by the plan of the seed: processes killed, stores killed, shut down, crashed; several things may be away at once. */
export async function strike(
  { fleet, stores }: { fleet: Fleet; stores: Stores },
  { seed, bad, note }: { seed: number; bad: () => boolean; note: (what: string) => void },
): Promise<Record<string, number>> {
  const luck = dice(seed);
  const counts: Record<string, number> = {};
  const away = new Map<string, Promise<void>>();
  const plan = [...fleet.names.map((name) => [name, 3] as const), ...stores.blows.map((blow) => [blow, 2] as const)];
  while (bad()) {
    await pause(400 + luck() * 2200);
    const what = pick(luck(), plan);
    const awayMs = Math.round(luck() * 2500);
    const blow = stores.blows.find((each) => each === what);
    const target = blow === undefined ? what : blow.startsWith("redis") ? "redis" : "postgres";
    if (!bad() || away.has(target)) continue;
    note(`${what} away for ${awayMs} ms`);
    const name = blow ?? "process_killed";
    counts[name] = (counts[name] ?? 0) + 1;
    const back = blow === undefined ? fleet.replace(what, awayMs) : stores.strike(blow, awayMs);
    away.set(
      target,
      heldBack(
        back.then(() => {
          note(`${what} is back`);
          away.delete(target);
        }),
      ),
    );
  }
  await Promise.all(away.values());
  return counts;
}
