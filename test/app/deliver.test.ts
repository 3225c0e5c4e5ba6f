import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Channel, Sent } from "../../src/app/channel.ts";
import { deliver } from "../../src/app/deliver.ts";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import type { LiveStore } from "../../src/app/live-store.ts";
import type { Meter } from "../../src/app/meter.ts";
import { retryKeyOf } from "../../src/app/retry-key-of.ts";
import type { Delivery } from "../../src/core/casework/views.ts";
import type { Lane, Say } from "../../src/core/effect.ts";
import { newSession } from "../../src/core/flow/new-session.ts";
import { openSqliteLiveStore } from "../../src/live/sqlite-live-store.ts";
import { silentLog } from "../silent-log.ts";
import { silentMeter } from "../silent-meter.ts";

/** The promises about LINE's answers, on the real store: what is repeated, what never is, and what staff see. */
const START = Date.parse("2026-04-01T10:00:00+09:00");
const LEASE_MS = 60_000;
const HOUR_MS = 3_600_000;
let dir: string;
let live: LiveStore;
let now: number;
let calls: { how: "reply" | "push"; key: string; body: string }[];
let answers: Sent[];
let noted: Delivery[];
let events: number;
let counted: string[];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "deliver-"));
  [now, calls, answers, noted, events, counted] = [START, [], [], [], 0, []];
  live = open();
});
afterEach(async () => {
  await live.close();
  rmSync(dir, { recursive: true, force: true });
});

const ACCEPTED: Sent = { outcome: "accepted", requestId: "r" };
const UNKNOWN: Sent = { outcome: "unknown", reason: "timeout" };

describe("with a reply token", () => {
  test("everything that waits goes out in one free reply, in order of its lanes", async () => {
    await decide([say("二"), say("一", "crisis"), say("三")], true);
    await deliverAll();
    expect(calls).toEqual([{ how: "reply", key: "token-1", body: "一|二|三" }]);
  });

  test("a question that waits several times is said once, and nothing of it stays open", async () => {
    await decide([say("何歳")], false);
    await decide([say("はい")], false);
    await decide([say("何歳")], true);
    await deliverAll();
    expect(calls).toEqual([{ how: "reply", key: "token-3", body: "はい|何歳" }]);
    expect((await live.gauge(now)).lines).toMatchObject({ planned: 0, done: 3 });
  });

  test("what staff wrote twice, and words of safety, are said as often as they were decided", async () => {
    await decide([{ ...say("返事", "staff"), staffMessageId: "s1" }, say("119", "crisis")], false);
    await decide([{ ...say("返事", "staff"), staffMessageId: "s2" }, say("119", "crisis")], true);
    await deliverAll();
    expect(calls.map((call) => call.body)).toEqual(["119|119|返事|返事"]);
  });

  test("what does not fit into five messages follows as a push", async () => {
    await decide([say("一", "flow", 3), say("二", "flow", 3)], true);
    await deliverAll();
    expect(calls.map((call) => call.how)).toEqual(["reply", "push"]);
  });

  test("a definitely dead token: nothing was sent, so the same goes as a push", async () => {
    answers = [{ outcome: "token_dead" }];
    await decide([say("一")], true);
    await deliverAll();
    expect(calls.map(({ how, body }) => `${how} ${body}`)).toEqual(["reply 一", "push 一"]);
  });

  test("a dead token, and LINE too busy for pushes: what stands behind the first is not taken for a reply in doubt", async () => {
    answers = [{ outcome: "token_dead" }, { outcome: "later", afterMs: 1000 }];
    await decide([say("119", "crisis"), { ...say("返事", "staff"), staffMessageId: "s1" }, say("一")], true);
    await deliverAll();
    now += HOUR_MS;
    await deliverAll();
    expect(calls.map(({ how, body }) => `${how} ${body}`)).toEqual([
      "reply 119|返事|一",
      "push 119",
      "push 119",
      "push 返事",
      "push 一",
    ]);
    expect((await live.gauge(now)).lines).toMatchObject({ done: 3, ambiguous: 0 });
    expect(noted.map(({ state }) => state)).toEqual(["waiting", "done"]);
  });

  test("an unknown outcome is never blindly resent; staff see that nobody knows", async () => {
    answers = [UNKNOWN];
    await decide([{ ...say("staff", "staff"), staffMessageId: "s1" }], true);
    await deliverAll();
    now += HOUR_MS;
    await deliverAll();
    expect(calls).toHaveLength(1);
    expect(noted).toEqual([{ state: "ambiguous", reason: "timeout" }]);
  });

  test("the conversation hears that its reply is in doubt, once", async () => {
    answers = [UNKNOWN];
    await decide([say("一"), say("二", "notice")], true);
    await deliverAll();
    const turn = await live.claimTurn(now, LEASE_MS);
    expect(turn?.events).toMatchObject([{ type: "reply_in_doubt", id: "doubt:event-1#0", eventId: "event-1" }]);
  });

  test("crisis words are better said twice than never", async () => {
    answers = [UNKNOWN];
    await decide([{ ...say("119", "crisis"), repeatable: true }, say("一")], true);
    await deliverAll();
    expect(calls.map(({ how, body }) => `${how} ${body}`)).toEqual(["reply 119|一", "push 119"]);
  });

  test("a crash in the middle of a reply: marked, not repeated", async () => {
    await decide([say("一")], true);
    const claim = await live.claimLines("speak", now, LEASE_MS);
    if (claim === null) throw new Error("nothing to say");
    await live.attempt(
      claim,
      claim.lines.map((line) => line.id),
      { how: "reply" },
    );
    await live.close();
    live = open();
    now += LEASE_MS + 1;
    await deliverAll();
    expect(calls).toEqual([]);
    expect((await live.gauge(now)).lines.ambiguous).toBe(1);
  });
});

