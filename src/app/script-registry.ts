import type { Script } from "../core/script.ts";
import type { Bundle } from "../core/studio/bundle.ts";
import { failureName, type Log } from "./log.ts";
import type { StudioContent } from "./studio-content.ts";
import type { StudioRecords } from "./studio-records.ts";

/** What a city says now: the revision, its files and its script. */
export type Shown = { name: string; shipped: string; bundle: Bundle; script: Script };

/**
 * Which script a conversation is decided by: `scripts` holds what new conversations get, and changes while the process runs;
 * `revisionOf` finds what one in the middle began with.
 */
export type ScriptRegistry = {
  scripts: ReadonlyMap<string, Script>;
  revisionOf(city: string, revision: string): Promise<Script | null>;
  shown(city: string): Shown | null;
  /** The repository's own folders, as this process was started with. */
  shippedWith(city: string): { name: string; bundle: Bundle } | null;
  /** Looks now, instead of within the next seconds. Throws when the record is away. */
  refresh(): Promise<void>;
  close(): Promise<void>;
};

type Options = {
  /** By city: the folders, and what was made of them. */
  shipped: ReadonlyMap<string, { bundle: Bundle; script: Script }>;
  records: StudioRecords;
  content: Pick<StudioContent, "compile" | "correct">;
  now: () => number;
  log: Log;
  /** How often the record is asked what is published. */
  everyMs?: number;
};

const EVERY_MS = 2_000;
/** A conversation lives for days: a handful of revisions a city is in use at a time. */
const KEPT_MAX = 64;

/** Opens the registry: keeps what was shipped in the record, and takes over what is published. */
export async function openRegistry(options: Options): Promise<ScriptRegistry> {
  const { shipped, records, log, everyMs = EVERY_MS } = options;
  const shownNow = new Map([...shipped].map(([city, { bundle, script }]) => [city, shownAsShipped(bundle, script)]));
  const scripts = new Map([...shipped].map(([city, { script }]) => [city, script]));
  const seen = new Map<string, string>();
  const older = olderRevisions(options);
  const fixes = new Map<string, number>();

  for (const [city, { bundle, script }] of shipped) {
    await records.keepShipped(city, script.revision, bundle, new Date(options.now()).toISOString());
  }

  const refresh = async () => {
    for (const head of await records.heads()) {
      const mark = `${head.current} ${head.fixes}`;
      if (!scripts.has(head.city) || seen.get(head.city) === mark) continue;
      // Corrections hold for the older ones, too: these are made anew when they are next asked for.
      older.forget(head.city);
      fixes.set(head.city, head.fixes);
      const found = await load(options, head.city, head.current);
      if (found === null) log.error({ city: head.city, revision: head.current }, "studio_revision_unusable");
      else {
        shownNow.set(head.city, found);
        scripts.set(head.city, found.script);
        log.info({ city: head.city, revision: head.current }, "studio_revision_taken");
      }
      seen.set(head.city, mark);
    }
  };
  await refresh();

  let looking: Promise<void> | null = null;
  const look = () => {
    looking ??= refresh()
      // The record is away: what was last known goes on.
      .catch((failure: unknown) => log.warn({ failure: failureName(failure) }, "studio_record_away"))
      .finally(() => {
        looking = null;
      });
    return looking;
  };
  const timer = setInterval(() => void look(), everyMs);
  // A command that has done its work may end.
  timer.unref();

  const revisionOf = async (city: string, revision: string): Promise<Script | null> => {
    const now = scripts.get(city);
    if (now === undefined || now.revision === revision) return now ?? null;
    const started = shipped.get(city);
    const asShipped = started?.script.revision === revision && (fixes.get(city) ?? 0) === 0;
    const begun = asShipped ? started.script : await older.find(city, revision);
    // Danger is heard by today's rules, whatever the rest of the conversation began with.
    return begun === null || begun.danger === now.danger ? begun : { ...begun, danger: now.danger };
  };

  return {
    scripts,
    revisionOf,
    shown: (city) => shownNow.get(city) ?? null,
    shippedWith: (city) => {
      const started = shipped.get(city);
      return started === undefined ? null : { name: started.script.revision, bundle: started.bundle };
    },
    refresh,
    async close() {
      clearInterval(timer);
      await looking;
    },
  };
}

/** Revisions that only conversations in the middle still need, made when they are asked for. */
function olderRevisions(options: Options) {
  const kept = new Map<string, Promise<Script | null>>();
  return {
    async find(city: string, revision: string): Promise<Script | null> {
      const key = `${city} ${revision}`;
      const loading = kept.get(key) ?? load(options, city, revision).then((found) => found?.script ?? null);
      kept.set(key, loading);
      const [oldest] = kept.keys();
      if (kept.size > KEPT_MAX && oldest !== undefined) kept.delete(oldest);
      try {
        return await loading;
      } catch (failure) {
        kept.delete(key);
        options.log.warn({ city, failure: failureName(failure) }, "studio_record_away");
        return null;
      }
    },
    forget(city: string): void {
      for (const key of [...kept.keys()].filter((each) => each.startsWith(`${city} `))) kept.delete(key);
    },
  };
}

function shownAsShipped(bundle: Bundle, script: Script): Shown {
  return { name: script.revision, shipped: script.revision, bundle, script };
}

/** A revision from the record with everything that was corrected since; null when it is not there or cannot be used any more. */
async function load({ records, content }: Options, city: string, name: string): Promise<Shown | null> {
  const stored = await records.revision(city, name);
  if (stored === null) return null;
  const bundle = content.correct(stored.files, await records.corrections(city));
  const { script } = await content.compile(bundle, city, { revision: name, today: null, checks: false });
  return script === null ? null : { name, shipped: stored.revision.shipped, bundle, script };
}
