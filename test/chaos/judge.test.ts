import { describe, expect, test } from "vitest";
import { type Evidence, judge, type Phone } from "../../scripts/chaos/judge.ts";
import { notOnPage } from "../../scripts/chaos/talk-on-page.ts";
import { retryKeyOf } from "../../src/app/retry-key-of.ts";

/** A judge who never finds anything would be worth nothing: each breach is seen, alone. */
const CONVERSATION = "c1";
const RECEIPT = "1234-5678";

function phone(more: Partial<Phone> = {}): Phone {
  return {
    ...{ userId: "U1", course: "handoff", stories: ["話1"], notes: ["追加1", "追加2"], receipt: RECEIPT },
    ...{ takenBack: [], blocked: [], page: notOnPage(), answers: 9 },
    ...{ consented: true, ended: true, conversationId: CONVERSATION, pending: 0 },
    texts: [`受付番号\n${RECEIPT}`, "待つあいだに、もっと困ったら", "返事1", "返事2"],
    ...more,
  };
}

function evidence(more: Partial<Evidence> = {}): Evidence {
  return {
    phones: [phone()],
    cases: [oneCase()],
    replies: ["返事1", "返事2"].map((text) => ({ caseId: "k", receipt: RECEIPT, text })),
    ledger: { done: [{ lineId: "e1#0", requestId: "r1" }], letters: [], unfinished: 0, deadEvents: 0 },
    line: { calls: [call("r1")], faults: {}, violations: [], webhooksUnderWay: 0 },
    indiscreetLogs: [],
    ...more,
  };
}

function oneCase(more: Partial<Evidence["cases"][number]> = {}): Evidence["cases"][number] {
  return {
    ...{ conversationId: CONVERSATION, receipt: RECEIPT, words: ["借金（話1）"], answers: "self 40-64 honda line" },
    fromResident: ["午後（追加1）", "午後（追加2）"],
    ...more,
  };
}

function call(requestId: string, retryKey: string | null = null): Evidence["line"]["calls"][number] {
  const endpoint = retryKey === null ? "reply" : "push";
  return { at: 1, endpoint, requestId, retryKey, status: 200, fault: null, userId: "U1" };
}

function broken(given: Evidence): string[] {
  return judge(given).flatMap(({ promise, breaches }) => (breaches.length > 0 ? [promise] : []));
}

const ledger = (more: Partial<Evidence["ledger"]>) => ({ ledger: { ...evidence().ledger, ...more } });
const line = (more: Partial<Evidence["line"]>) => ({ line: { ...evidence().line, ...more } });
const onPage = (more: Partial<Phone["page"]>) => ({ phones: [phone({ page: { ...notOnPage(), ...more } })] });
const BLOCKED = { lineId: "e3#0", conversationId: CONVERSATION, state: "dead", reason: "blocked" };
const letter = { lineId: "e2#0", conversationId: CONVERSATION, state: "ambiguous", reason: "timeout" };

test("nothing is found where all is well", () => {
  expect(broken(evidence())).toEqual([]);
});

