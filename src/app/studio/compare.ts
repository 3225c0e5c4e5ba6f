import type { Bundle } from "../../core/studio/bundle.ts";
import { type Contents, diffBundles } from "../../core/studio/diff-bundles.ts";
import type { BundleDiff } from "../../core/studio/diff-view.ts";
import { safetyChanges } from "../../core/studio/safety-changes.ts";
import { bundleOf } from "./open-draft.ts";
import { refuse, type StudioParts, type StudioResult } from "./studio-parts.ts";

/** What lies between two states of a city: revisions by name, or "draft". */
export async function compare(
  parts: StudioParts,
  city: string,
  from: string,
  to: string,
): Promise<StudioResult<BundleDiff>> {
  const [before, after] = [await bundleOf(parts, city, from), await bundleOf(parts, city, to)];
  if (before === null || after === null) return refuse("revision_unknown");
  return { ok: true, value: (await compareBundles(parts, city, before, after)).diff };
}

/** The difference, and what of it touches safety: that needs a second person. */
export async function compareBundles(
  parts: StudioParts,
  city: string,
  before: Bundle,
  after: Bundle,
): Promise<{ diff: BundleDiff; safety: string[] }> {
  const [old, now] = [await contentsOf(parts, city, before), await contentsOf(parts, city, after)];
  const diff = diffBundles(old, now);
  return { diff, safety: safetyChanges(diff, old, now) };
}

async function contentsOf({ content }: StudioParts, city: string, files: Bundle): Promise<Contents> {
  const {
    flows,
    texts,
    city: read,
    danger,
    menu,
  } = await content.compile(files, city, { revision: null, today: null, checks: false });
  return { files, flows, texts, city: read, danger, menu };
}
