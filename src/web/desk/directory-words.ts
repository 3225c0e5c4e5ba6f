import { inLanguage } from "../shared/in-language.ts";
import { directoryWordsEn } from "./directory-words-en.ts";

/** What the page of 相談機関一覧表 says. Another language is another file of this shape. */
const ja = {
  of: (city: string) => `${city}　相談機関一覧表`,
  from: (plan: string) => `${plan}による`,
  unknownKey: "「確認中」は、計画に書かれておらず、市役所に確認中のものです。",
  unknown: "確認中",
  unknownOnes: (columns: readonly string[]) => `確認中：${columns.join("、")}`,
  failed: "一覧表を読み込めませんでした。",
  print: "印刷",
  files: "ファイルで保存",
  excel: "Excel",
  csv: "CSV（自治体標準オープンデータセット）",
  hsds: "JSON（Open Referral HSDS）",
  printed: (day: string) => `${day} 印刷`,
  columns: { name: "窓口", phone: "電話・FAX・メール", hours: "開いている時間", address: "場所", more: "担当・備考" },
  reach: { fax: "FAX", line: "LINE", form: "フォーム" },
  lead: "取りまとめ課（どこに聞けばよいか分からないとき）",
  others: "調整・参加支援・通いの場など（相談の最初の窓口ではありません）",
  areas: (names: readonly string[]) => `担当：${names.join("・")}`,
  areasUnknown: "担当する地域：確認中",
  ages: (ages: string) => `年齢：${ages}`,
  unassured: "まだ確かめていません",
  assured: (day: string) => `確かめた日：${day}`,
  countUnassured: (count: number) => `この一覧の${count}件は、市がまだ確かめていません。`,
};

export type DirectoryWords = typeof ja;

export const directoryWords = inLanguage({ ja, en: directoryWordsEn });
