import { ANSWER_KINDS, OTHER_ANSWERS, SHOWN_CARDS, STEP_TYPES } from "../../core/studio/step-words.ts";
import type { StudioLead, StudioStep } from "../../core/studio-view.ts";
import type { StudioPage } from "./studio-place.ts";

/** What the studio says. Another language is another file of this shape. */
export const words = {
  name: "管理者の画面",
  tabs: {
    flows: "聞き取りの流れ",
    words: "ことば",
    city: "市の窓口",
    danger: "危険のことば",
    menu: "メニュー",
    try: "話してみる",
    talks: "会話の試験",
    publish: "公開と履歴",
  } satisfies Record<StudioPage, string>,
  nav: "管理者の画面のページ",
  desk: "相談員の画面",
  notAllowed: "この画面は、管理者だけが見られます。",
  failed: "読み込めませんでした。",
  unknown: "市役所に確認中",
  and: "、",

  flows: {
    title: "聞き取りの流れ",
    unwritten: "（まだ文がありません）",
    unknownType: "読めない種類",
    forkIf: (condition: string) => `もし、${condition}なら`,
    callsFlow: (title: string) => `「${title}」の流れを通る`,
    start: "ここから始まります",
    person: "「人と話したい」と言われたら、ここへ来ます",
    languages: { ja: "日本語", "ja-easy": "やさしい日本語", en: "English" },
    types: STEP_TYPES,
    answers: ANSWER_KINDS,
    roles: { said: "", again: "分からなかったとき", more: "1つえらんだあと", done: "おわりのボタン" } satisfies Record<
      StudioStep["texts"][number]["role"],
      string
    >,
    shows: SHOWN_CARDS,
    showsLabel: "いっしょに出すもの",
    quiet: "えらんだ言葉は、トークに残りません",
    calls: (title: string) => `「${title}」を通ってから`,
    leads: "行き先",
    leadBy: {
      next: "次へ",
      choice: "",
      own_words: "自分の言葉で書いたら",
      skip: "",
      condition: "",
      otherwise: "どれでもなければ",
      share: "",
      city_only: "",
      none: "",
    } satisfies Record<StudioLead["by"], string>,
    to: (number: number, title: string) => `${number}. ${title}`,
    conditionIf: (condition: string) => `${condition} とき`,
  },

  /** What was done, as undo names it. */
  done: {
    text: "文を直した",
    field: "設定を変えた",
    added: "足した",
    removed: "消した",
    moved: "動かした",
    copied: "写した",
    flowAdded: "流れを足した",
    flowRemoved: "流れを消した",
  },

  /** Answers that no question of their own asks for. */
  answers: OTHER_ANSWERS,
  placeholders: {
    city: "市の名前",
    lead: "取りまとめ課",
    office: "合う窓口",
    offices: "窓口の名前すべて",
    domains: "分野",
    topics: "困りごと",
    main_topic: "いちばんの困りごと",
    receipt: "受付番号",
    holder: "預かる窓口",
    answer_by: "返事の期限",
    area: "町の名前",
  },

  city: {
    title: "市の窓口",
    plan: "もとになる計画",
    period: (from: string, to: string) => `${from} から ${to} まで`,
    stale: "計画の期間がすぎています。窓口の名前や場所が、今とちがうかもしれません。",
    current: "計画の期間のうちです。",
    leadDepartment: "取りまとめ課",
    closed: "しばらく休み",
    areas: "地域と、その担当",
    count: (n: number) => `${n}件`,
    nobody: "市の取りまとめ課",
  },
};
