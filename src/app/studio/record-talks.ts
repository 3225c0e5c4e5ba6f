import type { Staff } from "../../core/casework/case.ts";
import type { Script } from "../../core/script.ts";
import type { FileSave, Saved } from "../../core/studio/draft-view.ts";
import type { Happening, Talk } from "../../core/talk/talk.ts";
import { playTalk } from "../play-talk.ts";
import { openDraft } from "./open-draft.ts";
import { saveDraft } from "./save-draft.ts";
import { refuse, type StudioParts, type StudioResult } from "./studio-parts.ts";

/**
 * Records talks anew: the same happens, and what the bot says now is what it is to say. For differences that a person has read
 * and wants. Where a new question stands in the way, `answer` is put in there, once. A talk that cannot go on all the same is
 * refused with the reason.
 */
export async function recordTalks(
  parts: StudioParts,
  staff: Staff,
  paths: readonly string[],
  answer: Happening | null,
): Promise<StudioResult<Saved>> {
  const { bundle } = await openDraft(parts, staff.city);
  const { script, problems } = await parts.content.compile(bundle, staff.city, {
    revision: null,
    today: null,
    checks: false,
  });
  if (script === null) return refuse("checks_failed", { problems: problems.filter(({ level }) => level === "error") });
  const files: FileSave[] = [];
  for (const { path, talk, comment } of parts.content.talks(bundle).filter((each) => paths.includes(each.path))) {
    const before = bundle[path];
    if (talk === null || before === undefined) return refuse("checks_failed", { detail: path });
    const { turns, failure } = playAnswering(script, talk, answer);
    if (failure !== null) return refuse("checks_failed", { detail: failure.reason });
    const text = parts.content.writeTalk(talk, talk.from === null ? turns : turns.slice(1), comment);
    files.push({ path, text, was: parts.content.versionOf(before) });
  }
  return files.length === 0 ? refuse("nothing_changed") : await saveDraft(parts, staff, files);
}

/** With the answer put in behind the first turn in which something else is said now: there the new question was asked. */
function playAnswering(script: Script, talk: Talk, answer: Happening | null): ReturnType<typeof playTalk> {
  const played = playTalk(script, talk);
  if (answer === null) return played;
  const offset = talk.from === null ? 0 : 1;
  const other = talk.turns.findIndex(({ expected }, turn) => {
    const said = played.turns[turn + offset]?.said;
    return said === undefined || said.つなぐ.join("\0") !== expected.つなぐ.join("\0");
  });
  const at = other === -1 ? (played.failure?.turn ?? talk.turns.length) : other + 1;
  const turns = talk.turns.map(({ happening }) => ({ happening }));
  return playTalk(script, { ...talk, turns: turns.toSpliced(at, 0, { happening: answer }) });
}
