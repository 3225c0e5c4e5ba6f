import type { CityMenu } from "../city-menu.ts";
import type { Flow, Step } from "../flow/flow.ts";
import type { OwnRule, RuleChange } from "../triage/danger-changes.ts";

type FieldOf<T> = T extends unknown ? keyof T : never;
type Compared =
  | FieldOf<Step>
  | Exclude<keyof Flow, "steps">
  | keyof OwnRule
  | keyof RuleChange
  | Exclude<keyof CityMenu, "format" | "rows" | "areas">
  | "picture";

/** What people read for a field of a step, a flow, a danger rule or the menu that is different: a new field without a name does not compile. */
export const DIFF_FIELDS = {
  type: "種類",
  answer: "答え方",
  text: "質問の文",
  again: "言いかえの文",
  texts: "伝える文",
  choices: "選択肢",
  more: "1つえらんだあとの文",
  done: "おわりのボタン",
  or_text: "自分の言葉で書いた人の行き先",
  of: "もとの質問",
  min: "いちばん小さい数",
  max: "上限（文字の数か、数字）",
  story: "困りごとの話として読みとる",
  next: "次へ進む所",
  otherwise: "ほかの人の行き先",
  when: "分かれ道の条件",
  save: "答えの名前",
  skip: "答えないボタン",
  show: "いっしょに出すもの",
  quiet: "トークに残さない",
  confidential: "秘密（安全なページで聞く市では、ページで）",
  share: "「窓口に伝えてよい」の行き先",
  city_only: "「市の取りまとめ課だけ」の行き先",
  none: "「伝えない」の行き先",
  flow: "通る流れ",
  format: "ファイルの形",
  id: "流れの名前",
  title: "題名",
  start: "始まり",
  person: "人と話したい人の行き先",
  first_words: "はじめの一言で話した人の、答えの名前",
  kind: "何の危険か",
  tier: "急ぎ方",
  why: "理由",
  terms: "ことば",
  language: "何語か",
  scope: "「…」の広さ",
  heeds: "打ち消しを聞くか",
  off: "使わない",
  bar: "メニューを開くボタン",
  open: "はじめから開く",
  size: "大きさ",
  over_others: "ほかのメニューを置きかえる",
  picture: "絵",
} as const satisfies Record<Compared, string>;

const NAMES: Readonly<Record<string, string>> = DIFF_FIELDS;

/** The name of a field, in words; what is named in words already (a city's field, a menu's tile) stays. */
export function diffFieldName(field: string): string {
  return NAMES[field] ?? field;
}
