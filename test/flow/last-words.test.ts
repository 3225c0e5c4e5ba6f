import { expect, test } from "vitest";
import { encodeButton } from "../../src/core/button.ts";
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
  const lost = { conversationId: "c", session: null, isBlind: false, isToldAlready: false, beside: [], ...more };
  const there = events.filter((event) => event !== undefined);
  const { effects, done, change, isTold } = lastWords(script, { ...lost, events: there });
  return { effects, done, change, isTold, all: JSON.stringify(effects), ...transcriptOf(script, effects) };
};

/** Asked whether she is safe, in the middle of a talk in which danger was heard. */
const askedWhether = (question: "safe" | "where" | "go_on", tier: 1 | 2) => {
  const known = {
    id: "case-7",
    reason: "danger" as const,
    receipt: "1",
    holder: null,
    answerBy: null,
    acceptedAt: null,
  };
  const fresh = newSession({ city: "kokubunji", conversationId: "c", revision: "r", seed: "e0", at: NOON });
  const aside = { kind: "danger" as const, question, pending: null, next: null };
  const danger = { tier, kinds: ["suicide" as const], evidence: [] };
  const open = tier === 1 ? { ...known, phase: "offered" as const } : null;
  return { ...fresh, phase: "asking" as const, aside, danger, case: open };
};
const taps = (session: { id: string; revision: string }, value: string): Event => {
  const data = encodeButton({ session: session.id, revision: session.revision, place: "!", value });
  return { type: "tapped", ...base(1), data };
};

const withCase = (phase: "offered" | "accepted") => {
  const fresh = newSession({ city: "kokubunji", conversationId: "c", revision: "r", seed: "e0", at: NOON });
  const known = { id: "case-7", reason: "handoff" as const, receipt: "1", holder: null, answerBy: null, phase };
  return { ...fresh, language: "en" as const, phase: "handed" as const, case: { ...known, acceptedAt: null } };
};

test.each([
  ["one message", [said(1, "もう死にたい")], [["m1", "もう死にたい"]]],
  ["one of several; the others stay unread", [said(1, "家賃が"), said(2, "もう死にたい")], [["m2", "もう死にたい"]]],
  [
    "only all together, each message by itself",
    [said(1, "もう死に"), said(2, "たい")],
    [
      ["m1", "もう死に"],
      ["m2", "たい"],
    ],
  ],
])("danger is heard in %s", (_where, events, staffRead) => {
  const { effects, all } = saidOf(events);
  expect(effects.map(({ type }) => type)).toEqual(["open_case", "say", "say"]);
  expect(effects[0]).toMatchObject({
    opening: {
      ...{ reason: "danger", ageBand: null, danger: { kinds: ["suicide"] } },
      words: staffRead.map(([messageId, text]) => ({ messageId, text })),
    },
  });
  expect(effects.slice(1)).toMatchObject([
    { lane: "crisis", repeatable: true },
    { lane: "flow", repeatable: false },
  ]);
  // Nobody could take in the answer.
  expect(all).not.toContain("aside-");
});

test("it is heard together with what was told beside it, which goes its own way", () => {
  const { effects } = saidOf([said(1, "もう死に")], { beside: [said(2, "たい")] });
  expect(effects[0]).toMatchObject({ type: "open_case", opening: { words: [{ messageId: "m1" }] } });
  // What alarms by itself is not alarmed about here.
  expect(saidOf([said(1, "家賃が")], { beside: [said(2, "もう死にたい")] }).effects).toMatchObject([{ lane: "flow" }]);
});

test("what only several tell together is heard also where each was handled by itself", () => {
  const halves = [said(1, "もう死に"), said(2, "たい")];
  for (const lost of [[], [timer]]) {
    const { effects, change } = saidOf(lost, { beside: halves });
    expect(effects[0]).toMatchObject({ opening: { words: [{ messageId: "m1" }, { messageId: "m2" }] } });
    expect(change).toMatchObject({ case: { reason: "danger" } });
  }
  expect(saidOf([], { beside: [said(1, "もう死にたい"), said(2, "家賃が")] }).effects).toEqual([]);
});

test.each([
  ["that she has, once", withCase("offered"), [{ type: "alert", caseId: "case-7" }], ["e1"]],
  ["that cannot be read: it stays a letter", null, [], []],
])("danger that was told to another tool is alarmed about in the case %s", (_which, session, effects, done) => {
  const danger = { tier: 1 as const, kinds: ["suicide" as const], evidence: [] };
  const heard: Event = { type: "overheard", ...base(1), where: "standby", language: "ja", danger };
  expect(saidOf([heard], { session, isBlind: session === null })).toMatchObject({ effects, done });
});

