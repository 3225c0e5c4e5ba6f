import { type Bundle, withFiles } from "../../core/studio/bundle.ts";
import type { Shown } from "../script-registry.ts";
import type { DraftBase, StoredDraft } from "../studio-records.ts";
import type { StudioParts } from "./studio-parts.ts";

/** The city's draft with all files. `origin`: the files it started from. */
export type OpenDraft = {
  shown: Shown;
  stored: StoredDraft;
  base: DraftBase;
  origin: Bundle;
  bundle: Bundle;
};

/** The draft as it stands; while nothing was changed it is what is published. Throws for a city that is not served. */
export async function openDraft({ records, registry }: StudioParts, city: string): Promise<OpenDraft> {
  const shown = registry.shown(city);
  if (shown === null) throw new Error("a draft of a city that is not served");
  const stored = await records.draft(city);
  const base = stored.base ?? { name: shown.name, shipped: shown.shipped };
  const origin =
    base.name === shown.name ? shown.bundle : ((await records.revision(city, base.name))?.files ?? shown.bundle);
  const changes = Object.fromEntries(stored.files.map(({ path, text }) => [path, text]));
  return { shown, stored, base, origin, bundle: withFiles(origin, changes) };
}

/** The files of "draft", or of a revision by its name; null when there is none. */
export async function bundleOf(parts: StudioParts, city: string, of: string): Promise<Bundle | null> {
  if (of === "draft") return (await openDraft(parts, city)).bundle;
  const shown = parts.registry.shown(city);
  if (shown?.name === of) return shown.bundle;
  return (await parts.records.revision(city, of))?.files ?? null;
}
