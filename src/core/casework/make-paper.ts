import type { Script } from "../script.ts";
import type { Paper, PaperForm } from "./paper.ts";
import { applicationParts } from "./paper-application.ts";
import { paperTime } from "./paper-lines.ts";
import { sheetParts } from "./paper-sheet.ts";
import { personConsented } from "./person-consented.ts";
import { isReport } from "./protect-reporter.ts";
import type { CaseView } from "./views.ts";

const TITLES = { sheet: "つなぐシート", application: "相談受付・申込票" } satisfies Record<PaperForm, string>;

const CONSENTED = [
  "相談支援の利用を申し込みます。",
  "「個人情報に関する管理・取扱規程」の説明を受け、相談支援に必要な関係機関（上の「同意」に書いた窓口）と、情報を共有することに同意します。",
];
const PROTECT = "本人でない人からの話は、だれが知らせたか分からないようにしてください。";
const CAREFUL = "連絡に注意：家への電話や手紙は、本人が「それでいい」と言うまで しないでください。";
const NOBODY =
  "本人の同意は ありません。取りまとめ課だけが扱います。ほかへ伝える前に、人が判断し、根拠を残してください。";
const TELLER =
  "話した人は「伝えてよい」と言っていますが、本人の同意は まだ ありません。ほかへ伝える前に、人が判断し、根拠を残してください。";
const NOT_CONSENTED = [
  PROTECT,
  "判断：□ 命を守るために知らせる　□ 通報　□ 支援会議（社会福祉法106条の6）　□ 話を続ける　□ 待つ",
];

/** A case as a paper form. `printedAt`: ISO 8601. */
export function makePaper(script: Script, view: CaseView, form: PaperForm, printedAt: string): Paper {
  const consented = personConsented(view.sheet, view.row.consent);
  const careful = view.safe.careful ? [CAREFUL] : [];
  const missing = consented ? [] : [view.row.consent === "none" ? NOBODY : TELLER];
  const common = {
    form,
    title: TITLES[form],
    variant: consented ? "同意あり" : "同意なし",
    city: script.city.name,
    receipt: view.row.receipt,
    printedAt: paperTime(printedAt),
  };
  switch (form) {
    case "sheet":
      return {
        ...common,
        parts: sheetParts(script, view),
        notes: [...careful, ...missing, ...(isReport(view.sheet) ? [PROTECT] : [])],
        signs: ["つないだ人・日付", "受け取った人・日付", "その後"],
      };
    case "application":
      return {
        ...common,
        parts: applicationParts(script, view),
        notes: [...careful, ...(consented ? CONSENTED : [...missing, ...NOT_CONSENTED])],
        signs: consented ? ["日付", "本人の署名"] : ["判断した人・日付", "理由"],
      };
    default:
      return form satisfies never;
  }
}
