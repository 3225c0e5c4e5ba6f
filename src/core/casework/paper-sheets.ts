import type { City } from "../city/city.ts";
import type { Paper, PaperBasis } from "./paper.ts";
import { paperTime } from "./paper-lines.ts";
import { staffNames } from "./staff-names.ts";
import type { CaseRow } from "./views.ts";

const BASES = {
  said: "本人",
  inferred: "推測",
  not_asked: "聞いていない",
  kept: "記録",
  by_hand: "記入欄",
} satisfies Record<PaperBasis, string>;

/** A sheet as a spreadsheet holds it. `widths` in characters. */
export type PaperSheet = { name: string; title: string; header: string[]; rows: string[][]; widths: number[] };

/** A form as a list: part, label, text, and where it comes from. Whole texts: a file has room for them. */
export function formSheet({ title, variant, city, receipt, printedAt, parts, notes }: Paper): PaperSheet {
  return {
    name: title,
    title: `${title}（${variant}）　${city}　受付番号 ${receipt}　${printedAt}`,
    header: ["区分", "項目", "内容", "もと"],
    rows: [
      ...parts.flatMap((part) => part.lines.map(({ label, text, basis }) => [part.title, label, text, BASES[basis]])),
      ...notes.map((note) => ["注意", "", note, BASES.kept]),
    ],
    widths: [24, 20, 70, 12],
  };
}

type Column = { header: string; width: number; of: (row: CaseRow, city: City) => string };

const COLUMNS: readonly Column[] = [
  { header: "受付番号", width: 12, of: ({ receipt }) => receipt },
  { header: "状態", width: 14, of: ({ status }) => staffNames.status[status] },
  { header: "分野", width: 14, of: ({ domains }, city) => domains.map((domain) => city.domains[domain]).join("、") },
  {
    header: "いちばんの困りごと",
    width: 20,
    of: ({ mainTopic: main }) => (main === null ? "" : staffNames.topics[main]),
  },
  { header: "緊急度", width: 14, of: ({ tier }) => staffNames.tier[tier] },
  { header: "預かる窓口", width: 28, of: ({ holder }) => holder.name },
  { header: "担当", width: 16, of: ({ acceptedBy }) => acceptedBy ?? "" },
  { header: "届いた日時", width: 20, of: ({ openedAt }) => paperTime(openedAt) },
  { header: "返事の期限", width: 20, of: ({ answerBy }) => paperTime(answerBy) },
  { header: "返事待ち", width: 10, of: ({ waiting }) => (waiting ? "待っている" : "") },
  { header: "つなぎ", width: 8, of: ({ hops }) => String(hops) },
  { header: "同意", width: 24, of: ({ consent }) => staffNames.consent[consent] },
  { header: "おわり方", width: 24, of: ({ outcome }) => (outcome === undefined ? "" : staffNames.outcomes[outcome]) },
];

/** A list of cases: no content, and one line a case. `whole` false: there were more than fit. */
export function listSheet(city: City, rows: readonly CaseRow[], list: string, at: string, whole: boolean): PaperSheet {
  return {
    name: "相談の一覧",
    title: `${city.name}　相談の一覧（${list}）　${paperTime(at)}${whole ? "" : "　※多いので、はじめの分だけです"}`,
    header: COLUMNS.map(({ header }) => header),
    rows: rows.map((row) => COLUMNS.map(({ of }) => of(row, city))),
    widths: COLUMNS.map(({ width }) => width),
  };
}
