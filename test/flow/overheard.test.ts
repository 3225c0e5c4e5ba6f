import { expect, test } from "vitest";
import type { Event } from "../../src/core/event.ts";
import { newSession } from "../../src/core/flow/new-session.ts";
import { transition } from "../../src/core/flow/transition.ts";
import type { KnownCase } from "../../src/core/session.ts";
import { NOON, OpenTalk } from "./open-talk.ts";

/** Danger in words that were told to others, not to us. */
const { script } = new OpenTalk("mito", NOON);
const fresh = newSession({ city: "mito", conversationId: "c", revision: "r", seed: "e0", at: NOON });
const danger = { tier: 1 as const, kinds: ["suicide" as const], evidence: [] };
const overheard = (where: "group" | "standby", minutes = 0): Event => {
  const at = new Date(Date.parse(NOON) + minutes * 60_000).toISOString();
  return { type: "overheard", id: `e${minutes}`, at, where, language: "ja", danger };
};
const known = (phase: KnownCase["phase"]): KnownCase => ({
  ...{ id: "case-7", reason: "danger", receipt: "1", holder: null, answerBy: null, phase, acceptedAt: null },
});

test("in a group it is said whom to call and where to write, once in ten minutes; nobody is named, no case is opened", () => {
  let session = fresh;
  const said = [0, 5, 11].map((minutes) => {
    const [next, effects] = transition(script, session, overheard("group", minutes));
    session = next;
    return effects;
  });
  expect(said.map((effects) => effects.length)).toEqual([1, 0, 1]);
  expect(said[0]).toMatchObject([{ type: "say", lane: "crisis", repeatable: true }]);
  expect(JSON.stringify(said[0])).toMatch(/1対1のトーク.*tel:110.*tel:119/);
  expect(session).toMatchObject({ case: null, phase: "new", words: [] });
});

test.each([
  ["offered", [{ type: "alert", caseId: "case-7", danger }]],
  ["closed", []],
  [null, []],
] as const)(
  "another tool holds her chat: we say nothing; her case (%s) is alarmed about if it is open",
  (phase, done) => {
    const session = { ...fresh, case: phase === null ? null : known(phase) };
    expect(transition(script, session, overheard("standby"))[1]).toEqual(
      done.map((each) => ({ ...each, at: expect.any(String) })),
    );
  },
);
