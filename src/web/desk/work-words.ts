import type { Judgement } from "../../core/casework/judgement.ts";
import type { CaseFilter } from "../../core/casework/views.ts";
import { inLanguage } from "../shared/in-language.ts";
import { workWordsEn } from "./work-words-en.ts";

/** What the desk says around a case: notes, decisions without consent, labels, filters and the search. */
const ja = {
  cancel: "やめる",

  safe: {
    title: "連絡のしかたに 気をつけてください",
    lead: "暴力の心配があるか、本人が「見られるかもしれない」「家への連絡はこまる」と言っています。家への電話や手紙は、本人が「それでいい」と言うまで しないでください。",
    ways: (ways: string) => `本人が言った方法：${ways}`,
    tellerWays: (ways: string) => `話した人への連絡：${ways}（本人にとって安全な方法は、まだ聞いていません）`,
    none: "安全な方法は、まだ聞いていません。まず このLINEで聞いてください（くわしいことは書かないで）。",
    names: { line: "LINE", phone: "電話", visit: "窓口へ行く", home: "家に来てほしい" } as Readonly<
      Record<string, string>
    >,
  },
  report: {
    title: "まわりの人からの知らせです",
    lead: "知らせた人がだれかを、本人や家族に伝えないでください。知らせた人の名前と電話番号は、預かっている窓口と包括化推進員だけが見られます。紙やファイルにも出ません。",
    story:
      "話の中身からも、だれが知らせたか分かることがあります。ほかの窓口には、分かっている名前と電話番号だけを ふせて見せています。",
    notPrinted: "知らせた人を守るため、印刷しません。紙は「つなぐシート（紙）」から印刷してください。",
    masked: "知らせた人の名前と電話番号は、ふせてあります。それでも、話の中身から だれか分かることがあります。",
  },

  judge: {
    banner: "同意がありません。どうするかを、人が決めてください。",
    bannerLead: "決まるまで、内容を知るのは取りまとめ課だけです。",
    open: "どうするか決める",
    again: "決めなおす",
    title: "同意のない相談を どうするか",
    lead: "決めたことと、その根拠は、記録に残ります。ここで決めても、自動で どこかに伝わることは ありません。",
    legend: "どうしますか",
    choices: {
      protect: "命や体を守るために知らせる（110・119、家族など）",
      report: "通報する（虐待・DV）",
      meeting: "支援会議にかける",
      talk: "本人と話を続ける",
      wait: "いまは待つ",
    } satisfies Record<Judgement, string>,
    missing: "どれかを えらんでください。",
    ground: "法律の根拠",
    first: "命があぶないときは、まず110番・119番に電話してください。記録は あとで かまいません。",
    groundMissing: "根拠を えらんでください。",
    reason: "そう決めた理由",
    hint: "あとで読む人が、分かるように。",
    submit: "決める",
  },

  note: {
    title: "メモ（職員だけ）",
    lead: "住民には見えません。",
    label: "メモ",
    mention: "知らせる相手（この相談を見られる人だけ）",
    submit: "メモを残す",
    at: (names: string) => `＠${names} `,
    calledTo: "メモで呼ばれています",
  },

  label: {
    domains: "分野",
    remove: (name: string) => `「${name}」をはずす`,
    worst: (name: string) => `「${name}」を いちばん（◎）にする`,
    addTopic: "内容を足す",
    addDomain: "分野を足す",
    confirm: "この読みとりで合っている",
    confirmed: (name: string, when: string) => `✓ ${name}が ${when} に確かめました。`,
    changed: (name: string, when: string) => `${name}が ${when} になおしました。`,
    first: (was: string) => `はじめの読みとり：${was}`,
    undo: "いまの変更を元にもどす",
    back: "はじめの読みとりにもどす",
    oneLeft: "分野は、1つは残してください。先に、ほかの分野を足せます。",
    none: "なし",
  },

  consent: {
    open: "あとから同意をもらったとき",
    more: "伝えてよい窓口を足す",
    title: "本人から聞いた同意を書きとめる",
    lead: "本人が「伝えてよい」と言ったときだけ 使います。えらんだ窓口は、この相談を読めるようになります。だれが いつ書いたかは、消えない記録に残ります。",
    offices: "伝えてよいと言った窓口",
    officesMissing: "窓口を 1つは えらんでください。",
    giver: "だれから聞きましたか",
    giverMissing: "だれから聞いたかを えらんでください。",
    how: "どうやって聞きましたか",
    howMissing: "どうやって聞いたかを えらんでください。",
    when: "聞いた日時",
    whenWrong: "今より前の日時を入れてください。",
    note: "メモ",
    noteHint: "本人の言葉や、紙をしまった場所など。なくてもかまいません。",
    submit: "書きとめる",
  },

  filter: {
    label: "しぼりこみ",
    open: (n: number) => (n === 0 ? "しぼりこみ" : `しぼりこみ（${n}つ）`),
    all: "すべて",
    names: {
      unaccepted: "受け付け待ち",
      danger: "危険あり",
      overdue: "期限すぎ",
      unheard: "「まだ連絡がない」",
      stuck: "止まっている",
      asked: "手伝いを頼まれた",
      mentioned: "メモで呼ばれた",
    } satisfies Record<CaseFilter, string>,
    keep: "この しぼりこみに名前をつけて残す",
    keepNow: "残す",
    name: "しぼりこみの名前",
    drop: (name: string) => `「${name}」を消す`,
    empty: "このしぼりこみに合う相談は ありません。",
    kept: "えらんだものは、つぎに開いたときも残ります。",
  },

  search: {
    label: "さがす",
    hint: "受付番号・名前・電話",
    submit: "さがす",
    busy: "さがしています…",
    found: (n: number) => `${n}件 見つかりました。`,
    nothing: "見つかりませんでした。名前は、住民が名のったとおりに入れてください。電話番号は、下4けたでも さがせます。",
    failed: "さがせませんでした。",
    clear: "一覧にもどる",
  },

  keys: {
    title: "キーボードの使いかた",
    list: [
      ["j（一覧の中では ↓も）", "つぎの相談"],
      ["k（一覧の中では ↑も）", "前の相談"],
      ["Enter", "開く"],
      ["/", "さがす"],
      ["?", "この説明"],
    ] as readonly (readonly [string, string])[],
    letters: "文字のキー（j・k・/・?）を使う",
    close: "閉じる",
  },

  personal: {
    title: "名前や電話番号などが入っているようです",
    lead: (found: string) => `${found} LINEに残り、ほかの人に見られるかもしれません。このまま送りますか。`,
    kinds: { phone: "電話番号", mail: "メールアドレス", address: "住所", name: "名前", number: "長い番号" },
    send: "このまま送る",
    back: "書きなおす",
  },
  canned: {
    label: "きまった文",
    hint: "住民のことばで入ります。なおしてから送れます。",
    none: "えらんでください",
  },
  preview: "住民にはこう見えます",

  language: {
    asWritten: (language: string) => `${language}・原文のまま`,
    typed: (text: string) => `${text}（書いたまま。訳していません）`,
    talk: (language: string) =>
      `住民は${language}で読み書きしています。書いた言葉は、訳さずに そのまま出しています。えらんだ答えは、つなぐシートに日本語で出ています。`,
    writes: (language: string) =>
      `住民は${language}で書いているようです。こちらからの案内は、やさしい日本語で届いています。書いた言葉は、訳さずに そのまま出しています。`,
    inJapanese: "日本語では",
    reply: (language: string) =>
      `住民は${language}で読みます。「きまった文」は ${language}で入り、日本語が横に出ます。`,
  },
};

export type WorkWords = typeof ja;

export const workWords = inLanguage({ ja, en: workWordsEn });
