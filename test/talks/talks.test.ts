import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadScripts } from "../../src/content/load-scripts.ts";
import { playInMemory } from "./play.ts";
import { playThroughStore } from "./play-through-store.ts";
import { readTalk, rewriteTalk } from "./talk.ts";

/** Recorded conversations must still hold. `UPDATE=1 npm run talks` records them again; read the diff before committing it. */
const ROOT = join(import.meta.dirname, "../..");
const FLOWS = join(ROOT, "flows");
const files = readdirSync(FLOWS).filter((name) => name.endsWith(".talk.yaml"));
const scripts = await loadScripts(ROOT, null);

test("there are enough recorded talks to trust a change", () => {
  expect(files.length).toBeGreaterThanOrEqual(12);
});

test.each(files)("%s", async (name) => {
  const file = join(FLOWS, name);
  const talk = readTalk(file);
  const script = scripts.get(talk.city);
  if (script === undefined) throw new Error(`${name}: no city "${talk.city}"`);
  const said = playInMemory(script, talk);
  if (process.env.UPDATE === "1") rewriteTalk(file, talk, said);
  const expected = process.env.UPDATE === "1" ? said : talk.turns.map((turn) => turn.expected);
  expect(said).toEqual(expected);
  // The same through the real store, restarted between every two turns.
  expect((await playThroughStore(script, talk)).map(sorted)).toEqual(expected.map(sorted));
});

/** The store carries out what was said and what was recorded in two queues; within a turn only each queue's order counts. */
function sorted(turn: { つなぐ: string[]; 記録: string[] }) {
  return { つなぐ: turn.つなぐ, 記録: turn.記録 };
}
