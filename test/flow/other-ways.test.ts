import { describe, expect, test } from "vitest";
import { loadScripts } from "../../src/content/load-scripts.ts";
import type { Agency } from "../../src/core/city/city.ts";
import { newSession } from "../../src/core/flow/new-session.ts";
import { cannotCall, otherWays } from "../../src/core/flow/other-ways.ts";
import { NOON, OpenTalk, spoken } from "./open-talk.ts";

const script = (await loadScripts(".", ["mito"])).get("mito");
if (script === undefined) throw new Error("mito is not there");
const [first] = script.city.agencies;
if (first === undefined) throw new Error("mito has no agencies");
const REACHED: Agency = {
  ...first,
  ...{ phone: "029-1", fax: "029-2", email: "a@example.jp", line: "@a", form_url: "https://a.example.jp/f" },
};

const QUIET = newSession({ city: "mito", conversationId: "c", revision: "r", seed: "s", at: NOON });

function whoSaid(text: string) {
  return { ...QUIET, words: [{ messageId: "m", at: NOON, text, step: null }] };
}

describe("who cannot speak on the phone", () => {
  test.each([
    "耳が聞こえないので困っています",
    "耳 が 遠い 母です",
    "聴覚障害があります",
    "電話がこわくて かけられない",
    "電話は苦手です",
    "電話を持っていません",
    "I am deaf and need help",
    "I can't call you",
  ])("%s", (said) => expect(cannotCall(whoSaid(said))).toBe(true));

  test.each(["電話してください", "家賃がはらえません", "電話で話したい", "Please call me"])("not so: %s", (said) =>
    expect(cannotCall(whoSaid(said))).toBe(false),
  );

  test("聞こえにくい among the wishes says so", () => {
    expect(cannotCall({ ...QUIET, answers: { care: ["seen", "hearing"] } })).toBe(true);
  });
});

describe("the ways to an office besides its phone", () => {
  const namesOf = (said: string, office: Agency) =>
    otherWays(script, whoSaid(said), office).map(({ label, text }) => `${label} ${text}`);

  test.each([
    ["whoever can call reads the phone alone", "家賃のこと", REACHED, []],
    [
      "whoever cannot reads all that is known",
      "耳が聞こえません",
      REACHED,
      ["FAX 029-2", "メール a@example.jp", "窓口のLINE @a"],
    ],
    [
      "an office without a phone is reached otherwise",
      "家賃のこと",
      { ...REACHED, phone: null, fax: null, line: null },
      ["メール a@example.jp"],
    ],
    [
      "nothing is known",
      "耳が聞こえません",
      { ...REACHED, fax: null, email: null, line: null, form_url: null },
      ["電話のほかの方法 市役所に確認中です。ここに書けば、伝えます。"],
    ],
  ])("%s", (_, said, office, rows) => expect(namesOf(said, office)).toEqual(rows));

  test("in a conversation: the card of the office tells who cannot hear how else to reach it", () => {
    const talk = new OpenTalk("kokubunji", NOON);
    talk.happens({ 友だち追加: "はじめて" });
    talk.taps("自分のこと");
    talk.says("耳が聞こえません。仕事をやめて、家賃が2か月払えていません。追い出されそうで不安です。");
    talk.tapsAll("合っています", "選べない", "急ぐことはない");
    talk.says("国分寺市本多2丁目");
    expect(spoken(talk.taps("40〜64歳"))).toContain("電話のほかの方法");
  });
});
