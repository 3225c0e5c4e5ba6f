import { expect, test } from "vitest";
import { CASE_ERRORS } from "../../src/core/casework/case.ts";
import type { Delivery } from "../../src/core/casework/views.ts";
import { deliveryDoubtful, deliveryWords } from "../../src/web/desk/delivery-words.ts";
import { moveFailureWords } from "../../src/web/desk/move-failure-words.ts";
import { failureWords, signInFailureWords } from "../../src/web/staff/failure-words.ts";
import { caseRow } from "./case-row.ts";

test.each(CASE_ERRORS)("%s has words of its own", (code) => {
  expect(failureWords(code)).not.toContain(code);
});

test("a record that is away has words of its own", () => {
  expect(failureWords("record_away")).not.toContain("record_away");
});

test("a code without words is shown itself, so that it can be told on the telephone", () => {
  expect(failureWords("http_502")).toBe("できませんでした（http_502）。もう一度お願いします。");
});

test("too many tries at signing in are not called pressing a button too fast", () => {
  expect(signInFailureWords("http_429")).toContain("1分");
  expect(signInFailureWords("offline")).toBe(failureWords("offline"));
});

test("who was faster is named", () => {
  const row = caseRow({ status: "accepted", acceptedBy: "田中 一郎" });
  expect(moveFailureWords("already_accepted", row)).toBe("田中 一郎さんが先に受け付けました。画面を新しくしました。");
  expect(moveFailureWords("already_accepted", null)).toBe("ほかの人が先に受け付けました。");
});

test("a post is no person: no さん behind it", () => {
  const row = caseRow({ acceptedBy: "もとまち 相談員（体験用）" });
  expect(moveFailureWords("already_accepted", row)).toMatch(/^もとまち 相談員（体験用）が/);
});

test.each([
  { delivery: { state: "planned", reason: null }, words: "送る準備中", doubtful: false },
  { delivery: { state: "done", reason: null }, words: "LINEに届きました", doubtful: false },
  { delivery: { state: "ambiguous", reason: null }, words: "届いたか分かりません", doubtful: true },
  {
    delivery: { state: "dead", reason: "quota" },
    words: "届きませんでした：今月送れる数を使いきりました",
    doubtful: true,
  },
  {
    delivery: { state: "dead", reason: "refused_400" },
    words: "届きませんでした：LINEが受け付けませんでした",
    doubtful: true,
  },
  {
    delivery: { state: "ambiguous", reason: "network:ECONNRESET" },
    words: "届いたか分かりません：LINEにつながりませんでした",
    doubtful: true,
  },
  {
    delivery: { state: "waiting", reason: "timeout" },
    words: "送り直しを待っています：LINEから答えがありませんでした",
    doubtful: false,
  },
  {
    delivery: { state: "waiting", reason: "quota" },
    words: "送り直しを待っています：今月送れる数を使いきりました",
    doubtful: true,
  },
  {
    delivery: { state: "dead", reason: "blocked" },
    words: "届きませんでした：LINEでは届きません（ブロックなど）",
    doubtful: true,
  },
  { delivery: { state: "dead", reason: "odd_code" }, words: "届きませんでした：odd_code", doubtful: true },
] as { delivery: Delivery; words: string; doubtful: boolean }[])("$words", ({ delivery, words, doubtful }) => {
  expect(deliveryWords(delivery)).toBe(words);
  expect(deliveryDoubtful(delivery)).toBe(doubtful);
});
