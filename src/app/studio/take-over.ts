import type { Staff } from "../../core/casework/case.ts";
import { type Bundle, changedFiles, withFiles } from "../../core/studio/bundle.ts";
import type { TakenOver, TakeOverAsk } from "../../core/studio/publish-view.ts";
import { threeWay } from "../../core/studio/three-way.ts";
import type { DraftBase } from "../studio-records.ts";
import { type OpenDraft, openDraft } from "./open-draft.ts";
import { nowOf, refuse, type StudioParts, type StudioResult } from "./studio-parts.ts";

/** Throws the draft away: it is again what is published. */
export async function discardDraft(parts: StudioParts, staff: Staff, version: number): Promise<StudioResult<null>> {
  const done = await parts.records.replaceDraft(staff, version, null, {}, nowOf(parts));
  return done === "replaced" ? { ok: true, value: null } : refuse("draft_changed");
}

/** Brings newer files into the draft, file by file; what both sides changed stays ours unless it is said otherwise. */
export async function takeOver(parts: StudioParts, staff: Staff, ask: TakeOverAsk): Promise<StudioResult<TakenOver>> {
  await parts.registry.refresh();
  const draft = await openDraft(parts, staff.city);
  const sides = await sidesOf(parts, staff.city, draft, ask.what);
  if (sides === null) return refuse("nothing_changed");
  const { changes, clean, conflicts } = threeWay(sides.before, draft.bundle, sides.theirs);
  const wanted = conflicts.filter((path) => ask.theirs.includes(path));
  const decided = Object.fromEntries(wanted.map((path) => [path, sides.theirs[path] ?? null]));
  const bundle = withFiles(draft.bundle, { ...changes, ...decided });
  const overlay = changedFiles(sides.origin, bundle);
  const done = await parts.records.replaceDraft(staff, ask.version, sides.base, overlay, nowOf(parts));
  if (done !== "replaced") return refuse("draft_changed");
  return {
    ok: true,
    value: { taken: [...clean, ...wanted], left: conflicts.filter((path) => !wanted.includes(path)) },
  };
}

type Sides = { before: Bundle; theirs: Bundle; base: DraftBase; origin: Bundle };

/** The common origin, their files, and what the draft starts from afterwards; null when there is nothing to bring in. */
async function sidesOf(
  { records, registry }: StudioParts,
  city: string,
  { base, origin, shown }: OpenDraft,
  what: TakeOverAsk["what"],
): Promise<Sides | null> {
  if (what === "published") {
    if (base.name === shown.name) return null;
    const next = { name: shown.name, shipped: shown.shipped };
    return { before: origin, theirs: shown.bundle, base: next, origin: shown.bundle };
  }
  const shipped = registry.shippedWith(city);
  if (shipped === null || shipped.name === base.shipped) return null;
  const before = (await records.revision(city, base.shipped))?.files ?? {};
  return { before, theirs: shipped.bundle, base: { name: base.name, shipped: shipped.name }, origin };
}
