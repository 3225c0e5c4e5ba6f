import type { Staff } from "../../core/casework/case.ts";
import type { FileSave, Saved } from "../../core/studio/draft-view.ts";
import { playTalk } from "../play-talk.ts";
import { openDraft } from "./open-draft.ts";
import { saveDraft } from "./save-draft.ts";
import { refuse, type StudioParts, type StudioResult } from "./studio-parts.ts";

/**
 * Records talks anew: the same happens, and what the bot says now is what it is to say. For differences that a person has read
 * and wants. A talk that cannot go on (a button is gone) is refused with the reason: its happenings must be chosen anew.
 */
export async function recordTalks(
  parts: StudioParts,
  staff: Staff,
  paths: readonly string[],
): Promise<StudioResult<Saved>> {
  const { bundle } = await openDraft(parts, staff.city);
  const { script, problems } = await parts.content.compile(bundle, staff.city, { revision: null, today: null });
  if (script === null) return refuse("checks_failed", { problems: problems.filter(({ level }) => level === "error") });
  const files: FileSave[] = [];
  for (const { path, talk, comment } of parts.content.talks(bundle).filter((each) => paths.includes(each.path))) {
    const before = bundle[path];
    if (talk === null || before === undefined) return refuse("checks_failed", { detail: path });
    const { turns, failure } = playTalk(script, talk);
    if (failure !== null) return refuse("checks_failed", { detail: failure.reason });
    const text = parts.content.writeTalk(talk, talk.from === null ? turns : turns.slice(1), comment);
    files.push({ path, text, was: parts.content.versionOf(before) });
  }
  return files.length === 0 ? refuse("nothing_changed") : await saveDraft(parts, staff, files);
}
