import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { playTalk } from "../../src/app/play-talk.ts";
import { loadScripts } from "../../src/content/load-scripts.ts";
import { commentOf, writeTalk } from "../../src/content/talk-file.ts";
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

/** The store carries out what was said and what was recorded in two queues; within a turn only each queue's order counts. */
function sorted(turn: { つなぐ: string[]; 記録: string[] }) {
  return { つなぐ: turn.つなぐ, 記録: turn.記録 };
}
