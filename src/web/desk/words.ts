import { type CaseListName, type CaseMove, COUNT_MAX } from "../../core/casework/views.ts";
import type { Domain } from "../../core/domain.ts";
import { inLanguage } from "../shared/in-language.ts";
import { wordsEn } from "./words-en.ts";

/** What the desk says. Another language is another file of this shape. */
const ja = {
  deskName: "相談員の画面",
  studioLink: "聞き取りと窓口を見る",
  noCases: {
    title: "この役割では、相談の中身は見ません。",
    administrator: "聞き取りの流れと市の窓口は、管理者の画面で見られます。",
    notHers: "このページは、ほかの役割の人のためのものです。",
    auditor: "だれが何を見たかは「監査の記録」で見られます。",
  },
  back: "一覧へもどる",
  cancel: "やめる",
  and: "、",
  /** What follows a label, and what stands beside something. */
  colon: "：",
  brackets: (text: string) => `（${text}）`,
  /** What fields are called; null: each city's own words. */
  domains: null as Readonly<Record<Domain, string>> | null,

  lists: {
    title: "相談の一覧",
    names: { mine: "わたしの担当", unit: "わたしの窓口", city: "市全体", closed: "おわった相談" } satisfies Record<
      CaseListName,
      string
    >,
    nav: "一覧のえらび方",
    count: (n: number) => (n < COUNT_MAX ? `${n}件` : `${COUNT_MAX}件以上`),
    more: "さらに見る",
    moreBusy: "読み込んでいます…",
    empty: {
      mine: "いま担当している相談は ありません。「わたしの窓口」に、受け付けを待っている相談があるかもしれません。",
      unit: "いま、この窓口が預かっている相談は ありません。新しい相談が届くと、ここに出ます。",
      city: "いま、開いている相談は ありません。",
      closed: "おわった相談は まだ ありません。",
    } satisfies Record<CaseListName, string>,
    failed: "一覧を読み込めませんでした。",
    arrived: (n: number) => `新しい相談が ${n}件 届きました。`,
    alarmed: (n: number) => `危険の知らせが ${n}件 あります。`,
    nowWaiting: (n: number) => `住民から新しい言葉が ${n}件 届きました。`,
  },

  row: {
    receipt: "受付番号",
    domains: "分野",
    noTopic: "まだ決まっていません",
    holder: "預かる窓口",
    opened: "届いた日時",
    openedShort: "届いた",
    outcome: "結果",
    deadline: "返事の期限",
    waiting: "住民が返事を待っています",
    alarm: "まだ だれも確認していません",
    unreachable: "LINEで連絡できません",
    hops: (n: number) => `つなぎ ${n}回`,
    fresh: "新着",
  },

  alreadyAcceptedBy: (name: string) => `${withSan(name)}が先に受け付けました。画面を新しくしました。`,
  acceptedByYou: "あなたが担当",
  acceptedBy: (name: string) => `${withSan(name)}が担当`,

  moves: {
    accept: "受け付ける",
    reply: "返事を書く",
    start: "連絡できた",
    pass: "ほかの窓口へつなぐ",
    take_back: "引き取る",
    ask_help: "手伝いを頼む",
    answer_help: "頼まれたことに答える",
    escalate: "上に知らせる",
    close: "おわりにする",
    reopen: "もう一度はじめる",
    acknowledge: "確認しました",
    note: "メモを書く",
    judge: "どうするか決める",
    label: "分野と内容をなおす",
    take_consent: "同意を書きとめる",
  } satisfies Record<CaseMove, string>,
  moving: "送っています…",
  moved: {
    accept: "受け付けました。担当が決まったことを、住民に伝えます。",
    reply: "返事を預かりました。LINEに送ります。",
    pass: "つなぎました。つないだ先と、担当が変わることを住民に伝えます。",
    start: "はじめての連絡を記録しました。約束の日に、住民にもたずねます。",
    take_back: "引き取りました。あなたが担当です。住民に伝えます。",
    ask_help: "頼みました。相手の一覧に出ます。",
    answer_help: "答えを伝えました。",
    escalate: "上に知らせました。",
    reopen: "もう一度はじめました。住民に伝えます。",
    close: "おわりにしました。住民に伝えます。",
    acknowledge: "確認したことを記録しました。",
    note: "メモを残しました。",
    judge: "決めたことを記録しました。",
    label: "記録しました。はじめの読みとりも残っています。",
    take_consent: "同意を書きとめました。えらんだ窓口は、この相談を見られるようになりました。",
  } satisfies Record<CaseMove, string>,

  next: {
    label: "つぎにすること",
    alarm: "危険のしるしがあります。内容を確かめ、「確認しました」を押してください。",
    accept: (by: string) => `まだ だれも受け付けていません。${by}までに受け付けてください。`,
    acceptLate: "期限をすぎても、まだ だれも受け付けていません。すぐに受け付けてください。",
    waiting: "住民が返事を待っています。",
    working: "あなたが担当しています。",
    colleague: (name: string) => `${withSan(name)}が担当しています。同じ窓口のあなたも、返事を書けます。`,
    unreachable: "あなたが担当しています。LINEが届かないので、ほかの方法で連絡してください。",
    others: (name: string, office: string) => `${withSan(name)}（${office}）が担当しています。`,
    nobodyYet: "まだ だれも受け付けていません。",
    heldBy: (office: string) => `${office}が預かっています。`,
    closed: "おわった相談です。住民がもう一度話しかけると、新しい相談になります。",
  },

  casePage: {
    title: (receipt: string) => `相談 ${receipt}`,
    failed: "この相談を読み込めませんでした。",
    print: "つなぐシートを印刷",
    withdrawn: "住民が、伝えることの同意を取り下げました。",
    withdrawnMore: "これから先、ほかの窓口に内容を伝えないでください。",
    erasure: "住民が「消してほしい」と言っています。",
    erasureMore: "取りまとめ課で、消すことができるものを確かめてください。",
    person: "住民が「人と話したい」と言っています。",
    blocked: "いま、この住民にはLINEが届きません（ブロックなど）。",
    blockedMore: "ほかの連絡の方法を聞いていれば、そちらで連絡してください。",
  },

  sheet: {
    title: "つなぐシート",
    printedAt: "印刷",
    handedBy: "つないだ人・日付",
    receivedBy: "受け取った人・日付",
    result: "その後",
    danger: "危険のしるし",
    dangerFrom: "この言葉から",
    dangerChosen: "ここに残る言葉のほかから（ボタンの答え、送信を取り消した言葉、LINEでの別のやりとりなど）",
    topics: "相談内容",
    topicsKey: "◎ いちばん　○ ほか",
    topic: "内容",
    domains: "分野",
    own: "本人の言葉",
    ownOther: "話した人の言葉",
    ownNone: "自由に書いた言葉は ありません。",
    said: "答えたこと",
    inferred: "推測",
    inferredLead: "機械が言葉から読みとったものです。本人に確かめてください。",
    inferredNone: "推測は ありません。",
    unsure: "機械は「自信がない」と言っています。",
    likely: { high: "たぶん", middle: "もしかすると", low: "少しだけ" },
    from: "もとの言葉",
    notAsked: "聞いていない・答えていない",
    notAskedNone: "ありません。",
    /** "r3.…" is the third that the city published; what came with the program has a name without a number. */
    revision: (name: string) => {
      const number = /^r(\d+)\./.exec(name)?.[1];
      return `聞き取りに使った版：${number === undefined ? "はじめの版" : `第${number}版`}（${name}）`;
    },
    about: "だれが話しているか",
    age: "困っている人の年代",
    area: "地域",
    language: "ことば",
    writes: (language: string) => `${language}で書いています`,
    urgent: "急ぎの事情",
    urgentUnknown: "急ぎの事情（ない、または聞いていない）",
    wishes: "希望と配慮",
    consent: "伝えることの同意",
    because: "この窓口になった理由",
    others: "いっしょに関わる窓口",
    coordination: (criteria: readonly string[]) => `多機関協働の検討候補（基準：${criteria.join("、")}）`,
  },

  consentSheet: {
    share: "次の窓口に伝えてよい",
    city_only: "市の取りまとめ課だけに伝えてよい",
    none: "どこにも伝えてよいと言っていません",
    ofTeller: "話した人の同意です。本人の同意は まだ聞いていません。",
    noneMore: "はじめに知るのは、市の取りまとめ課だけです。ほかへ伝える前に、人が判断してください。",
    withdrawn: "伝えてよいという同意は、取り下げられました",
    takenBy: (name: string) => `聞いた人：${name}`,
    notAsked: "まだ聞いていません（危険の言葉で開いた相談です）",
  },

  talk: {
    title: "やりとり",
    lead: "相談が届いたあとに、LINEでやりとりした言葉です。",
    empty: "まだ やりとりは ありません。",
    earlier: (n: number) => `前の ${n}件を見る`,
    resident: "住民",
    staff: (name: string | null) => (name === null ? "相談員" : withSan(name)),
    onPage: "ページで読む返事（まだ読まれていません）",
    readOnPage: (when: string) => `ページで読まれました（${when}）`,
    redacted: "住民が取り消しました（内容は消えています）",
    because: (reason: string) => `：${reason}`,
  },

  reply: {
    label: "返事",
    caution: "名前・住所などは なるべく書かないでください（LINEに残ります）。",
    onPage: "住民だけが開けるページに出ます。LINEには「返信が届いています」とだけ出ます。",
    send: "送る",
    busy: "送っています…",
    count: (n: number, max: number) => `${n} / ${max}字`,
    tooLong: (n: number) => `${n}字 多すぎます。`,
    kept: "書きかけは、このブラウザーに残ります。",
    acceptFirst: "返事を書くには、先に受け付けてください。",
    notYours: "返事は、担当している人が書きます。",
    unreachable: "いまLINEが届かないので、返事は送れません。",
    closed: "おわった相談には、返事を書けません。",
    failed: "まだ送れていません。",
  },

  history: {
    title: "これまでの道のり",
    holderNow: "いま預かっています",
    move: (from: string, to: string) => `${from} → ${to}`,
    reason: (note: string) => `理由・メモ：${note}`,
  },

  pass: {
    title: "ほかの窓口へつなぐ",
    lead: "ことわるのではなく、つぎの人の名前が決まるところまで つなぎます。つなぐと、住民にも伝わります。",
    search: "窓口をさがす",
    searchHint: "窓口の名前の一部を入れてください。",
    choose: "つなぐ先",
    kinds: { agency: "相談支援機関", department: "市の課" },
    failed: "つなぐ先を読み込めませんでした。",
    found: (n: number) => `${n}件`,
    nothing: "その名前の窓口は見つかりません。",
    nobody: "えらべる窓口は もう ありません。",
    missing: "つなぐ先をえらんでください。",
    reason: "つなぐ理由",
    reasonHint: "つぎの人が読みます。なぜ その窓口がよいと思ったか。",
    reasonMissing: "つなぐ理由を書いてください。",
    done: "これまでにしたこと",
    doneHint: "住民が同じことを もう一度話さなくてすむように。",
    submit: "つなぐ",
  },

  close: {
    title: "おわりにする",
    lead: "おわりにすると、住民のLINEに「相談がおわったこと」と「また いつでも相談できること」が届きます。",
    outcome: "どうなりましたか",
    outcomeMissing: "どうなったかを えらんでください。",
    reached: "本人と連絡がとれましたか",
    yes: "はい",
    no: "いいえ",
    reachedMissing: "「はい」か「いいえ」を えらんでください。",
    note: "メモ",
    noteHint: "あとで読む人のために。なくてもかまいません。",
    noteHintNeeded: "連絡がとれないまま おわりにする理由を書いてください。",
    noteMissing: "連絡がとれないまま おわりにするときは、理由を書いてください。",
    submit: "おわりにする",
  },
};

export type DeskWords = typeof ja;

export const words = inLanguage({ ja, en: wordsEn });

/** A name that ends in a bracket is a post, not a person: 「相談員（体験用）」. */
function withSan(name: string): string {
  return name.endsWith("）") ? name : `${name}さん`;
}
