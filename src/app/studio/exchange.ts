import type { Staff } from "../../core/casework/case.ts";
import { type Bundle, belongsTo, changedFiles, kindOf, withFiles } from "../../core/studio/bundle.ts";
import type { ImportAsk, Imported } from "../../core/studio/publish-view.ts";
import { bundleOf, openDraft } from "./open-draft.ts";
import { saveDraft } from "./save-draft.ts";
import { refuse, type StudioParts, type StudioResult, todayOf } from "./studio-parts.ts";

/** The files of the draft or a revision as an archive, in the repository's folders. null when there is no such revision. */
export async function exportBundle(parts: StudioParts, city: string, of: string): Promise<Uint8Array | null> {
  const bundle = await bundleOf(parts, city, of);
  return bundle === null ? null : parts.content.zip(bundle);
}

/**
 * Brings files into the draft: our own that were kept elsewhere, or another city's flows and words. Files that the archive does not
 * have stay as they are. Says first what would change and what would be wrong.
 */
export async function importBundle(parts: StudioParts, staff: Staff, ask: ImportAsk): Promise<StudioResult<Imported>> {
  const given = ask.files ?? (ask.zip === null ? null : parts.content.unzip(ask.zip));
  if (given === null || Object.keys(given).length === 0) return refuse("bundle_unreadable");
  const from = ask.fromCity ?? foreignCityOf(given, staff.city);
  const { wanted, ignored } = sorted(given, staff.city, from);
  const { bundle } = await openDraft(parts, staff.city);
  const after = withFiles(bundle, wanted);
  const changes = changedFiles(bundle, after);
  const options = { revision: null, today: todayOf(parts), checks: true };
  const { problems } = await parts.content.compile(after, staff.city, options);
  const paths = Object.keys(changes);
  const value = {
    changed: paths.filter((path) => bundle[path] !== undefined),
    added: paths.filter((path) => bundle[path] === undefined),
    ...{ from, ignored, problems: problems.filter(({ level }) => level === "error") },
  };
  if (!ask.apply || paths.length === 0) return { ok: true, value: { ...value, applied: false } };
  const files = paths.map((path) => {
    const before = bundle[path];
    return { path, text: changes[path] ?? null, was: before === undefined ? null : parts.content.versionOf(before) };
  });
  const saved = await saveDraft(parts, staff, files);
  return saved.ok ? { ok: true, value: { ...value, applied: true } } : saved;
}

/** The city that an archive is of, where it has another city's folder and not ours. */
function foreignCityOf(given: Bundle, city: string): string | null {
  const cities = Object.keys(given).flatMap((path) => /^cities\/([a-z0-9-]+)\//.exec(path)?.[1] ?? []);
  return cities.includes(city) ? null : (cities[0] ?? null);
}

/**
 * What is for this city. Of another city's files its offices, its numbers (which its own people answer for) and its talks (which name
 * them) are left; its own flows become ours.
 */
function sorted(given: Bundle, city: string, fromCity: string | null): { wanted: Bundle; ignored: string[] } {
  const wanted: Record<string, string> = {};
  const ignored: string[] = [];
  const foreign = fromCity !== null && fromCity !== city;
  for (const [path, text] of Object.entries(given)) {
    const own = foreign ? path.replace(`cities/${fromCity}/`, `cities/${city}/`) : path;
    const kind = kindOf(own);
    const theirs = foreign && (kind === "talk" || kind === "city");
    if (theirs || !belongsTo(own, city)) ignored.push(path);
    else wanted[own] = text;
  }
  return { wanted, ignored };
}
