import type { AlarmLine } from "../../core/casework/figures-view.ts";
import type { DueKind, HelperPart } from "../../core/casework/life.ts";
import { inLanguage } from "../shared/in-language.ts";
import { lifeWordsEn } from "./life-words-en.ts";

/** What the desk says of the life of a case: who has it, what it waits for, and who is told when time is over. */
const ja = {
  more: "ほかの操作",
  due: {
    accept: "受け付け",
    contact: "はじめての連絡",
    ask: "連絡があったか、住民にたずねる日",
    review: "様子を見る日",
  } satisfies Record<DueKind, string>,
  dueClimbs: "自動で上に上がる",
  dueLabel: "つぎの期限",
  unheard: "住民が「まだ連絡がない」と言っています",
  reminded: "期限をすぎました",
  stuck: "止まっています（包括化推進員へ）",
  next: {
    unheard: (by: string) => `住民が「まだ連絡がない」と言っています。${by}までに連絡してください。`,
    contact: (by: string) => `${by}までに、はじめての連絡をしてください。`,
    contactLate: (by: string) => `はじめての連絡が、約束の日時（${by}）をすぎています。すぐに連絡してください。`,
    asked: "いっしょに関わるよう頼まれています。引き受けるかどうかを答えてください。",
    takeBack: "つないだ先が、まだ受け付けていません。引き取ることができます。",
  },

  others: {
    named: "同意のある窓口",
    asked: "頼んでいます（返事待ち）",
    helping: "いっしょに関わっています",
    declined: "手伝えないと答えました",
    told: "様子を知らせています",
  } satisfies Record<HelperPart, string>,

  start: {
    title: "はじめての連絡ができた",
    lead: "本人と話せた・会えたときに押します。約束の日に、住民にもLINEで「連絡はありましたか」とたずねます。",
    reason: "どうやって連絡したか",
    hint: "なくてもかまいません。電話、訪問、来所など。",
    submit: "連絡できた",
  },
  askHelp: {
    title: "いっしょに関わるよう頼む",
    lead: "担当は変わりません。頼めるのは、本人が「伝えてよい」と言った窓口と、取りまとめ課です。",
    whom: "頼む窓口",
    whomMissing: "頼む窓口を えらんでください。",
    reason: "何を手伝ってほしいか",
    hint: "相手の窓口が読みます。",
    submit: "頼む",
  },
  answerHelp: {
    title: "頼まれたことに答える",
    lead: "引き受けても、引き受けなくても、担当は変わりません。",
    legend: "引き受けますか",
    yes: "引き受ける",
    no: "いまは手伝えない",
    missing: "どちらかを えらんでください。",
    reason: "手伝えない理由",
    hint: "頼んだ人が読みます。",
    submit: "答える",
  },
  escalate: {
    title: "上に知らせる",
    lead: "取りまとめ課が見られるようになります。もう一度押すと、包括化推進員に知らせます。担当は変わりません。",
    reason: "何が止まっていますか",
    hint: "読む人が、すぐ動けるように。",
    submit: "知らせる",
  },
  reopen: {
    title: "もう一度はじめる",
    lead: "おわりにした相談を、もう一度うけもちます。住民にも伝わります。",
    reason: "もう一度はじめる理由",
    hint: "あとで読む人のために。",
    submit: "もう一度はじめる",
  },
  reasonMissing: "理由を書いてください。",
  sendBack: (name: string) => `前の窓口（${name}）へもどす`,

  ground: {
    title: "この窓口は、本人が「伝えてよい」と言った窓口に入っていません。",
    lead: "本人に確かめたか、法律の根拠があるときだけ つなげます。えらんだ根拠は、記録に残ります。",
    legend: "伝えてよい根拠",
    missing: "根拠を えらんでください。",
    unsure:
      "69条2項の2〜4号は、だれかの権利を不当に傷つけるおそれがあるときは 使えません。根拠の書き方は、弁護士などの確認を まだ受けていません。迷うときは、法律の担当に聞いてください。",
    was: (ground: string) => `根拠：${ground}`,
  },

  alarms: {
    title: (n: number) => `危険の知らせが ${n}件、まだ確認されていません`,
    pageTitle: (n: number) => `【危険 ${n}件】`,
    since: (when: string) => `${when}から`,
    held: (name: string) => `預かり：${name}`,
    open: "開いて確認する",
    call: "取りまとめ課に、電話でこの番号を伝えてください。",
    rungs: [
      "窓口に知らせました",
      "取りまとめ課に知らせました",
      "包括化推進員に知らせました",
      "市のみんなに知らせています",
    ] satisfies [string, string, string, string],
    rung: (rung: AlarmLine["rung"]): string => ja.alarms.rungs[rung] ?? "",
  },
};

export type LifeWords = typeof ja;

export const lifeWords = inLanguage({ ja, en: lifeWordsEn });
