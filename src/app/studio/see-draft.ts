import { kindOf } from "../../core/studio/bundle.ts";
import type { StudioDraft, StudioFile } from "../../core/studio/draft-view.ts";
import { threeWay } from "../../core/studio/three-way.ts";
import { compareBundles } from "./compare.ts";
import { bundleOf, type OpenDraft, openDraft } from "./open-draft.ts";
import { refuse, type StudioParts, type StudioResult } from "./studio-parts.ts";

/** Who moved within the last minute is there. */
const THERE_MS = 60_000;

/** The draft for the studio's pages. `viewer`: whose own presence is left out. */
export async function seeDraft(parts: StudioParts, city: string, viewer: string): Promise<StudioDraft> {
  const draft = await openDraft(parts, city);
  const { stored, shown, base, origin, bundle } = draft;
  const since = new Date(parts.now() - THERE_MS).toISOString();
  const others = (await parts.records.presences(city, since)).filter(({ id }) => id !== viewer);
  const { safety } = await compareBundles(parts, city, shown.bundle, bundle);
  const paths = [...new Set([...Object.keys(origin), ...Object.keys(bundle)])].toSorted();
  return {
    version: stored.version,
    base: base.name,
    current: shown.name,
    files: paths.map((path) => fileLine(parts, draft, path)),
    review: stored.review,
    needsSecond: safety.length > 0,
    safety,
    upgrade: await upgradeOf(parts, city, draft),
    others,
  };
}

/** One file of the draft or of a revision. */
export async function seeFile(
  parts: StudioParts,
  city: string,
  path: string,
  of: string,
): Promise<StudioResult<StudioFile>> {
  const bundle = await bundleOf(parts, city, of);
  if (bundle === null) return refuse("revision_unknown");
  const text = bundle[path] ?? null;
  return { ok: true, value: { path, text, version: text === null ? null : parts.content.versionOf(text) } };
}

function fileLine(
  { content }: StudioParts,
  { stored, origin, bundle }: OpenDraft,
  path: string,
): StudioDraft["files"][number] {
  const [before, text] = [origin[path], bundle[path]];
  const kept = stored.files.find((file) => file.path === path);
  const state = before === text ? "same" : before === undefined ? "added" : text === undefined ? "removed" : "changed";
  return {
    ...{ path, kind: kindOf(path), version: text === undefined ? null : content.versionOf(text), state },
    ...(state === "same" ? { by: null, at: null } : { by: kept?.by ?? null, at: kept?.at ?? null }),
  };
}

/** Shipped files that are newer than those which the draft has taken in. */
async function upgradeOf(
  parts: StudioParts,
  city: string,
  { base, bundle }: OpenDraft,
): Promise<StudioDraft["upgrade"]> {
  const shipped = parts.registry.shippedWith(city);
  if (shipped === null || shipped.name === base.shipped) return null;
  const before = (await parts.records.revision(city, base.shipped))?.files ?? {};
  const { clean, conflicts } = threeWay(before, bundle, shipped.bundle);
  return clean.length + conflicts.length === 0 ? null : { from: base.shipped, to: shipped.name, clean, conflicts };
}