describe("is found:", () => {
  test.each<[what: string, promise: string, more: Partial<Evidence>]>([
    ["a note that is not in the record", "events lost", { cases: [oneCase({ fromResident: ["午後（追加1）"] })] }],
    ["a story that is not in the record", "events lost", { cases: [oneCase({ words: [] })] }],
    ["an answer that got lost", "events lost", { cases: [oneCase({ answers: "self null honda line" })] }],
    ["a story twice", "events doubled", { cases: [oneCase({ words: ["（話1）", "（話1）"] })] }],
    ["a note twice", "events doubled", { cases: [oneCase({ fromResident: ["（追加1）", "（追加1）", "（追加2）"] })] }],
    ["notes in another order", "out of order", { cases: [oneCase({ fromResident: ["（追加2）", "（追加1）"] })] }],
    ["a resident who still waits", "replies lost", { phones: [phone({ ended: false })] }],
    ["called done, never accepted", "replies lost", line({ calls: [] })],
    ["a dead line", "replies lost", ledger({ letters: [{ ...letter, state: "dead" }] })],
    ["by reply and by push", "replies doubled", line({ calls: [call("r1"), call("r2", retryKeyOf("e1#0"))] })],
    ["a call that no line explains", "replies doubled", line({ calls: [call("r1"), call("r2")] })],
    ["no case after a consent", "cases lost or doubled", { phones: [phone({ notes: [], stories: [] })], cases: [] }],
    ["a second case", "cases lost or doubled", { cases: [oneCase(), oneCase({ receipt: "9999-0000" })] }],
    ["nobody's case", "cases lost or doubled", { cases: [oneCase(), oneCase({ conversationId: "c2" })] }],
    ["something that still waits", "left unfinished", ledger({ unfinished: 1 })],
    ["content in a log", "content in logs", { indiscreetLogs: ["web-1.log"] }],
    ["words taken back", "taken back, yet to be read", { phones: [phone({ notes: ["追加1"], takenBack: ["追加2"] })] }],
    ["a line given up for a block that never was", "replies lost", ledger({ letters: [BLOCKED] })],
    ["a dead event", "left unfinished", ledger({ deadEvents: 1 })],
    ["seen twice on the page", "events doubled", onPage({ twice: ["a"] })],
    ["seen on the page in another order", "out of order", onPage({ acts: ["a", "b"], seen: ["b", "a"] })],
    [
      "told on the page, said in LINE",
      "told on the page, heard elsewhere",
      { phones: [phone({ page: { ...notOnPage(), stories: ["話1"] }, texts: [...phone().texts, "借金（話1）"] })] },
    ],
    ["read in another browser", "told on the page, heard elsewhere", onPage({ peeked: true })],
    ["a webhook without a 200", "left unfinished", { phones: [phone({ pending: 1 })] }],
  ])("%s", (_what, promise, more) => {
    expect(broken(evidence(more))).toContain(promise);
  });

  test("a staff's reply that is not on the phone, and one that stands there twice or too early", () => {
    const texts = phone().texts.filter((text) => text !== "返事1");
    expect(broken(evidence({ phones: [phone({ texts })] }))).toEqual(["replies lost"]);
    expect(broken(evidence({ phones: [phone({ texts: [...phone().texts, "返事2"] })] }))).toEqual(["replies doubled"]);
    expect(broken(evidence({ phones: [phone({ texts: [...texts, "返事1"] })] }))).toEqual(["out of order"]);
  });
});

test("a reply in doubt explains what is missing or nameless, and is counted apart", () => {
  const texts = phone().texts.filter((text) => text !== "返事1");
  expect(broken(evidence({ phones: [phone({ texts })], ...ledger({ letters: [letter] }) }))).toEqual([]);
  const nameless = { ...ledger({ letters: [letter] }), ...line({ calls: [call("r1"), call("r2")] }) };
  expect(broken(evidence(nameless))).toEqual([]);
});

test("what staff write to somebody who has blocked the account need not be on the phone, while she has", () => {
  const texts = phone().texts.filter((text) => text !== "返事1");
  const gone = phone({ texts, blocked: [{ from: 5, to: 9 }] });
  const during = (at: number) => line({ calls: [{ ...call("r1"), at }] });
  expect(broken(evidence({ phones: [gone], ...during(7) }))).toEqual([]);
  expect(broken(evidence({ phones: [gone], ...during(10) }))).toEqual(["replies lost"]);
  expect(broken(evidence({ phones: [gone], ...ledger({ letters: [BLOCKED] }) }))).toEqual([]);
  // One call carries what waited, several lines of it.
  const both = phone({ texts: texts.filter((text) => text !== "返事2"), blocked: [{ from: 5, to: 9 }] });
  expect(broken(evidence({ phones: [both], ...during(7) }))).toEqual(["replies lost"]);
  const packed = ledger({ done: ["e1#0", "e2#0"].map((lineId) => ({ lineId, requestId: "r1" })) });
  expect(broken(evidence({ phones: [both], ...during(7), ...packed }))).toEqual([]);
});
