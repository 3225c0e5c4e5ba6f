import { expect, test } from "vitest";
import type { CaseMove, CaseRow } from "../../src/core/casework/views.ts";
import { nextStep } from "../../src/web/desk/next-step.ts";
import { whyNoReply } from "../../src/web/desk/why-no-reply.ts";
import { caseRow } from "./case-row.ts";

type Example = { why: string; row: Partial<CaseRow>; moves: CaseMove[]; main: CaseMove | null; says: string };

const examples: Example[] = [
  {
    why: "danger comes before accepting",
    row: { alarm: true },
    moves: ["accept", "pass", "acknowledge"],
    main: "acknowledge",
    says: "危険のしるしがあります。内容を確かめ、「確認しました」を押してください。",
  },
  {
    why: "an offered case is to be accepted in time",
    row: {},
    moves: ["pass", "accept"],
    main: "accept",
    says: "まだ だれも受け付けていません。11月24日(火) 17:15までに受け付けてください。",
  },
  {
    why: "when the deadline is over, the next one is not hers to wait for",
    row: { due: { what: "accept", at: "2026-11-24T08:15:00Z", rung: 1 } },
    moves: ["pass", "accept"],
    main: "accept",
    says: "期限をすぎても、まだ だれも受け付けていません。すぐに受け付けてください。",
  },
  {
    why: "a resident waits",
    row: { status: "accepted", acceptedBy: "佐藤", waiting: true },
    moves: ["reply", "pass", "close"],
    main: "reply",
    says: "住民が返事を待っています。あなたが担当しています。",
  },
  {
    why: "a colleague has it, and she may help out",
    row: { status: "accepted", acceptedBy: "田中" },
    moves: ["reply", "pass", "close"],
    main: "reply",
    says: "田中さんが担当しています。同じ窓口のあなたも、返事を書けます。",
  },
  {
    why: "LINE no longer reaches her: nothing to press first, but the case can go on",
    row: { status: "accepted", acceptedBy: "佐藤", reachable: false },
    moves: ["pass", "close"],
    main: null,
    says: "あなたが担当しています。LINEが届かないので、ほかの方法で連絡してください。",
  },
  {
    why: "LINE no longer reaches her, and she was not called yet: that she was is what to press",
    row: {
      ...{ status: "accepted", acceptedBy: "佐藤", reachable: false },
      due: { what: "contact", at: "2026-11-26T08:00:00Z", rung: 1 },
    },
    moves: ["start", "pass", "close"],
    main: "start",
    says: "はじめての連絡が、約束の日時（11月24日(火) 17:15）をすぎています。すぐに連絡してください。あなたが担当しています。LINEが届かないので、ほかの方法で連絡してください。",
  },
  {
    why: "a case of another office is only looked at",
    row: {},
    moves: [],
    main: null,
    says: "地域包括支援センターもとまちが預かっています。まだ だれも受け付けていません。",
  },
  {
    why: "a closed case",
    row: { status: "closed" },
    moves: [],
    main: null,
    says: "おわった相談です。住民がもう一度話しかけると、新しい相談になります。",
  },
];

test.each(examples)("$why", ({ row, moves, main, says }) => {
  const step = nextStep({ row: caseRow(row), moves }, "佐藤");
  expect(step.says).toBe(says);
  expect(step.main).toBe(main);
});

test("buttons stand in one order, and only those the server allows", () => {
  const step = nextStep(
    { row: caseRow({ status: "accepted" }), moves: ["close", "acknowledge", "pass", "reply"] },
    "佐藤",
  );
  expect(step.moves).toEqual(["acknowledge", "reply", "pass", "close"]);
});

test.each([
  { row: {}, moves: ["reply"], says: null },
  { row: {}, moves: ["accept", "pass"], says: "返事を書くには、先に受け付けてください。" },
  { row: { status: "closed" }, moves: [], says: "おわった相談には、返事を書けません。" },
  {
    row: { status: "accepted", reachable: false },
    moves: ["pass"],
    says: "いまLINEが届かないので、返事は送れません。",
  },
  { row: { status: "accepted" }, moves: [], says: "返事は、担当している人が書きます。" },
] as { row: Partial<CaseRow>; moves: CaseMove[]; says: string | null }[])(
  "reply box: $says",
  ({ row, moves, says }) => {
    expect(whyNoReply({ row: caseRow(row), moves })).toBe(says);
  },
);
