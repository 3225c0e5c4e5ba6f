import type { City } from "../core/city/city.ts";
import { exportCsv } from "./export-csv.ts";
import { exportHsds } from "./export-hsds.ts";
import { exportXlsx } from "./export-xlsx.ts";

/** A city's directory as files, by format: Excel, 自治体標準オープンデータセット, Open Referral HSDS 3.x. */
export const directoryFiles = {
  xlsx: exportXlsx,
  csv: exportCsv,
  hsds: (city: City) => Buffer.from(`${JSON.stringify(exportHsds(city), null, 2)}\n`),
} as const satisfies Record<string, (city: City) => Uint8Array>;
