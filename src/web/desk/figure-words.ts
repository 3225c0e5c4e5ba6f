import { inLanguage } from "../shared/in-language.ts";
import { figureWordsEn } from "./figure-words-en.ts";

/** What the page of waiting times and passings on says. */
const ja = {
  labels: {
    title: "はじめの読みとりと、人の確かめ",
    lead: "分野と内容を、機械と聞き取りが何とし、人が何となおしたか。件数だけで、中身は出ません。見たことは監査の記録に残ります。",
    empty: "まだ、人が確かめた相談が ありません。相談の画面で、分野と内容を1回押すだけで確かめられます。",
    agreed: (looked: number, agreed: number) =>
      `人が確かめた ${looked}件のうち、${agreed}件は なおすところがありませんでした。`,
    byDomain: "分野ごと",
    domain: "分野",
    kept: "合っていた",
    removed: "はずした",
    added: "足した",
    confusion: "いちばん先の分野：人（左）が、はじめに何と読まれていたか（上）",
    corner: "人がえらんだ分野",
    topics: "いちばんの困りごとを なおしたもの",
    change: "はじめ → 人",
    cases: "件",
    none: "なし",
  },

  figures: {
    lead: (days: number) => `この${days}日に届いた相談と、いま開いている相談の数です。中身は出ません。`,
    failed: "数を読み込めませんでした。",
    empty: "まだ、数えるものが ありません。",
    caption: "窓口ごとの数",
    office: "窓口",
    whole: "市全体",
    cases: "相談",
    open: "進行中",
    unaccepted: "受け付け待ち",
    unreached: "連絡まだ",
    overdue: "期限すぎ",
    stuck: "止まっている",
    unheard: "「まだ」の声",
    accept: "受け付けまで（中央値）",
    contact: "連絡まで（中央値）",
    hops: "つなぎ（平均）",
    wandered: "2回以上つながれた",
    none: "—",
    minutes: (n: number) => (n < 120 ? `${n}分` : n < 2880 ? `${Math.round(n / 60)}時間` : `${Math.round(n / 1440)}日`),
  },
};

export type FigureWords = typeof ja;

export const figureWords = inLanguage({ ja, en: figureWordsEn });
