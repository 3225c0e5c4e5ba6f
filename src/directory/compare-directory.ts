import { isDeepStrictEqual } from "node:util";
import { Agency, type City, Department } from "../core/city/city.ts";
import { type Office, officesOf } from "../core/directory/office.ts";
import { oneLook } from "./cp932.ts";
import type {
  DirectoryDiff,
  FieldChange,
  ImportedFile,
  ImportProblem,
  Incoming,
  OfficeChange,
  OfficeField,
  OfficePatch,
} from "./directory-diff.ts";

/** What an agency that is new to a city's files is until somebody says more: a place to go to, which receives no cases. */
const NEW_AGENCY: OfficePatch = { role: "community", domains: [], order: 1, source: "取り込んだファイル（要確認）" };

/**
 * Compares an imported file with a city's pack, field by field, and only in fields that the file speaks of. An office is found
 * by its id, else by its name, its short name or an alias. Changes nothing.
 */
export function compareDirectory(city: City, file: ImportedFile): DirectoryDiff {
  const offices = officesOf(city);
  const matched = file.offices.map((incoming) => ({ incoming, office: findOffice(offices, incoming) }));
  const twice = matched.flatMap(({ incoming, office }, at) => {
    const same = (other: (typeof matched)[number]) =>
      office === null ? other.office === null && idFor(other.incoming) === idFor(incoming) : other.office === office;
    return matched.findIndex(same) < at ? [sameTwice(incoming)] : [];
  });
  const compared = matched.flatMap(({ incoming, office }) =>
    office === null ? [] : [compareOffice(office, incoming)],
  );
  const added = matched.flatMap(({ incoming, office }) => (office === null ? [addOffice(incoming, offices)] : []));
  // A row that cannot be read speaks of its office all the same.
  const left = (file.left ?? []).map((incoming) => findOffice(offices, incoming));
  const seen = new Set([...matched.map(({ office }) => office), ...left]);
  return {
    added: added.flatMap((each) => (each.ok ? [each.value] : [])),
    changed: compared.flatMap((each) => (each.ok && each.value.fields.length > 0 ? [each.value] : [])),
    missing: offices.filter((office) => !seen.has(office)).map(({ id, name }) => ({ id, name })),
    problems: [
      ...file.problems,
      ...twice,
      ...[...compared, ...added].flatMap((each) => (each.ok ? [] : each.problems)),
    ],
    doubts: file.doubts,
  };
}

type Compared<T> = { ok: true; value: T } | { ok: false; problems: ImportProblem[] };

function findOffice(offices: readonly Office[], { id, name }: Pick<Incoming, "id" | "name">): Office | null {
  const byId = offices.find((office) => office.id === id);
  if (byId !== undefined) return byId;
  const named = offices.filter((office) => namesOf(office).includes(plain(name)));
  return named.length === 1 ? (named[0] ?? null) : null;
}

function namesOf(office: Office): string[] {
  const others = office.kind === "agency" ? [office.short ?? "", ...office.aliases] : [];
  return [office.name, ...others].filter((name) => name !== "").map(plain);
}

function plain(name: string): string {
  return oneLook(name).normalize("NFKC").replace(/\s/g, "");
}

function compareOffice(office: Office, { at, id, name, patch }: Incoming): Compared<OfficeChange> {
  const { kind, ...known } = office;
  // A department has no catchment or operator: what a shared table leaves blank there is no statement.
  const now: OfficePatch = known;
  // Found by an alias: the table calls it so, which is no renaming.
  const called = id !== office.id && namesOf(office).includes(plain(name));
  const said = fieldsOf(patch)
    .filter((field) => field !== "id" && !(field === "name" && called))
    .filter((field) => kind === "agency" || field in Department.shape);
  const fields = said
    .map((field): FieldChange => ({ field, before: now[field] ?? null, after: patch[field] ?? null }))
    .filter(({ before, after }) => !isDeepStrictEqual(unordered(before), unordered(after)));
  const schema = kind === "agency" ? Agency : Department;
  const checked = schema.safeParse({
    ...known,
    ...Object.fromEntries(fields.map(({ field, after }) => [field, after])),
  });
  if (checked.success) return { ok: true, value: { kind, id: office.id, name: office.name, at, fields } };
  return { ok: false, problems: problemsOf(at, checked.error.issues) };
}

function addOffice(incoming: Incoming, offices: readonly Office[]): Compared<DirectoryDiff["added"][number]> {
  const { at, name, patch } = incoming;
  const id = idFor(incoming);
  const taken = offices.some((office) => office.id === id);
  if (id === null || taken) {
    const problem = "ID（半角の小文字と数字とハイフン、最初は文字。ほかと重ならないもの）を入れてください";
    return { ok: false, problems: [{ at, column: "ID", problem }] };
  }
  return { ok: true, value: { id, at, patch: { ...NEW_AGENCY, ...patch, id, name } } };
}

/** The files' own id where it can be ours; "0000012" and the like get a letter in front. */
function idFor({ id }: Incoming): string | null {
  const plainId = (id ?? "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[_.\s]+/g, "-");
  const candidate = /^\d/.test(plainId) ? `f-${plainId}` : plainId;
  return /^[a-z][a-z0-9-]*$/.test(candidate) ? candidate : null;
}

function fieldsOf(patch: OfficePatch): OfficeField[] {
  return Agency.keyof().options.filter((field) => patch[field] !== undefined);
}

/** Lists of words and days mean the same in any order; openings and other lists of objects keep theirs. */
function unordered(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(unordered);
    return items.every((item) => typeof item !== "object") ? items.toSorted() : items;
  }
  // cp932 has one wave dash: coming back from there it is no other word.
  if (typeof value === "string") return oneLook(value);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, key === "year_end" ? each : unordered(each)]),
  );
}

function sameTwice({ at, name }: Incoming): ImportProblem {
  return { at, column: null, problem: `${name} が2回出てきます。1つにしてください` };
}

function problemsOf(at: string, issues: readonly { path: PropertyKey[]; message: string }[]): ImportProblem[] {
  return issues.map((issue) => ({
    at,
    column: issue.path.map(String).join("."),
    problem: `この値は使えません（${issue.message}）`,
  }));
}
