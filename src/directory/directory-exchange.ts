import { z } from "zod";
import type { DirectoryExchange } from "../app/directory-exchange.ts";
import { writeXlsx } from "../app/write-xlsx.ts";
import { Agency, type City } from "../core/city/city.ts";
import type { DirectoryChanges, DirectoryForm } from "../core/directory/directory-exchange.ts";
import { officesOf } from "../core/directory/office.ts";
import { compareDirectory } from "./compare-directory.ts";
import { encodeCp932, lackingInCp932 } from "./cp932.ts";
import { COLUMNS } from "./csv-columns.ts";
import { changeInWords } from "./describe-diff.ts";
import type { DirectoryDiff, OfficeField, OfficePatch } from "./directory-diff.ts";
import { csvText, rowOf, rowsOf } from "./export-csv.ts";
import { exportHsds } from "./export-hsds.ts";
import { importSheet } from "./import-csv.ts";
import { diffFile } from "./import-into-pack.ts";

/** A city's directory out and in again, for the studio. */
export const directoryExchange: DirectoryExchange = {
  write: (city, form) => WRITERS[form](city),
  lacking: (city) =>
    officesOf(city).flatMap((office) =>
      lackingInCp932(rowOf(city, office).join("")).map((character) => ({ character, office: office.name })),
    ),
  read(city, bytes) {
    const diff = diffFile(city, bytes);
    return diff.ok ? { ok: true, value: changesOf(city, diff.value) } : diff;
  },
  readSheet(city, rows) {
    const file = importSheet(rows, city);
    return file.ok ? { ok: true, value: changesOf(city, compareDirectory(city, file.value)) } : file;
  },
};

const WRITERS: Record<DirectoryForm, (city: City) => Uint8Array> = {
  csv: (city) => Buffer.from(`\ufeff${csvText(city)}`),
  csv_sjis: (city) => encodeCp932(csvText(city)),
  hsds: (city) => Buffer.from(`${JSON.stringify(exportHsds(city), null, 2)}\n`),
  xlsx: (city) =>
    writeXlsx({
      name: "相談機関一覧",
      title: `${city.name}　相談機関一覧（直して、取り込めます。見出しの行は変えないでください）`,
      header: [...COLUMNS],
      widths: COLUMNS.map((column) => Math.max(12, column.length * 2)),
      rows: rowsOf(city),
    }),
};

function changesOf(city: City, diff: DirectoryDiff): DirectoryChanges {
  const kinds = new Map(officesOf(city).map(({ id, kind }) => [id, kind]));
  const change = (field: OfficeField, before: unknown, after: unknown) => {
    const { label, before: was, after: becomes } = changeInWords(city, { field, before, after });
    return { field, label, before: was, after: becomes, value: jsonOf(after) };
  };
  return {
    added: diff.added.map(({ id, at, patch }) => ({
      ...{ id, at, name: patch.name },
      fields: entriesOf(patch).map(([field, value]) => change(field, null, value)),
    })),
    changed: diff.changed.map(({ kind, id, name, at, fields }) => ({
      ...{ kind, id, name, at },
      fields: fields.map(({ field, before, after }) => change(field, before, after)),
    })),
    missing: diff.missing.map(({ id, name }) => ({ id, name, kind: kinds.get(id) ?? "agency" })),
    problems: diff.problems,
    doubts: diff.doubts,
  };
}

/** What a value is as JSON; every value of an office is. */
function jsonOf(value: unknown) {
  return z.json().parse(value ?? null);
}

function entriesOf(patch: OfficePatch): [OfficeField, unknown][] {
  return Agency.keyof().options.flatMap((field): [OfficeField, unknown][] =>
    patch[field] === undefined || field === "id" || field === "name" ? [] : [[field, patch[field]]],
  );
}
