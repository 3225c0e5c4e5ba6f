import { setTimeout as pause } from "node:timers/promises";
import { type Bot, newUserId, says, sendWebhook } from "./bot.ts";
import { type Lane, nothingYet, type Talked } from "./residents.ts";
import { openWire, type Wire } from "./wire.ts";

const DRAIN_MS_MAX = 120_000;
const LOOK_MS = 20;

export type Load = {
  /** Residents who talk at the same time, each with a connection of her own. */
  lanes: number;
  /** How long new events begin. */
  ms: number;
  /** It ends earlier when so many events were answered. */
  events?: number;
  /** Events a second in all; null: as fast as answers come. */
  perSecond: number | null;
};

/** Lets `lanes` residents talk at once, for a time; resolves when the last has heard an answer. `seconds`: how long it really took. */
export async function underLoad(
  bot: Bot,
  { lanes, ms, perSecond, events = Number.POSITIVE_INFINITY }: Load,
  talk: (lane: Lane, place: number) => Promise<void>,
): Promise<Talked & { seconds: number }> {
  const talked = nothingYet();
  const wires = await openWires(bot, lanes);
  const from = performance.now();
  const everyMs = perSecond === null ? 0 : (lanes * 1000) / perSecond;
  try {
    await Promise.all(
      wires.map((wire, place) => {
        const inTime = makePace(from, ms, everyMs, (everyMs * place) / lanes);
        // Where every second one hears nothing, nothing is measured.
        const goOn = async () => (await inTime()) && talked.events < events && talked.unanswered <= lanes;
        return talk({ bot, wire, talked, goOn }, place);
      }),
    );
  } finally {
    for (const wire of wires) wire.end();
  }
  return { ...talked, seconds: (performance.now() - from) / 1000 };
}

/** Each lane begins at another moment, and does something every so often, or a little later when an answer took longer. */
function makePace(from: number, ms: number, everyMs: number, firstMs: number): () => Promise<boolean> {
  let dueAt = from + firstMs;
  return async () => {
    const now = performance.now();
    if (everyMs > 0 && dueAt > now) await pause(dueAt - now);
    dueAt = Math.max(dueAt, now) + everyMs;
    return performance.now() - from < ms;
  };
}

/** `count` residents write once, `lanes` webhooks under way at a time; waits until all have heard an answer, if there is any. */
export async function burst(
  bot: Bot,
  { count, lanes, answered = true }: { count: number; lanes: number; answered?: boolean },
): Promise<{ perSecond: number; acks: number[] }> {
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
  const perSecond = (count / (performance.now() - from)) * 1000;
  for (const wire of wires) wire.end();
  if (answered) await heardBy(bot, before + count);
  return { perSecond, acks };
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
