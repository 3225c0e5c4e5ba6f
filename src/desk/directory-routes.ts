import { z } from "zod";
import type { City } from "../core/city/city.ts";
import { OfficeList, officeList } from "../core/directory/office-list.ts";
import { Nothing } from "./case-routes.ts";
import { isStale } from "./city-routes.ts";
import type { StaffRouter } from "./staff-router.ts";

/** A city's directory in the forms that people and other programs keep. The desk serves them and knows none of the formats. */
export type DirectoryFiles = Record<"xlsx" | "csv" | "hsds", (city: City) => Uint8Array>;

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const asked = { method: "get", params: Nothing, query: Nothing, body: Nothing } as const;

/** 相談機関一覧表: on the page, and as files. For everybody who is signed in, of her own city alone. */
export function directoryRoutes(staff: StaffRouter, files: DirectoryFiles, now: () => number): void {
  staff.route(
    "desk",
    { ...asked, path: "/api/directory", summary: "相談機関一覧表", answer: OfficeList },
    async ({ who: { script } }) => ({ ok: true, value: officeList(script.city, isStale(script.city, now())) }),
  );

  const file = (path: string, summary: string, media: string, write: (city: City) => Uint8Array, ending: string) =>
    staff.file("desk", { ...asked, path, summary, answer: z.unknown() }, media, async ({ who }) => {
      const { city } = who.script;
      return { ok: true, value: { bytes: write(city), name: `${city.name}_相談機関一覧.${ending}` } };
    });
  file("/api/directory.xlsx", "相談機関一覧表（Excel）", XLSX, files.xlsx, "xlsx");
  file("/api/directory.csv", "自治体標準オープンデータセット", "text/csv; charset=utf-8", files.csv, "csv");
  file("/api/directory.json", "Open Referral HSDS", "application/json", files.hsds, "json");
}
