import { describe, expect, test } from "vitest";
import type { Action, Bubble } from "../../src/core/bubble.ts";
import { checkSay } from "../../src/core/limits.ts";

const tap = (label: string, data = "t1|s|r|p|v"): Action => ({ kind: "tap", label, data, shown: true });
const link = (uri: string): Action => ({ kind: "link", label: "ひらく", uri });
const text = (words: string): Bubble => ({ kind: "text", text: words });
const menu = (words: string, ...actions: Action[]): Bubble => ({ kind: "menu", text: words, actions });
const card = (title: string, words = "029-000-0000"): Bubble => ({
  kind: "card",
  tone: "plain",
  title,
  rows: [{ label: "電話", text: words }],
  actions: [],
});

function problems(bubbles: Bubble[], quick: Action[] = []): string[] {
  return checkSay({ bubbles, quick }).map(({ code, at }) => `${code} at ${at}`);
}

describe("what fits is not complained of", () => {
  test.each<[string, Bubble[], Action[]]>([
    ["a text of 5000 units", [text("あ".repeat(5000))], []],
    ["a menu of 20 buttons with long labels", [menu("どれですか？", ...Array(20).fill(tap("あ".repeat(40))))], []],
    ["a card", [card("担当の窓口")], []],
    ["13 quick replies of 20 families", [text("？")], Array(13).fill(tap("👨‍👩‍👧‍👦".repeat(20)))],
    ["a telephone number and a page", [menu("？", link("tel:0290000000"), link("https://example.jp/a"))], []],
    ["a place among buttons, which will be a quick reply", [menu("？", { kind: "place", label: "地図で送る" })], []],
  ])("%s", (_, bubbles, quick) => {
    expect(problems(bubbles, quick)).toEqual([]);
  });
});

describe("what LINE would refuse, or would have to be cut, is named", () => {
  test.each<[string, Bubble[], Action[]]>([
    ["too_many_bubbles at bubbles", Array(6).fill(text("はい")), []],
    ["text_too_long at bubbles[1].text", [text("はい"), text("あ".repeat(5001))], []],
    ["text_empty at bubbles[0].text", [text(" ")], []],
    ["text_too_long at bubbles[0].text", [menu("あ".repeat(1501), tap("はい"))], []],
    ["no_actions at bubbles[0]", [menu("どれですか？")], []],
    ["label_too_long at bubbles[0].actions[1].label", [menu("？", tap("はい"), tap("あ".repeat(41)))], []],
    ["label_empty at bubbles[0].actions[0].label", [menu("？", tap(""))], []],
    ["data_empty at bubbles[0].actions[0].data", [menu("？", tap("はい", ""))], []],
    ["data_too_long at bubbles[0].actions[0].data", [menu("？", tap("はい", "d".repeat(301)))], []],
    ["uri_not_allowed at bubbles[0].actions[0].uri", [menu("？", link("mailto:a@example.jp"))], []],
    ["uri_not_allowed at bubbles[0].actions[0].uri", [menu("？", link("tel:市役所に確認中"))], []],
    ["uri_too_long at bubbles[0].actions[0].uri", [menu("？", link(`https://example.jp/${"a".repeat(1000)}`))], []],
    ["text_empty at bubbles[0].title", [card("")], []],
    ["too_large at bubbles[0]", [card("担当の窓口", "あ".repeat(10_000))], []],
    ["too_large at bubbles[0]", [menu("？", ...Array(60).fill(tap("はい")))], []],
    ["too_many_quick_replies at quick", [text("？")], Array(14).fill(tap("はい"))],
    ["label_too_long at quick[0].label", [text("？")], [tap("あ".repeat(21))]],
  ])("%s", (problem, bubbles, quick) => {
    expect(problems(bubbles, quick)).toEqual([problem]);
  });

  test("with how much it is and how much it may be", () => {
    expect(checkSay({ bubbles: [text("？")], quick: [tap("あ".repeat(21))] })).toEqual([
      { code: "label_too_long", at: "quick[0].label", size: 21, max: 20 },
    ]);
  });
});
