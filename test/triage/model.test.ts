import { readFileSync, statSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { loadTriageModel } from "../../src/content/load-triage-model.ts";
import { hearLanguage } from "../../src/core/triage/hear-language.ts";
import { isOwnTrouble } from "../../src/core/triage/is-own-trouble.ts";
import { decodeModel } from "../../src/core/triage/model/triage-model.ts";
import { understand } from "../../src/core/triage/understand.ts";
import { Understanding } from "../../src/core/triage/understanding.ts";
import { watchDanger } from "../../src/core/triage/watch-danger.ts";

const bytes = gunzipSync(readFileSync("training/model.gz"));
const model = loadTriageModel("training");

test("the model file is small, and there", () => {
  expect(statSync("training/model.gz").size).toBeLessThanOrEqual(2 * 1024 * 1024);
  expect(model).not.toBeNull();
});

test.each([
  ["nothing", new Uint8Array()],
  ["something else", new TextEncoder().encode("a poem of more than eight letters")],
  ["half of it", bytes.subarray(0, bytes.length / 2)],
  ["a torn header", Uint8Array.from(bytes, (byte, at) => (at === 20 ? 0 : byte))],
])("%s is not a model, and says so", (_what, broken) => {
  expect(decodeModel(broken)).toEqual({ ok: false, error: "not_a_model" });
});

test("without a model's folder the rules stand alone", () => {
  expect(loadTriageModel("flows")).toBeNull();
});

describe("plain words in every language", () => {
  test.each([
    ["ja", "母の認知症が進んで、夜中に歩き回ります。介護に疲れました", "elderly"],
    ["ja", "家賃を三か月払えていません", "poverty"],
    ["ja", "子どもが学校に行きたがりません", "child"],
    ["ja", "うつ病で障害者手帳を取りたい", "disability"],
    ["ja", "となりの家の音がうるさくて眠れません", "other"],
    ["ja", "かぞくが しごとを なくしました。おかねが ありません", "poverty"],
    ["en", "I lost my job and cannot pay my rent", "poverty"],
    ["zh", "我失业了，付不起房租", "poverty"],
    ["ko", "직장을 잃어서 월세를 못 내고 있어요", "poverty"],
    ["pt", "Perdi o emprego e não consigo pagar o aluguel", "poverty"],
    ["vi", "Tôi mất việc và không có tiền trả tiền nhà", "poverty"],
    ["tl", "Nawalan ako ng trabaho at wala akong pambayad sa upa", "poverty"],
    ["ne", "मेरो काम छुट्यो, घरभाडा तिर्न सक्दिनँ", "poverty"],
  ])("%s: %s → %s", (language, text, domain) => {
    const understood = understand([text], {}, model);
    expect(understood.domains[0]?.domain).toBe(domain);
    expect(understood.language).toBe(language);
    expect(understood.domains[0]?.evidence.length).toBeGreaterThan(0);
  });
});

test("evidence of the model quotes the resident's own letters", () => {
  const text = "ｹｱﾏﾈさんに、オムツ代がたりないって言えなくて…。";
  const { domains } = understand([text], {}, model);
  const quotes = domains.flatMap(({ evidence }) => evidence).filter(({ rule }) => rule === "model");
  expect(quotes.length).toBeGreaterThan(0);
  for (const quote of quotes) expect(text).toContain(quote.text);
});

test.each([
  "死にたい",
  "きえたい",
  "しにたぃ",
  "薬ためてる",
  "もう無理ばいばい",
  "mou shinitai",
  "想死",
  "夫に毎晩殴られています",
  "三日間何も食べていません",
  "いま部屋にかくれてる。彼がドアをたたいてる",
  "ママがごはんをくれない。たたかれる",
  // Said lightly more often than not; whoever does not say it lightly must be heard.
  "田中です。家賃が払えなくて、もう死にたいです",
  "もう死にたいと思うことがあります",
  "ときどき死にたくなる",
  "もう死んだほうがいいですか",
  "Tôi muốn chết",
  "Quero morrer",
  "죽고 싶어요",
  "मलाई मर्न मन लाग्छ",
])("with the model too, %s is danger", (text) => {
  expect(watchDanger(text, model).tier).toBeLessThan(3);
});

test.each([
  "ごみの日はいつですか",
  "ありがとうございました",
  "こんにちは",
  "市役所は何時まで開いていますか",
  "死ぬほど忙しい",
  "死にたいわけではない",
  "父が亡くなった後の手続きを教えてください",
])("with the model too, %s alarms nobody", (text) => {
  expect(watchDanger(text, model).tier).toBe(3);
});

test.each([
  ["私は先月仕事をやめて、家賃が2か月払えていません。どうしたらいいでしょうか", true],
  ["母の物忘れがひどくて、夜中に外へ出てしまいます", false],
  ["隣のおじいさんを最近見かけません", false],
  ["支援している利用者さんのことで相談です", false],
  ["つらい", false],
])("%s: surely the writer's own trouble: %s", (text, own) => {
  expect(isOwnTrouble(text, model)).toBe(own);
});

test.each([
  ["I lost my job and cannot pay my rent", "en"],
  ["Perdi o emprego e não consigo pagar o aluguel", "pt"],
  ["我失业了，付不起房租，怎么办", "zh"],
  ["家賃を三か月払えていません", "ja"],
  ["OK", null],
])("%s is surely %s", (text, language) => {
  expect(hearLanguage(text, model)).toBe(language);
});

test("without a model nothing is sure but what was tapped", () => {
  expect(isOwnTrouble("私は家賃が払えません", null)).toBe(false);
  expect(hearLanguage("I cannot pay my rent", null)).toBeNull();
  const understood = understand([], { topics: ["childcare"] }, model);
  expect(understood.domains.map(({ domain }) => domain)).toEqual(["child"]);
});

test("what was stored before there was a model can still be read", () => {
  const stored = {
    domains: [],
    topics: [{ topic: "care", evidence: [] }],
    patterns: [],
    kind: "consultation",
    sure: true,
  };
  expect(Understanding.parse(stored)).toMatchObject({
    finer: [],
    about: "unknown",
    language: null,
    urgency: { tier: 3 },
  });
});
