import { writeXlsx } from "../app/write-xlsx.ts";
import type { City } from "../core/city/city.ts";
import { officesOf } from "../core/directory/office.ts";
import { type OfficeLine, officeLine } from "../core/directory/office-list.ts";

const UNKNOWN = "確認中";

/** Header, width in characters, and what stands in the column. 確認中: the plan does not say, the city is to confirm. */
const COLUMNS: readonly { header: string; width: number; of: (line: OfficeLine) => string }[] = [
  { header: "窓口", width: 34, of: ({ name }) => name },
  { header: "種類", width: 20, of: ({ type }) => type ?? "" },
  { header: "分野", width: 14, of: ({ domains }) => domains.join("、") },
  { header: "所管課", width: 18, of: ({ department }) => department ?? "" },
  { header: "電話", width: 16, of: ({ phone }) => phone ?? UNKNOWN },
  { header: "FAX", width: 16, of: ({ fax }) => fax ?? UNKNOWN },
  { header: "メール", width: 24, of: ({ email }) => email ?? UNKNOWN },
  { header: "開いている時間", width: 24, of: ({ hours }) => hours ?? UNKNOWN },
  { header: "場所", width: 26, of: ({ address }) => address ?? UNKNOWN },
  { header: "担当する地域", width: 24, of: areasInWords },
  { header: "年齢", width: 12, of: ({ ages }) => ages ?? "" },
  { header: "備考", width: 30, of: ({ note }) => note ?? "" },
  { header: "問い合わせフォーム", width: 22, of: ({ form }) => form ?? "" },
  { header: "窓口のLINE", width: 14, of: ({ line }) => line ?? "" },
  { header: "ホームページ", width: 22, of: ({ url }) => url ?? "" },
  { header: "出典", width: 22, of: ({ source }) => source },
  { header: "確認した日", width: 12, of: ({ assured }) => assured ?? UNKNOWN },
];

/** 相談機関一覧表 as an Excel workbook without macros: one line an office, filtered by any column. */
export function exportXlsx(city: City): Uint8Array {
  const lines = officesOf(city).map((office) => officeLine(city, office));
  return writeXlsx({
    name: "相談機関一覧表",
    title: `${city.name}　相談機関一覧表（${city.plan.title}による。「確認中」は市役所に確認中）`,
    header: COLUMNS.map(({ header }) => header),
    widths: COLUMNS.map(({ width }) => width),
    rows: lines.map((line) => COLUMNS.map(({ of }) => of(line))),
  });
}

function areasInWords({ areas, type }: OfficeLine): string {
  if (areas === null) return type === "所管課" ? "" : "市全域";
  return areas.length === 0 ? UNKNOWN : areas.join("・");
}