describe("without a token", () => {
  test("a push of unknown outcome is repeated with the same key and the same body until LINE answers", async () => {
    answers = [UNKNOWN, UNKNOWN, ACCEPTED];
    await decide([say("一")], false);
    for (let tries = 0; tries < 5; tries++) {
      await deliverAll();
      now += HOUR_MS / 12;
    }
    const key = retryKeyOf("event-1#0");
    expect(calls).toEqual(Array(3).fill({ how: "push", key, body: "一" }));
    expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test("tries end before LINE forgets the key, which would send it twice", async () => {
    answers = [UNKNOWN];
    await decide([say("一")], false);
    await deliverAll();
    now += 24 * HOUR_MS;
    await deliverAll();
    expect(calls).toHaveLength(1);
    expect((await live.gauge(now)).lines.dead).toBe(1);
  });

  test("a refusal is final, and staff see why", async () => {
    answers = [{ outcome: "refused", status: 400, requestId: null }];
    await decide([{ ...say("一", "staff"), staffMessageId: "s1" }], false);
    await deliverAll();
    expect(noted).toEqual([{ state: "dead", reason: "refused_400" }]);
  });

  test("a used-up month: staff see it waits, and it goes out free with the resident's next message", async () => {
    answers = [{ outcome: "quota" }];
    await decide([{ ...say("返事", "staff"), staffMessageId: "s1" }], false);
    await deliverAll();
    expect(noted).toEqual([{ state: "waiting", reason: "quota" }]);
    now += 60_000;
    await decide([say("はい")], true);
    await deliverAll();
    expect(calls.at(-1)).toMatchObject({ how: "reply", body: "返事|はい" });
    expect(noted.at(-1)).toEqual({ state: "done", reason: null });
  });
});

describe("a push in doubt, and then the month is used up", () => {
  const QUOTA: Sent = { outcome: "quota" };
  const inDoubt = async (line: Say) => {
    answers = [UNKNOWN, QUOTA, QUOTA];
    await decide([line], false);
    await deliverAll();
    now += 60_000;
    await deliverAll();
    now += 60_000;
  };

  test("keeps nothing from a resident who writes: it is left to an operator, and she is answered", async () => {
    await inDoubt({ ...say("返事", "staff"), staffMessageId: "s1" });
    await decide([say("はい")], true);
    await deliverAll();
    expect(calls.map(({ how, body }) => `${how} ${body}`)).toEqual([
      "push 返事",
      "push 返事",
      "push 返事",
      "reply はい",
    ]);
    expect(await live.deadLetters(10)).toMatchObject([{ what: "ambiguous say", reason: "quota" }]);
    expect(noted.at(-1)).toEqual({ state: "ambiguous", reason: "quota" });
  });

  test("goes on waiting where words of safety have used her answer up before it", async () => {
    await inDoubt({ ...say("返事", "staff"), staffMessageId: "s1" });
    answers = [ACCEPTED, QUOTA];
    await decide([say("119", "crisis")], true);
    await deliverAll();
    expect(calls.slice(-2).map(({ how, body }) => `${how} ${body}`)).toEqual(["reply 119", "push 返事"]);
    expect(noted.at(-1)).toEqual({ state: "waiting", reason: "quota" });
  });

  test("words of safety go into that answer, though she may have them twice", async () => {
    await inDoubt({ ...say("119", "crisis"), repeatable: true });
    await decide([say("はい")], true);
    await deliverAll();
    expect(calls.at(-1)).toMatchObject({ how: "reply", body: "119|はい" });
  });
});

describe("a resident who has blocked us", () => {
  test("is not pushed to, for LINE would say 200: staff see that it does not arrive", async () => {
    await decide([{ ...say("返事", "staff"), staffMessageId: "s1" }, say("一")], false, false);
    await deliverAll();
    expect(calls).toEqual([]);
    expect(noted).toEqual([{ state: "dead", reason: "blocked" }]);
    expect(await live.deadLetters(10)).toMatchObject([{ reason: "blocked" }, { reason: "blocked" }]);
  });

  test("what may have gone out before stays in doubt, and is not repeated", async () => {
    answers = [UNKNOWN];
    await decide([say("一")], false);
    await deliverAll();
    now += HOUR_MS;
    await decide([], false, false);
    await deliverAll();
    expect(calls).toHaveLength(1);
    expect(await live.deadLetters(10)).toMatchObject([{ what: "ambiguous say", reason: "blocked" }]);
  });

  test("an answer to what she had just written still goes out as a reply", async () => {
    await decide([say("一")], true, false);
    await deliverAll();
    expect(calls.map((call) => call.how)).toEqual(["reply"]);
  });

  test("who comes back is pushed to again, what was held back only when an operator says so", async () => {
    await decide([say("一")], false, false);
    await deliverAll();
    await decide([say("二")], false);
    await deliverAll();
    expect(calls.map((call) => call.body)).toEqual(["二"]);
    expect(await live.retryDead("event-1#0", now)).toBe("again");
    await deliverAll();
    expect(calls.map((call) => call.body)).toEqual(["二", "一"]);
  });
});

describe('an operator\'s "try again"', () => {
  test("pushes what was ambiguous, under the line's own key", async () => {
    answers = [UNKNOWN];
    await decide([say("一")], true);
    await deliverAll();
    await live.retryDead("event-1#0", now);
    await deliverAll();
    expect(calls.map(({ how, body }) => `${how} ${body}`)).toEqual(["reply 一", "push 一"]);
    expect(calls[1]?.key).toBe(retryKeyOf("event-1#0"));
    expect((await live.gauge(now)).lines).toMatchObject({ done: 1, ambiguous: 0 });
  });
});

describe("when the process is to end", () => {
  test("what was not begun is handed back, and goes out elsewhere", async () => {
    await decide([say("一"), say("二")], false);
    await deliverAll(() => calls.length === 0);
    expect(calls.map((call) => call.body)).toEqual(["一"]);
    expect((await live.gauge(now)).lines).toMatchObject({ done: 1, planned: 1 });
    await deliverAll();
    expect(calls.map((call) => call.body)).toEqual(["一", "二"]);
  });

  test("what a reply surely did not carry is not in doubt: it goes out elsewhere", async () => {
    answers = [{ outcome: "token_dead" }];
    await decide([say("一")], true);
    await deliverAll(() => calls.length === 0);
    await deliverAll();
    expect(calls.map(({ how, body }) => `${how} ${body}`)).toEqual(["reply 一", "push 一"]);
  });

  test("a reply token is not used up for nothing", async () => {
    await decide([say("一")], true);
    await deliverAll(() => false);
    expect(calls).toEqual([]);
    await deliverAll();
    expect(calls.map((call) => call.how)).toEqual(["reply"]);
  });
});

describe("the meter", () => {
  test("counts tries, repeats, endings and LINE's answers, by city and lane", async () => {
    answers = [UNKNOWN, ACCEPTED, { outcome: "unauthorised" }];
    await decide([say("一", "crisis")], false);
    await deliverAll();
    now += HOUR_MS;
    await deliverAll();
    await decide([say("二", "staff")], false);
    await deliverAll();
    expect(counted).toEqual([
      "tried mito crisis false",
      "called mito push unknown",
      "settled mito crisis waiting",
      "tried mito crisis true",
      "called mito push accepted",
      "settled mito crisis done",
      "tried mito staff false",
      "called mito push unauthorised",
      "settled mito staff waiting",
    ]);
  });
});

test("a word of safety goes before an old push that LINE does not answer", async () => {
  answers = [UNKNOWN];
  await decide([say("一")], false);
  await deliverAll();
  now += HOUR_MS;
  answers = [ACCEPTED, UNKNOWN];
  await decide([{ ...say("119", "crisis"), repeatable: true }], true);
  await deliverAll();
  expect(calls.slice(1).map(({ how, body }) => `${how} ${body}`)).toEqual(["reply 119", "push 一"]);
});

/** A turn that says this; `withToken` as when the resident has just written. */
async function decide(says: Say[], withToken: boolean, reachable = true): Promise<void> {
  events += 1;
  const id = `event-${events}`;
  const at = new Date(now).toISOString();
  const conversationId = "conversation";
  const replyToken = withToken ? { token: `token-${events}`, until: now + 50_000 } : null;
  const address = { city: "mito", channel: "line" as const, userId: "U0" };
  await live.accept([
    { event: { id, at, type: "timer", name: "x" }, conversationId, address, receivedAt: now, readyAt: now, replyToken },
  ]);
  const claim = await live.claimTurn(now, LEASE_MS);
  if (claim === null) throw new Error("no turn");
  const session = newSession({ city: "mito", conversationId, revision: "r", seed: id, at });
  await live.commitTurn(claim, { session: { ...session, reachable }, effects: says, expiresAt: null });
}

/** Until nothing is due, or `goOn` says that the process is to end. */
async function deliverAll(goOn = () => true): Promise<void> {
  const records = { noteDelivery: async (_id: string, delivery: Delivery) => void noted.push(delivery) };
  for (
    let claim = await live.claimLines("speak", now, LEASE_MS);
    claim !== null;
    claim = await live.claimLines("speak", now, LEASE_MS)
  ) {
    await deliver({ live, channel, records, now: () => now, log: silentLog, meter, goOn }, claim);
    if (!goOn()) return;
  }
}

function say(text: string, lane: Lane = "flow", count = 1): Say {
  const bubbles = Array.from({ length: count }, () => ({ kind: "text" as const, text }));
  return { type: "say", lane, bubbles, quick: [], repeatable: false, staffMessageId: null };
}

const meter: Meter = {
  ...silentMeter,
  tried: (...what) => void counted.push(`tried ${what.join(" ")}`),
  called: (...what) => void counted.push(`called ${what.join(" ")}`),
  settled: (...what) => void counted.push(`settled ${what.join(" ")}`),
};

/** A channel that answers as told, else accepts. A body is the texts, joined. */
const channel: Channel = {
  render: (says) => {
    const texts = says.flatMap((each) => each.bubbles.map((bubble) => (bubble.kind === "text" ? bubble.text : "")));
    return { body: texts.join("|"), count: texts.length };
  },
  reply: async (_address, token, body) => answer("reply", token.token, body),
  push: async (_address, key, body) => answer("push", key, body),
  profileLanguage: async () => null,
  content: async () => ({ outcome: "gone" }),
};

function answer(how: "reply" | "push", key: string, body: string): Sent {
  calls.push({ how, key, body });
  return answers.shift() ?? ACCEPTED;
}

function open(): LiveStore {
  const keys = makeKeyRing([{ id: "test", key: new Uint8Array(32).fill(1) }]);
  return openSqliteLiveStore({ file: join(dir, "live.sqlite"), keys, now: () => now });
}
