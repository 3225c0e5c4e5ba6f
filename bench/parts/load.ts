import { setTimeout as pause } from "node:timers/promises";
import { dice } from "../../scripts/dice.ts";
import { type Bot, newUserId, says, sendWebhook } from "./bot.ts";
import { isAskedForConsent, type Lane, nothingYet, type Seat, type Talked } from "./residents.ts";
import { openWire, type Wire } from "./wire.ts";

const DRAIN_MS_MAX = 120_000;
const LOOK_MS = 20;
/** Of the shortest talk from 友だち追加 to the receipt; residents are spread over so many. */
const STEPS_OF_A_TALK = 15;

export type Load = {
  /** How long new events begin. */
  ms: number;
  /** It ends earlier when so many events were answered. */
  events?: number;
  /** Events a second in all, at moments left to chance; null: as fast as answers come. */
  perSecond: number | null;
};

export type Talk = (lane: Lane, place: number) => Promise<void>;

/** Seats for residents who talk at the same time, each with a connection of her own. */
export function makeSeats(count: number): Seat[] {
  return Array.from({ length: count }, (_, place) => ({ place, resident: null }));
}

/** Lets all talk at once, for a time; resolves when the last has heard an answer. `seconds`: how long it really took. */
export async function underLoad(
  bot: Bot,
  seats: readonly Seat[],
  { ms, perSecond, events = Number.POSITIVE_INFINITY }: Load,
  talk: Talk,
): Promise<Talked & { seconds: number }> {
  const from = performance.now();
  const everyMs = perSecond === null ? 0 : (seats.length * 1000) / perSecond;
  const talked = await letTalk(bot, seats, talk, (sofar, place) => {
    const inTime = makePace({ from, ms, everyMs, chance: dice(place + 1) });
    // Where every second one hears nothing, nothing is measured.
    return async () => (await inTime()) && sofar.events < events && sofar.unanswered <= seats.length;
  });
  return { ...talked, seconds: (performance.now() - from) / 1000 };
}

/** Brings each to another step of the talk: residents do not come to their handing over all in the same moment. */
export async function spreadOut(bot: Bot, seats: readonly Seat[], talk: Talk): Promise<void> {
  await letTalk(bot, seats, talk, (_, place) => {
    let left = Math.floor((place * STEPS_OF_A_TALK) / seats.length);
    return async () => left-- > 0;
  });
}

/** What is worst: all come to their handing over, and consent in the same moment. */
export async function allAtOnce(bot: Bot, seats: readonly Seat[], talk: Talk): Promise<Talked> {
  await letTalk(bot, seats, talk, () => async (heard) => !isAskedForConsent(heard));
  return letTalk(bot, seats, talk, () => {
    let left = 1;
    return async () => left-- > 0;
  });
}

async function letTalk(
  bot: Bot,
  seats: readonly Seat[],
  talk: Talk,
  goOnOf: (talked: Talked, place: number) => Lane["goOn"],
): Promise<Talked> {
  const talked = nothingYet();
  const wires = await openWires(bot, seats.length);
  try {
    await Promise.all(
      wires.map((wire, n) => {
        const seat = seats[n] ?? { place: n, resident: null };
        return talk({ seat, bot, wire, talked, goOn: goOnOf(talked, n) }, n);
      }),
    );
  } finally {
    for (const wire of wires) wire.end();
  }
  return talked;
}

/** On average every so often, as people come, without a beat; a little later when an answer took longer. */
function makePace(pace: { from: number; ms: number; everyMs: number; chance: () => number }): () => Promise<boolean> {
  const { from, ms, everyMs, chance } = pace;
  const gapMs = () => -Math.log(1 - chance()) * everyMs;
  let dueAt = from + gapMs();
  return async () => {
    const now = performance.now();
    if (Math.max(dueAt, now) - from >= ms) return false;
    if (dueAt > now) await pause(dueAt - now);
    dueAt = Math.max(dueAt, now) + gapMs();
    return true;
  };
}

/** `count` residents write once, `lanes` webhooks under way at a time; waits until all have heard an answer, if there is any. */
export async function burst(
  bot: Bot,
  { count, lanes, answered = true }: { count: number; lanes: number; answered?: boolean },
): Promise<{ seconds: number; acks: number[] }> {
  const wires = await openWires(bot, lanes);
  const before = bot.line.calls();
  const acks: number[] = [];
  let left = count;
  const from = performance.now();
  await Promise.all(
    wires.map(async (wire) => {
      while (left-- > 0) acks.push(await sendWebhook(bot, wire, [someoneWrites()]));
    }),
  );
  const seconds = (performance.now() - from) / 1000;
  for (const wire of wires) wire.end();
  if (answered) await heardBy(bot, before + count);
  return { seconds, acks };
}

/** One webhook with as many residents' words: ms until it was acknowledged; waits until all are answered. */
export async function oneRequest(bot: Bot, events: number): Promise<number> {
  const [wire] = await openWires(bot, 1);
  if (wire === undefined) throw new Error("no connection");
  const before = bot.line.calls();
  const took = await sendWebhook(bot, wire, Array.from({ length: events }, someoneWrites));
  wire.end();
  await heardBy(bot, before + events);
  return took;
}

function someoneWrites() {
  return { userId: newUserId(), deed: says("仕事をやめて、借金が返せません") };
}

async function heardBy({ line }: Bot, calls: number): Promise<void> {
  const last = performance.now() + DRAIN_MS_MAX;
  while (line.calls() < calls) {
    if (performance.now() > last) throw new Error(`${calls - line.calls()} residents were never answered`);
    await pause(LOOK_MS);
  }
}

function openWires({ ports }: Bot, lanes: number): Promise<Wire[]> {
  return Promise.all(Array.from({ length: lanes }, (_, place) => openWire(ports[place % ports.length] ?? 0)));
}
