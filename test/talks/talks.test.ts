import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { playTalk } from "../../src/app/play-talk.ts";
import { loadScripts } from "../../src/content/load-scripts.ts";
import { commentOf, writeTalk } from "../../src/content/talk-file.ts";
import { coordinationCandidate } from "../../src/core/casework/coordination-candidate.ts";
import { playThroughStore } from "./play-through-store.ts";
import { readTalk } from "./read-talk.ts";

/** Recorded conversations must still hold. `UPDATE=1 npm run talks` records them again; read the diff before committing it. */
const ROOT = join(import.meta.dirname, "../..");
const FLOWS = join(ROOT, "flows");
const files = readdirSync(FLOWS).filter((name) => name.endsWith(".talk.yaml"));
const scripts = await loadScripts(ROOT, null);

test("there are enough recorded talks to trust a change", () => {
  expect(files.length).toBeGreaterThanOrEqual(12);
});

/** People leave long questionnaires: pilots lost them to tedium (facts: domain.md 6.6). Talks with odd paths are left out. */
test.each(["rent", "dementia", "tapped", "several", "minor", "neighbour", "withdraw"])(
  "%s: the first useful answer comes within seven taps",
  (name) => {
    const talk = readTalk(join(FLOWS, `intake.${name}.talk.yaml`));
    const answered = talk.turns.findIndex(({ expected }) =>
      expected.つなぐ.some((said) => said.includes("力になれそうな窓口")),
    );
    const taken = talk.turns
      .slice(0, answered + 1)
      .filter(({ happening }) => !("友だち追加" in happening || "取り消す" in happening));
    expect(answered).toBeGreaterThan(0);
    expect(taken.length).toBeLessThanOrEqual(7);
  },
);

test.each(files)("%s", async (name) => {
  const file = join(FLOWS, name);
  const talk = readTalk(file);
  const script = scripts.get(talk.city);
  if (script === undefined) throw new Error(`${name}: no city "${talk.city}"`);
  const { turns, failure } = playTalk(script, talk);
  expect(failure).toBeNull();
  const said = turns.map((turn) => turn.said);
  if (process.env.UPDATE === "1") writeFileSync(file, writeTalk(talk, turns, commentOf(readFileSync(file, "utf8"))));
  const expected = process.env.UPDATE === "1" ? said : talk.turns.map((turn) => turn.expected);
  expect(said).toEqual(expected);
  // The same through the real store, restarted between every two turns.
  expect((await playThroughStore(script, talk)).map(sorted)).toEqual(expected.map(sorted));
});

/** 8050 and double care, told once: the criteria are the plan's, what of them a machine can see is the pack's. */
test.each([
  ["kokubunji", "自立生活サポートセンターこくぶんじ", ["地域包括支援センターひかり"], ["complex"]],
  ["mito", "高齢福祉課", ["自立相談支援室"], ["complex"]],
  ["iwaki", "地区保健福祉センター", ["地域包括支援センター", "子育てコンシェルジュ"], ["complex"]],
  ["tsuruoka", "地域包括支援センターあつみ", ["鶴岡地域生活自立支援センター くらしステーション"], ["not-alone"]],
  ["ueda", "高齢者介護課", ["こども家庭センター"], []],
])(
  "%s: one story is one case, of %s with %j; 多機関協働 is for staff to think of: %j",
  (city, holder, others, criteria) => {
    const script = scripts.get(city);
    if (script === undefined) throw new Error(`no city "${city}"`);
    const talk = readTalk(join(FLOWS, `city.${city}.several.talk.yaml`));
    const { turns } = playTalk(script, talk);
    const openings = turns
      .flatMap(({ effects }) => effects)
      .flatMap((effect) => (effect.type === "open_case" ? [effect.opening] : []));
    const [opening] = openings;
    expect(openings.map(({ route }) => route.lead.name)).toEqual([holder]);
    expect(opening?.route.with.map(({ name }) => name)).toEqual(others);
    expect(opening?.route.because.map(({ code }) => code)).toContain("together");
    const met = opening === undefined ? null : coordinationCandidate(script.city, opening);
    expect(met?.met.map(({ id }) => id) ?? []).toEqual(criteria);
    const told = turns.flatMap(({ said }) => said.つなぐ).join("\n");
    expect(told).not.toMatch(/多機関|重層|支援会議|つなぐケース|基準/);
  },
);

test("no two cities tell the same story", () => {
  const stories = files
    .filter((name) => name.startsWith("city."))
    .flatMap((name) => readTalk(join(FLOWS, name)).turns)
    .flatMap(({ happening }) => ("住民" in happening && happening.住民.length > 20 ? [happening.住民] : []));
  expect(stories.length).toBeGreaterThanOrEqual(40);
  expect(new Set(stories).size).toBe(stories.length);
});

/**
 * The store carries out what was said and what was recorded in two queues; within a turn only each queue's order counts. What stands on
 * the page is in the session.
 */
function sorted(turn: { つなぐ: string[]; 記録: string[] }) {
  return { つなぐ: turn.つなぐ, 記録: turn.記録 };
}
