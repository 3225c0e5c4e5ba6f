import { setImmediate } from "node:timers/promises";
import type { Trace } from "../../core/flow/draft.ts";
import type { Script } from "../../core/script.ts";
import type { Bundle } from "../../core/studio/bundle.ts";
import { coverageOf } from "../../core/studio/coverage.ts";
import type { TalkResult, TalksRun } from "../../core/studio/talk-view.ts";
import type { Expected } from "../../core/talk/talk.ts";
import { playTalk } from "../play-talk.ts";
import type { BundleTalk } from "../studio-content.ts";
import type { StudioParts } from "./studio-parts.ts";

/**
 * Plays every recorded talk of a bundle on its script: what is said otherwise now, and how much of the flows they walk. The same files on
 * the same script are played once: every page that opens asks for it, and residents are answered by the same process.
 */
export function runTalks({ content }: Pick<StudioParts, "content">, bundle: Bundle, script: Script): Promise<TalksRun> {
  const of = content.fingerprint(bundle);
  const last = lastRuns.get(script);
  if (last?.of === of) return last.run;
  const run = playAll(content, bundle, script);
  lastRuns.set(script, { of, run });
  return run;
}

const lastRuns = new WeakMap<Script, { of: string; run: Promise<TalksRun> }>();

/** It takes a second, so others are served between two talks. */
async function playAll(content: StudioParts["content"], bundle: Bundle, script: Script): Promise<TalksRun> {
  const played: ReturnType<typeof runTalk>[] = [];
  for (const each of content.talks(bundle)) {
    played.push(runTalk(script, each));
    await setImmediate();
  }
  const trace = played.flatMap((each) => each.trace);
  return { talks: played.map(({ result }) => result), coverage: coverageOf(Object.values(script.flows), trace) };
}

function runTalk(
  script: Script,
  { path, talk, comment, problems }: BundleTalk,
): { result: TalkResult; trace: Trace[] } {
  const title = comment.split("\n")[0] ?? "";
  if (talk === null || talk.city !== script.city.id) {
    const result = { path, title, ok: false, turns: 0, differences: [], failed: null, problems };
    return { result, trace: [] };
  }
  const { turns, failure } = playTalk(script, talk);
  // A talk that begins in the middle says something before its first turn; that is not recorded.
  const answers = talk.from === null ? turns : turns.slice(1);
  const differences = talk.turns.flatMap(({ happening, expected }, turn) => {
    const said = answers[turn]?.said ?? NOTHING;
    return same(said, expected) ? [] : [{ turn, happening, expected, said }];
  });
  const ok = differences.length === 0 && failure === null && problems.length === 0;
  const result = { path, title, ok, turns: talk.turns.length, differences, failed: failure, problems };
  return { result, trace: turns.flatMap(({ trace }) => trace) };
}

const NOTHING: Expected = { つなぐ: [], ページ: [], 記録: [] };

function same(a: Expected, b: Expected): boolean {
  return (["つなぐ", "ページ", "記録"] as const).every((where) => a[where].join("\0") === b[where].join("\0"));
}
