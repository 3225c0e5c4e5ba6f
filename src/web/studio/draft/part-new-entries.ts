import type { Clash } from "./draft-store.ts";
import { type Fields, isFields, keyOf, mapEach, type Versions } from "./keyed-lists.ts";

/** Fields in which an entry is named by others. */
const LEADING: readonly string[] = ["department", "at", "catchment", "receiver", "lead_department"];

/**
 * Two people who add an entry each are offered the same next id: mine gets another one, so that both stay. The same name on both is
 * the same entry, and is left for the two to be compared.
 */
export function partNewEntries(clash: Clash): Clash {
  const renamed = renamesIn(clash);
  return renamed.size === 0 ? clash : { ...clash, mine: rename(clash.mine, renamed, null) };
}

/** New ids of mine by the old ones. */
function renamesIn(versions: Versions): Map<string, string> {
  const found = new Map<string, string>();
  const [base, mine, theirs] = [rowsOf(versions.base), rowsOf(versions.mine), rowsOf(versions.theirs)];
  const ids = (rows: readonly unknown[]) => rows.map(keyOf);
  const taken = new Set([...ids(base), ...ids(mine), ...ids(theirs)]);
  for (const row of mine) {
    const id = typeof row === "string" ? null : keyOf(row);
    const other = theirs.find((each) => keyOf(each) === id);
    if (id === null || other === undefined || ids(base).includes(id) || nameOf(row) === nameOf(other)) continue;
    const free = freeId(id, taken);
    taken.add(free);
    found.set(id, free);
  }
  const names = Object.keys(fieldsOf(versions.mine));
  const deeper = names.map((name) => renamesIn(mapEach(versions, (each) => fieldsOf(each)[name])));
  return new Map([...found, ...deeper.flatMap((each) => [...each])]);
}

function rename(value: unknown, renamed: ReadonlyMap<string, string>, field: string | null): unknown {
  if (typeof value === "string") {
    const isId = field === "id" || field === "key" || LEADING.includes(field ?? "");
    return isId ? (renamed.get(value) ?? value) : value;
  }
  if (Array.isArray(value)) return value.map((each) => rename(each, renamed, field));
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, rename(each, renamed, name)]));
}

/** The entries of a list; those of all groups, where offices stand in groups. */
function rowsOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((row: unknown) => {
    const { each } = fieldsOf(row);
    return Array.isArray(each) ? each : [row];
  });
}

function nameOf(row: unknown): string {
  const { name, label, text } = fieldsOf(row);
  return JSON.stringify([name, label, text]);
}

/** "madoguchi-5" → "madoguchi-6" */
function freeId(id: string, taken: ReadonlySet<string | null>): string {
  const word = id.replace(/-\d+$/, "");
  for (let number = 2; ; number++) if (!taken.has(`${word}-${number}`)) return `${word}-${number}`;
}

function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}
