import type { Paper } from "../../core/casework/paper.ts";
import { inLanguage } from "../shared/in-language.ts";

const ja = {
  back: "相談へもどる",
  print: "印刷する",
  failed: "様式を作れませんでした。",
  receipt: "受付番号",
  printed: "印刷",
  key: "ふつうの字：本人が言ったこと・記録　／　点線：機械の推測　／　うすい字：聞いていない・答えていないこと",
  sheet: "つなぐシート（紙）",
  application: "相談受付・申込票（紙）",
  listFiles: "この一覧をファイルで",
};
const en: typeof ja = {
  back: "Back to the case",
  print: "Print",
  failed: "The form could not be made.",
  receipt: "受付番号",
  printed: "印刷",
  key: "ふつうの字：本人が言ったこと・記録　／　点線：機械の推測　／　うすい字：聞いていない・答えていないこと",
  sheet: "Referral sheet (paper)",
  application: "Application form (paper)",
  listFiles: "This list as a file",
};

/** The forms themselves are Japanese in every language: they are what the city's paper is. */
export const printWords = inLanguage({ ja, en });

/** So many characters of one text fit on the page with everything else; the rest is read on the screen, and in the files. */
const TEXT_MAX = 1500;
/** A line break takes up as much as half a line of text. */
const BREAK_WEIGHT = 25;

/** The text as the page has room for it; what does not fit is said to be missing, never silently cut. */
export function fitted(text: string): string {
  const letters = [...text];
  let weight = 0;
  const end = letters.findIndex((letter) => {
    weight += letter === "\n" ? BREAK_WEIGHT : 1;
    return weight > TEXT_MAX;
  });
  if (end === -1) return text;
  return `${letters.slice(0, end).join("")}…\n（つづきは画面とExcelにあります。全部で${letters.length}字）`;
}

/** How small the letters must be for one page: by how much there is to print. */
export function densityOf(paper: Paper): string {
  const texts = paper.parts.flatMap((part) => part.lines.map(({ text }) => fitted(text)));
  const weight = texts.reduce((sum, text) => sum + text.length + BREAK_WEIGHT * (text.split("\n").length - 1), 0);
  if (weight < 900) return "paper-roomy";
  return weight < 1700 ? "paper-dense" : "paper-tight";
}
