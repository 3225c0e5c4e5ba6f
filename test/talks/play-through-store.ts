import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { handleTurn } from "../../src/app/handle-turn.ts";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import type { LinesClaim, LiveStore } from "../../src/app/live-store.ts";
import { answerTo, asRecorded } from "../../src/app/play-talk.ts";
import type { Effect } from "../../src/core/effect.ts";
import type { Event } from "../../src/core/event.ts";
import type { Script } from "../../src/core/script.ts";
import { Resident } from "../../src/core/talk/resident.ts";
import type { Expected, Talk } from "../../src/core/talk/talk.ts";
import { transcriptOf } from "../../src/core/talk/transcript.ts";
import { openSqliteLiveStore } from "../../src/live/sqlite-live-store.ts";
import { silentLog } from "../silent-log.ts";
import { silentMeter } from "../silent-meter.ts";

const CONVERSATION = "conversation";
const LEASE_MS = 1000;

/** Plays a talk on the real live store, which is closed and opened again between every two turns, as after a restart. */
export async function playThroughStore(published: Script, talk: Talk): Promise<Expected[]> {
  const dir = mkdtempSync(join(tmpdir(), "talk-"));
  const keys = makeKeyRing([{ id: "test", key: new Uint8Array(32).fill(7) }]);
  const script = asRecorded(published, talk);
  const resident = new Resident(talk.at);
  const now = () => resident.now();
  const open = () => openSqliteLiveStore({ file: join(dir, "live.sqlite"), keys, now });
  const said: Expected[] = [];
  try {
    for (const { happening } of talk.turns) {
      const live = open();
      const events = resident.happen(happening);
      await accept(live, script, events, now());
      const effects = await settleAll(live, script, resident);
      resident.see([...effects, ...(await onPage(live, now()))]);
      said.push(transcriptOf(script, effects));
      await live.close();
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  return said;
}

/** What stands on her page now. */
async function onPage(live: LiveStore, at: number): Promise<Effect[]> {
  const page = (await live.sessionOf(CONVERSATION, at))?.securePage ?? null;
  return (page?.talk ?? []).map(({ bubbles, quick }) => ({ type: "say_on_page", bubbles, quick }));
}

const pageAddress = (_conversation: string, link: string) => `page:${link}`;

async function accept(live: LiveStore, script: Script, events: Event[], receivedAt: number): Promise<void> {
  if (events.length === 0) return;
  const address = { city: script.city.id, channel: "line" as const, userId: "U0" };
  const arrivals = events.map((event) => ({
    event,
    conversationId: CONVERSATION,
    address,
    receivedAt,
    readyAt: receivedAt,
    replyToken: null,
  }));
  await live.accept(arrivals);
}

/** Works until nothing waits: turns, then what they want done, then what came back. */
async function settleAll(live: LiveStore, script: Script, resident: Resident): Promise<Effect[]> {
  const scripts = new Map([[script.city.id, script]]);
  const done: Effect[] = [];
  const now = () => resident.now();
  for (;;) {
    const turn = await live.claimTurn(now(), LEASE_MS);
    if (turn !== null) await handleTurn({ live, scripts, pageAddress, now, log: silentLog, meter: silentMeter }, turn);
    const answers: Event[] = [];
    for (const queue of ["record", "speak"] as const) {
      const claim = await live.claimLines(queue, now(), LEASE_MS);
      if (claim !== null) done.push(...(await carryOutAll(live, claim, now())));
    }
    const fresh = done.filter((effect) => !answered.has(effect));
    for (const effect of fresh) {
      answered.add(effect);
      answers.push(...answerTo(script, resident, effect));
    }
    await accept(live, script, answers, now());
    if (turn === null && answers.length === 0) return done;
  }
}

/** Effects whose answer was already given; by identity, so that two equal effects are both answered. */
const answered = new WeakSet<Effect>();

async function carryOutAll(live: LiveStore, claim: LinesClaim, at: number): Promise<Effect[]> {
  const lines = claim.lines;
  for (const line of lines) {
    const attempt =
      claim.queue === "speak"
        ? ({ how: "push", retryKey: line.id, body: "{}", firstAt: at } as const)
        : ({ how: "record" } as const);
    await live.attempt(claim, [line.id], attempt);
    await live.settle(claim, [{ lineId: line.id, state: "done", requestId: null, at }]);
  }
  await live.release(claim);
  return lines.map((line) => line.effect);
}
