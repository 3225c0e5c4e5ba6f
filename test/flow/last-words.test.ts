import { expect, test } from "vitest";
import type { Event } from "../../src/core/event.ts";
import { type Lost, lastWords } from "../../src/core/flow/last-words.ts";
import { newSession } from "../../src/core/flow/new-session.ts";
import { transcriptOf } from "../../src/core/talk/transcript.ts";
import { NOON, OpenTalk } from "./open-talk.ts";

/** What is said of events that cannot be handled: `test/app/given-up.test.ts` has what comes of it. */
const { script } = new OpenTalk("kokubunji", NOON);

const base = (n: number) => ({ id: `e${n}`, at: NOON });
const said = (n: number, text: string): Event => ({ type: "said", ...base(n), messageId: `m${n}`, text });
const unsent = (n: number, messageId: string): Event => ({ type: "unsent", ...base(n), messageId });
const timer: Event = { type: "timer", ...base(2), name: "remind" };
const closed: Event = { type: "case_closed", ...base(3), caseId: "c" };

const saidOf = (events: (Event | undefined)[], more: Partial<Lost> = {}) => {
  const lost = { conversationId: "c", session: null, isToldAlready: false, ...more };
  const there = events.filter((event) => event !== undefined);
  const { effects, done } = lastWords(script, { ...lost, events: there });
  return { effects, done, all: JSON.stringify(effects), ...transcriptOf(script, effects) };
};

const withCase = (phase: "offered" | "accepted") => {
  const fresh = newSession({ city: "kokubunji", conversationId: "c", revision: "r", seed: "e0", at: NOON });
  const known = { id: "case-7", reason: "handoff" as const, receipt: "1", holder: null, answerBy: null, phase };
  return { ...fresh, language: "en" as const, phase: "handed" as const, case: { ...known, acceptedAt: null } };
};

test.each([
  ["one message", [said(1, "もう死にたい")], "m1", "もう死にたい"],
  ["one of several; the others stay unread", [said(1, "家賃が"), said(2, "もう死にたい")], "m2", "もう死にたい"],
  ["only all together", [said(1, "もう死に"), said(2, "たい")], "m1+m2", "もう死に\nたい"],
])("danger is heard in %s", (_where, events, messageId, text) => {
  const { effects, all } = saidOf(events);
  expect(effects.map(({ type }) => type)).toEqual(["open_case", "say", "say"]);
  expect(effects[0]).toMatchObject({
    opening: { reason: "danger", ageBand: null, danger: { kinds: ["suicide"] }, words: [{ messageId, text }] },
  });
  expect(effects.slice(1)).toMatchObject([
    { lane: "crisis", repeatable: true },
    { lane: "flow", repeatable: false },
  ]);
  // Nobody could take in the answer.
  expect(all).not.toContain("aside-");
});

test.each([
  ["news of a case or the clock", [closed, timer]],
  ["a message that she took back", [said(1, "もう死にたい"), unsent(2, "m1")]],
])("nothing is said of %s", (_what, events) => {
  expect(saidOf(events).effects).toEqual([]);
});

test("told a moment ago, she is told nothing but of danger", () => {
  expect(saidOf([said(1, "家賃が払えません")], { isToldAlready: true }).effects).toEqual([]);
  const { effects } = saidOf([said(1, "もう死にたい")], { isToldAlready: true });
  expect(effects.map(({ type }) => type)).toEqual(["open_case", "say"]);
});

test("the language is hers, or that of her words", () => {
  expect(saidOf([said(1, "I cannot pay my rent this month")]).all).toContain("Please write again");
  expect(saidOf([said(1, "我付不起房租了，我不知道怎么办才好")]).all).toContain("もう一度(いちど)");
  expect(saidOf([said(1, "家賃が払えません")], { session: withCase("offered") }).all).toContain("Please write again");
});

test.each(["offered", "accepted"] as const)("who has a case (%s) is alarmed about in it, with her words", (phase) => {
  const { effects } = saidOf([said(1, "もう死にたい")], { session: withCase(phase) });
  expect(effects.filter(({ type }) => type !== "say")).toMatchObject([
    { type: "alert", caseId: "case-7", danger: { tier: 1 } },
    { type: "add_message", caseId: "case-7", messageId: "m1", text: "もう死にたい" },
  ]);
});

test("what staff answered reaches her all the same, and is done with that", () => {
  const holder = { id: "a", name: "福祉課" };
  const reply: Event = {
    type: "staff_replied",
    ...base(1),
    caseId: "c",
    messageId: "r1",
    text: "死にたい方へ",
    holder,
  };
  const { effects, done } = saidOf([reply, timer]);
  expect(effects).toMatchObject([{ type: "say", lane: "staff", staffMessageId: "r1" }]);
  expect(done).toEqual(["e1"]);
});

test("what she answered on their page reaches her case, with an alarm where it is danger", () => {
  const wrote = (text: string): Event => ({
    type: "wrote_on_page",
    ...base(1),
    caseId: "case-9",
    messageId: "p1",
    text,
  });
  const message = { type: "add_message", caseId: "case-9", messageId: "p1" };
  expect(saidOf([wrote("はい、あしたで大丈夫です")])).toMatchObject({ effects: [message], done: ["e1"] });
  expect(saidOf([wrote("もう死にたい")]).effects).toMatchObject([
    message,
    { type: "alert", caseId: "case-9" },
    { type: "say", lane: "crisis" },
  ]);
});
