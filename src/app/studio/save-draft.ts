import type { Staff } from "../../core/casework/case.ts";
import { belongsTo, withFiles } from "../../core/studio/bundle.ts";
import type { FileSave, Saved, StudioFile } from "../../core/studio/draft-view.ts";
import { openDraft } from "./open-draft.ts";
import { nowOf, refuse, type StudioParts, type StudioResult } from "./studio-parts.ts";

/**
 * Saves files into the city's draft, all or none; the notes on old translations go along. `draft_conflict` carries what somebody
 * else has made of a file meanwhile.
 */
export async function saveDraft(
  parts: StudioParts,
  staff: Staff,
  files: readonly FileSave[],
): Promise<StudioResult<Saved>> {
  const foreign = files.find(({ path }) => !belongsTo(path, staff.city));
  if (foreign !== undefined) return refuse("file_foreign", { detail: foreign.path });
  const { base, bundle } = await openDraft(parts, staff.city);
  const after = withFiles(bundle, Object.fromEntries(files.map(({ path, text }) => [path, text])));
  const noted = Object.entries(parts.content.noteStale(bundle, after)).map(([path, text]) => {
    return { path, text, was: versionOf(parts, bundle[path]) };
  });
  const all = [...files.filter(({ path }) => !noted.some((note) => note.path === path)), ...noted];
  const outcome = await parts.records.saveFiles(staff, base, all, nowOf(parts));
  if (!outcome.saved) return refuse("draft_conflict", { conflicts: outcome.conflicts });
  return {
    ok: true,
    value: { version: outcome.version, files: all.map(({ path, text }) => savedFile(parts, path, text)) },
  };
}

function savedFile(parts: StudioParts, path: string, text: string | null): StudioFile {
  return { path, text, version: versionOf(parts, text ?? undefined) };
}

function versionOf({ content }: StudioParts, text: string | undefined): string | null {
  return text === undefined ? null : content.versionOf(text);
}
