import type { Staff } from "../../core/casework/case.ts";
import { type Bundle, changedFiles } from "../../core/studio/bundle.ts";
import type { FileConflict } from "../../core/studio/draft-view.ts";
import type { EditAsk, Edited, Splice } from "../../core/studio/edit.ts";
import { applySplices, reversed, splicesBetween } from "../../core/studio/splices.ts";
import { type OpenDraft, openDraft } from "./open-draft.ts";
import { saveDraft } from "./save-draft.ts";
import { refuse, type StudioParts, type StudioResult } from "./studio-parts.ts";

/** Makes what a form says in the draft's files, and answers how to take it back. */
export async function editDraft(parts: StudioParts, staff: Staff, ask: EditAsk): Promise<StudioResult<Edited>> {
  const draft = await openDraft(parts, staff.city);
  const conflicts = conflictsOf(parts, draft, ask.seen);
  if (conflicts.length > 0) return refuse("draft_conflict", { conflicts });
  const edited = parts.content.edit(draft.bundle, staff.city, ask.edits);
  if (!edited.ok) return refuse("edit_refused", { ...edited.refusal });
  return save(parts, staff, draft.bundle, edited.bundle);
}

/** Takes edits back, or makes them again; refused where somebody has changed the same words meanwhile. */
export async function spliceDraft(
  parts: StudioParts,
  staff: Staff,
  splices: readonly Splice[],
): Promise<StudioResult<Edited>> {
  const { bundle } = await openDraft(parts, staff.city);
  const after = applySplices(bundle, splices);
  return after === null ? refuse("edit_refused", { why: "place_unknown" }) : save(parts, staff, bundle, after);
}

async function save(parts: StudioParts, staff: Staff, before: Bundle, after: Bundle): Promise<StudioResult<Edited>> {
  const files = Object.entries(changedFiles(before, after)).map(([path, text]) => {
    const was = before[path];
    return { path, text, was: was === undefined ? null : parts.content.versionOf(was) };
  });
  if (files.length === 0) return refuse("nothing_changed");
  const saved = await saveDraft(parts, staff, files);
  if (!saved.ok) return saved;
  // The notes on old translations went along; they are taken back with it.
  const kept = Object.fromEntries(saved.value.files.map(({ path, text }) => [path, text]));
  const now = Object.fromEntries(
    Object.entries({ ...after, ...kept }).flatMap(([path, text]) => (text === null ? [] : [[path, text]])),
  );
  const redo = splicesBetween(before, now);
  return { ok: true, value: { ...saved.value, undo: reversed(redo), redo } };
}

/** Files that are not any more as the form saw them. */
function conflictsOf(
  { content }: StudioParts,
  { bundle, origin, stored }: OpenDraft,
  seen: EditAsk["seen"],
): FileConflict[] {
  return Object.entries(seen).flatMap(([path, version]) => {
    const theirs = bundle[path] ?? null;
    const now = theirs === null ? null : content.versionOf(theirs);
    if (now === version) return [];
    const kept = stored.files.find((file) => file.path === path);
    return [{ path, theirs, version: now, by: kept?.by ?? null, at: kept?.at ?? null, base: origin[path] ?? null }];
  });
}
