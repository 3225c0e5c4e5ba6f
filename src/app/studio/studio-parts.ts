import type { DirectoryExchange } from "../directory-exchange.ts";
import type { ScriptRegistry } from "../script-registry.ts";
import type { StudioContent } from "../studio-content.ts";
import type { StudioRecords } from "../studio-records.ts";

/** What the studio's use cases work with. `now` in ms since epoch. */
export type StudioParts = {
  records: StudioRecords;
  content: StudioContent;
  registry: ScriptRegistry;
  directory: DirectoryExchange;
  now: () => number;
};

/** Expected failures of the studio. */
export type StudioError =
  | "revision_unknown"
  | "file_foreign"
  | "draft_conflict"
  | "draft_changed"
  | "nothing_changed"
  | "checks_failed"
  | "review_missing"
  | "office_holds_cases"
  | "needs_second"
  | "finds_less"
  | "not_only_texts"
  | "edit_refused"
  | "bundle_unreadable"
  | "step_unknown";

/** A value, or a refusal with what goes along with it. */
export type StudioResult<T> =
  | { ok: true; value: T }
  | { ok: false; error: StudioError; more?: Readonly<Record<string, unknown>> };

export function refuse(error: StudioError, more?: Readonly<Record<string, unknown>>) {
  return more === undefined ? ({ ok: false, error } as const) : ({ ok: false, error, more } as const);
}

/** Now, as the record writes it. */
export function nowOf({ now }: Pick<StudioParts, "now">): string {
  return new Date(now()).toISOString();
}

/** Today in Japan, YYYY-MM-DD. */
export function todayOf({ now }: Pick<StudioParts, "now">): string {
  return new Date(now() + 9 * 3_600_000).toISOString().slice(0, 10);
}
