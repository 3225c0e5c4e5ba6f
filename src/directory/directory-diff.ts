import type { Agency } from "../core/city/city.ts";
import type { Office } from "../core/directory/office.ts";

/** What a file says of an office, only as far as it says something. */
export type OfficePatch = { [Field in keyof Agency]?: Agency[Field] };
export type OfficeField = keyof Agency;

/** One office in an imported file. `at` is where, for people: 「3行目」. `id` null when the file has none. */
export type Incoming = { at: string; id: string | null; name: string; patch: OfficePatch };

/** Something a person has to mend in the file; nothing is taken from that row. `column` null: the row as a whole. */
export type ImportProblem = { at: string; column: string | null; problem: string };

/** An imported file, read. `doubts`: what was taken in, but should be looked at. `left`: offices of rows that could not be read. */
export type ImportedFile = {
  offices: Incoming[];
  left?: Pick<Incoming, "id" | "name">[];
  problems: ImportProblem[];
  doubts: ImportProblem[];
};

export type FieldChange = { field: OfficeField; before: unknown; after: unknown };
export type OfficeChange = { kind: Office["kind"]; id: string; name: string; at: string; fields: FieldChange[] };

/** What an import would do. `missing` offices are in the pack and not in the file; they are only named, never removed. */
export type DirectoryDiff = {
  added: { id: string; at: string; patch: OfficePatch & { name: string } }[];
  changed: OfficeChange[];
  missing: { id: string; name: string }[];
  problems: ImportProblem[];
  doubts: ImportProblem[];
};
