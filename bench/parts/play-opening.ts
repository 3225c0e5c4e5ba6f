import { join } from "node:path";
import { playTalk } from "../../src/app/play-talk.ts";
import type { CaseOpening } from "../../src/core/casework/case-opening.ts";
import type { Script } from "../../src/core/script.ts";
import { readTalk } from "../../test/talks/read-talk.ts";

const ROOT = join(import.meta.dirname, "../..");

/** What a recorded talk hands over in the end. */
export function playOpening(script: Script, talkFile: string): CaseOpening {
  const { turns } = playTalk(script, readTalk(join(ROOT, talkFile)));
  const opened = turns.flatMap(({ effects }) => effects).find((effect) => effect.type === "open_case");
  if (opened?.type !== "open_case") throw new Error(`no case in ${talkFile}`);
  return opened.opening;
}