test("nothing is said of news of a case or the clock", () => {
  expect(saidOf([closed, timer])).toMatchObject({ effects: [], done: [], change: null, isTold: false });
});

test.each(["among the events", "beside them"])(
  "what she took back (%s) nobody reads: only that there was danger",
  (where) => {
    const back = unsent(2, "m1");
    const events = [said(1, "もう死にたい"), ...(where === "beside them" ? [] : [back])];
    const { effects, all, done, isTold } = saidOf(events, where === "beside them" ? { beside: [back] } : {});
    expect(effects.map(({ type }) => type)).toEqual(["open_case", "say"]);
    expect(effects[0]).toMatchObject({ opening: { words: [], danger: { tier: 1, kinds: ["suicide"], evidence: [] } } });
    expect(all).not.toContain("もう死にたい");
    expect([done, isTold]).toEqual([["e1"], false]);
    expect(saidOf([said(1, "家賃が払えません"), back])).toMatchObject({ effects: [], done: ["e1"] });
  },
);

test("of what she took back long before it came nobody hears, as ever", () => {
  const session = { ...withCase("offered"), unsent: ["m1"] };
  expect(saidOf([said(1, "もう死にたい")], { session })).toMatchObject({ effects: [], done: ["e1"], change: null });
});

test("what she takes back is taken back in her case, and does not come later either", () => {
  const session = withCase("offered");
  const words = [{ messageId: "m1+m2", at: NOON, text: "家賃が\n払えない", step: null }];
  const { effects, change, done } = saidOf([unsent(3, "m1")], { session: { ...session, words } });
  expect(effects).toMatchObject([
    { type: "redact", caseId: "case-7", messageId: "m1" },
    { type: "redact", caseId: "case-7", messageId: "m1+m2" },
  ]);
  expect(change).toMatchObject({ unsent: ["m1"], words: [] });
  // Tried again, the rest of it is undone.
  expect(done).toEqual([]);
});

test("told a moment ago, she is told nothing but of danger", () => {
  expect(saidOf([said(1, "家賃が払えません")], { isToldAlready: true }).effects).toEqual([]);
  const { effects } = saidOf([said(1, "もう死にたい")], { isToldAlready: true });
  expect(effects.map(({ type }) => type)).toEqual(["open_case", "say"]);
});

test("the language is hers, or that of her words", () => {
  expect(saidOf([said(1, "I cannot pay my rent this month")]).all).toContain("Please write again");
  expect(saidOf([said(1, "我付不起房租了，我不知道怎么办才好")]).all).toContain("もう一度(いちど)");
  const session = { ...withCase("offered"), case: null };
  expect(saidOf([said(1, "家賃が払えません")], { session }).all).toContain("Please write again");
});

test.each(["offered", "accepted"] as const)("who has a case (%s) is alarmed about in it, with her words", (phase) => {
  const { effects } = saidOf([said(1, "もう死にたい")], { session: withCase(phase) });
  expect(effects.filter(({ type }) => type !== "say")).toMatchObject([
    { type: "alert", caseId: "case-7", danger: { tier: 1 } },
    { type: "add_message", caseId: "case-7", messageId: "m1", text: "もう死にたい" },
  ]);
});

test.each([
  ["tapped", (session: ReturnType<typeof askedWhether>) => taps(session, "aside-no")],
  ["typed", () => said(1, "いいえ")],
])(
  "「いいえ」 to whether she is safe (%s) alarms staff, also when she was told a moment ago; then she is asked where she is",
  (_how, event) => {
    const session = askedWhether("safe", 2);
    const { effects, change, done, isTold, つなぐ } = saidOf([event(session)], { session, isToldAlready: true });
    expect(effects).toMatchObject([
      { type: "open_case", opening: { danger: { tier: 1, kinds: ["suicide"] } } },
      { lane: "crisis" },
    ]);
    expect(つなぐ.join()).toContain("今、どこにいますか");
    expect([done, isTold]).toEqual([["e1"], false]);
    expect(change).toMatchObject({ case: { reason: "danger" }, danger: { tier: 1 }, aside: { question: "where" } });
  },
);

test("an old button, or 「はい」, is no such answer: it is told that it was not taken in", () => {
  const session = askedWhether("safe", 2);
  for (const event of [taps({ ...session, id: "older" }, "aside-no"), taps(session, "aside-yes"), said(1, "はい")])
    expect(saidOf([event], { session })).toMatchObject({ done: [], change: null, isTold: true });
});

