import { z } from "zod";
import { lackingCharacters, readDirectory, writeDirectory } from "../app/studio/exchange-directory.ts";
import type { StudioParts } from "../app/studio/studio-parts.ts";
import {
  DirectoryAnswer,
  DirectoryFileAsk,
  type DirectoryForm,
  DirectoryRead,
  LackingCharacters,
} from "../core/directory/directory-exchange.ts";
import { HeldCases } from "../core/studio/publish-view.ts";
import { Nothing } from "./case-routes.ts";
import type { StaffRouter } from "./staff-router.ts";

const get = { method: "get", params: Nothing, query: Nothing, body: Nothing } as const;

const FILES: Readonly<Record<DirectoryForm, { media: string; ending: string }>> = {
  csv: { media: "text/csv; charset=utf-8", ending: "csv" },
  csv_sjis: { media: "text/csv; charset=Shift_JIS", ending: "csv" },
  hsds: { media: "application/json", ending: "json" },
  xlsx: { media: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ending: "xlsx" },
};

/** A city's offices as a whole: what they hold, out as a file, and what a file would change. */
export function studioDirectoryRoutes(staff: StaffRouter, parts: StudioParts): void {
  staff.route(
    "see_studio",
    { ...get, path: "/api/studio/held", summary: "窓口にある終わっていない相談の数", answer: HeldCases },
    async ({ who }) => {
      const held = await parts.records.openCases(who.staff.city);
      return { ok: true, value: [...held].map(([id, open]) => ({ id, open })) };
    },
  );
  staff.route(
    "see_studio",
    { ...get, path: "/api/studio/directory-lacking", summary: "Shift_JISにない文字", answer: LackingCharacters },
    ({ who }) => lackingCharacters(parts, who.staff.city),
  );
  staff.file(
    "see_studio",
    {
      ...{ ...get, path: "/api/studio/directory-file", summary: "窓口の一覧を取り出す（下書き）" },
      ...{ query: DirectoryFileAsk, answer: z.unknown() },
    },
    "application/octet-stream",
    async ({ who, query }) => {
      const written = await writeDirectory(parts, who.staff.city, query.as);
      if (!written.ok) return written;
      const { media, ending } = FILES[query.as];
      const { bytes, city } = written.value;
      return { ok: true, value: { bytes, name: `${city.name}_相談機関一覧.${ending}`, media } };
    },
  );
  staff.route(
    "edit_studio",
    {
      ...({ method: "post", params: Nothing, query: Nothing, path: "/api/studio/directory/read" } as const),
      ...{ summary: "一覧のファイルとのちがい", body: DirectoryRead, answer: DirectoryAnswer },
    },
    ({ who, body }) => readDirectory(parts, who.staff.city, body.base64),
  );
}
