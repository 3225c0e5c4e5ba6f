import { type Agency, City } from "../../src/core/city/city.ts";
import { compareDirectory } from "../../src/directory/compare-directory.ts";
import type { ImportedFile } from "../../src/directory/directory-diff.ts";
import { diffFile } from "../../src/directory/import-into-pack.ts";
import { aCity } from "../desk/desk-fixtures.ts";

/** 水戸市 of the desk's tests with three areas and one office of which everything is known. */
export const AREAS = [
  { id: "nishimachi", name: "西町", kana: "にしまち", aliases: ["Nishi-machi"] },
  { id: "nishimotomachi", name: "西元町", kana: "にしもとまち", aliases: [] },
  { id: "honcho", name: "本町", kana: "ほんちょう", aliases: [] },
];

export const KNOWN = {
  phone: "029-111-2222",
  fax: "029-111-2223",
  email: "east@example.jp",
  form_url: "https://east.example.jp/form",
  line: "@east",
  address: "茨城県水戸市中央1-4-1",
  url: "https://east.example.jp/",
  assured: "2026-10-01",
  hours: {
    openings: [
      { days: [1, 2, 3, 4, 5], from: "08:30", to: "12:00" },
      { days: [1, 2, 3, 4, 5], from: "13:00", to: "17:15" },
    ],
    closed_on_holidays: true,
    year_end: ["12-29", "01-03"],
  },
  aliases: ["とうぶ、センター", "東部"],
  catchment: ["nishimachi", "honcho"],
  ages: { from: 18, to: null },
  languages: ["ja", "en"],
  note: '昼は電話のみ, "予約"\n優先',
  operator: "entrusted",
} as const;

/** Changes the first agency (east) of the small city. */
export function smallCity(east: Partial<Record<keyof Agency, unknown>> = KNOWN): City {
  const city = aCity("mito", "水戸市");
  const agencies = city.agencies.map((agency) => (agency.id === "east" ? { ...agency, ...east } : agency));
  return City.parse({ ...city, areas: AREAS, agencies });
}

/** The diff of a file that can be read. Throws when it cannot. */
export function diffOf(city: City, file: string | Uint8Array) {
  const read = diffFile(city, typeof file === "string" ? Buffer.from(file) : file);
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

export const NO_DIFF = { added: [], changed: [], missing: [], problems: [], doubts: [] };

/** A file with one office, for what need not be written as CSV. */
export function compareOne(city: City, office: Omit<ImportedFile["offices"][number], "at">) {
  return compareDirectory(city, { offices: [{ at: "2行目", ...office }], problems: [], doubts: [] });
}
