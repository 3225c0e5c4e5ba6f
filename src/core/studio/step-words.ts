import type { Ask, Show, Step } from "../flow/flow.ts";

/** What the kinds of steps are called. */
export const STEP_TYPES = {
  ask: "きく",
  say: "伝える",
  triage: "言葉から困りごとを読みとる",
  route: "合う窓口をさがす",
  branch: "分かれ道",
  consent: "窓口に伝えてよいかをきく",
  handoff: "相談を窓口へわたす",
  call: "ほかの流れを通る",
  end: "おわり",
} as const satisfies Record<Step["type"], string>;

/** How a question is answered. */
export const ANSWER_KINDS = {
  choice: "1つえらぶ",
  choices: "いくつでもえらぶ",
  one_of: "前にえらんだ中から1つ",
  text: "自由に書く",
  area: "地域（町の名前か、地図）",
  number: "数字",
} as const satisfies Record<Ask["answer"], string>;

/** What a step may show beside its words. */
export const SHOWN_CARDS = {
  office: "合う窓口の案内",
  summary: "まとめ",
  receipt: "受付の控え",
  hotlines: "電話の窓口",
  places: "行ける場所",
} as const satisfies Record<Show, string>;

/** Answers that no question of their own asks for. */
export const OTHER_ANSWERS: Readonly<Record<string, string>> = {
  story: "困りごとの話",
  topics: "困りごと",
  topics_by: "困りごと（話から分かった）",
  about: "だれのことか",
  about_by: "だれのことか（話から分かった）",
  anonymous: "名前を出さない",
};