test.each<[string, Event, object]>([
  ["as words", said(1, "駅前のコンビニ。子どもといる"), { kind: "text", text: "駅前のコンビニ。子どもといる" }],
  [
    "as a place",
    { ...{ type: "located", ...base(1), messageId: "m1" }, latitude: 35, longitude: 139, address: null },
    { kind: "place", text: "35, 139" },
  ],
])("where she is (%s) is added to the case, as often as she tells more", (_how, event, message) => {
  const session = askedWhether("where", 1);
  const { effects, done, change } = saidOf([event], { session });
  expect(effects).toMatchObject([
    { type: "add_message", caseId: "case-7", messageId: "m1", ...message },
    { lane: "crisis" },
  ]);
  expect([done, change]).toEqual([["e1"], null]);
});

test("while a case raised for danger waits for a person, whatever she says is read there", () => {
  const session = { ...askedWhether("safe", 1), aside: null };
  const { effects, done, isTold } = saidOf([said(1, "さむい")], { session });
  expect(effects[0]).toMatchObject({ type: "add_message", caseId: "case-7", text: "さむい" });
  expect([done, isTold]).toEqual([[], true]);
});

test.each(["offered", "accepted"] as const)(
  "what is for the office that has her case (%s) goes there, and nobody says it was not taken",
  (phase) => {
    const { effects, done, isTold } = saidOf([said(1, "あした行けますか")], { session: withCase(phase) });
    expect(effects[0]).toMatchObject({ type: "add_message", caseId: "case-7", text: "あした行けますか" });
    expect([done, isTold]).toEqual([["e1"], false]);
  },
);

test("a case that is opened so is kept for her session, new or not", () => {
  const known = { reason: "danger", phase: "opening", receipt: null };
  expect(saidOf([said(1, "I want to die")]).change).toMatchObject({ case: known, danger: { tier: 1 }, language: "en" });
  expect(saidOf([said(1, "もう死にたい")]).effects[0]).not.toHaveProperty("joins");
  // What cannot be read may know of a case that is open.
  expect(saidOf([said(1, "もう死にたい")], { isBlind: true }).effects[0]).toMatchObject({ joins: true });
  const session = newSession({ city: "kokubunji", conversationId: "c", revision: "r", seed: "e0", at: NOON });
  const { effects, change } = saidOf([said(1, "もう死にたい")], { session });
  expect(change).toMatchObject({ case: known });
  expect(effects[0]).not.toHaveProperty("joins");
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
  // A talk under way is not broken off by it.
  expect(saidOf([reply], { session: { ...askedWhether("safe", 2), aside: null } }).change).toBeNull();
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
    { type: "alert", caseId: "case-9" },
    message,
    { type: "say", lane: "crisis" },
  ]);
  const elsewhere = { ...askedWhether("safe", 2), aside: null };
  expect(elsewhere.case?.id).not.toBe("case-9");
  expect(saidOf([wrote("もう死にたい")], { session: elsewhere }).effects).toMatchObject([
    { type: "alert", caseId: "case-9", about: ["p1"] },
    message,
    { type: "say", lane: "crisis" },
  ]);
  // What she says in LINE beside it alarms where that is read, and neither office is given the other's words.
  const beside = said(2, "夫に殴られて、殺されそうです");
  for (const events of [
    [wrote("もう死にたい"), beside],
    [beside, wrote("もう死にたい")],
  ]) {
    const { effects } = saidOf(events, { session: elsewhere });
    const alerts = effects.flatMap((effect) => (effect.type === "alert" ? [[effect.caseId, effect.about]] : []));
    expect(alerts).toEqual([["case-9", ["p1"]]]);
    const told = effects.flatMap((effect) =>
      effect.type === "add_message" ? [[effect.caseId, effect.messageId]] : [],
    );
    expect(told).toEqual([["case-9", "p1"]]);
    const opened = effects.flatMap((effect) => (effect.type === "open_case" ? effect.opening.words : []));
    expect(opened.map(({ messageId }) => messageId)).toEqual(["m2"]);
  }
  const twice = [wrote("もう死にたい"), { ...wrote("橋の上にいる。飛びおりる"), id: "e2", messageId: "p2" }];
  const read = saidOf(twice).effects.flatMap((effect) => (effect.type === "add_message" ? [effect.messageId] : []));
  expect(read).toEqual(["p1", "p2"]);
});
