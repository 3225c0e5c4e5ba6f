import type { Bot } from "./bot.ts";
import { makeSeats, underLoad } from "./load.ts";
import { walkThroughIntake } from "./residents.ts";
import type { MeasuredServer } from "./start-server.ts";

/** What an event costs one of the processes that share a store, each at the same rate. Events: all that it handled, its own too. */
export type GrowthFigures = {
  name: string;
  eventsPerSecond: number;
  cpuMsPerEvent: number;
  /** How often something else took its core in the middle of its work. */
  preemptedPerEvent: number;
};

export type GrowthLoad = { ms: number; perSecondEach: number };

const LANES_EACH = 64;

/** Residents tap through the intake, as many and as often for each process; the work of each is told apart by its own account. */
export async function measureGrowth(
  bot: Bot,
  servers: readonly { name: string; server: MeasuredServer }[],
  { ms, perSecondEach }: GrowthLoad,
): Promise<GrowthFigures[]> {
  const accounts = () => Promise.all(servers.map(({ server }) => accountOf(server)));
  const before = await accounts();
  const seats = makeSeats(LANES_EACH * servers.length);
  const load = { ms, perSecond: perSecondEach * servers.length };
  const { seconds } = await underLoad(bot, seats, load, (lane) => walkThroughIntake(lane, false));
  const after = await accounts();
  return servers.map(({ name }, n) => {
    const [from, to] = [before[n], after[n]];
    if (from === undefined || to === undefined) throw new Error("a process without an account");
    const events = to.handled - from.handled;
    return {
      ...{ name, eventsPerSecond: events / seconds, cpuMsPerEvent: (to.cpuMs - from.cpuMs) / events },
      preemptedPerEvent: (to.preempted - from.preempted) / events,
    };
  });
}

async function accountOf({ port, cpuMs, preempted }: MeasuredServer) {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const handled = [...text.matchAll(/^tsunagu_events_handled_total\{.*\} (\S+)$/gm)];
  return {
    handled: handled.reduce((sum, [, count]) => sum + Number(count), 0),
    cpuMs: cpuMs(),
    preempted: preempted(),
  };
}
