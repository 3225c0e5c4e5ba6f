import type { Letter, LineAlarm, LineStatus, Operations } from "../../core/operations-view.ts";
import { inLanguage } from "../shared/in-language.ts";
import { operationsWordsEn } from "./operations-words-en.ts";

type Counted = keyof Operations["waiting"]["lines"];
type Said = { title: string; todo: string };

/** What the page for operators says. Another language is another file of this shape. */
const ja = {
  lead: "住民へのことばと、相談の記録が、とどこおりなく届いているかを見る画面です。相談の中身は出ません。",
  failed: "配送の様子を読み込めませんでした。",
  at: (time: string) => `${time} 現在（15秒ごとに新しくなります）`,
  allWell: "LINEとのあいだで直すことは、いまは ありません。",

  alarms: {
    token_wrong: ({ setting }) => ({
      title: "LINEのアクセストークンが合いません。住民へ ことばを送れません。",
      todo: `設定の ${setting}_LINE_CHANNEL_ACCESS_TOKEN を、LINE Developers コンソールの「チャネルアクセストークン」と見くらべてください。直すまで、送ることばは待っています。`,
    }),
    quota_used_up: () => ({
      title: "LINEで今月送れる数を使いきりました。",
      todo: "住民が書いたことへの返事は、無料なので届きます。それ以外は、数がもどるまで待ちます。LINE公式アカウントのプランを確かめてください。急ぐ相談は、電話など ほかの方法で連絡してください。",
    }),
    bad_signature: ({ setting, times }) => ({
      title: `署名が合わない呼び出しが ${times}回 ありました。`,
      todo: `設定の ${setting}_LINE_CHANNEL_SECRET を、LINE Developers コンソールの「チャネルシークレット」と見くらべてください。ちがっていると、住民のことばが届きません。合っていれば、LINEではない だれかからの呼び出しで、受け取っていません。`,
    }),
  } satisfies Record<LineAlarm["code"], (about: { setting: string; times: number }) => Said>,
  since: (time: string) => `${time}から`,

  settings: {
    chat: {
      title: "LINEの「チャット」がオンになっています。",
      todo: "LINEの管理画面から書いた返事は、つなぐに残らず、二重の返事になります。LINE Official Account Manager の「設定」→「応答設定」で、「チャット」をオフにしてください。あいさつメッセージと応答メッセージも、オフにしてください。",
    },
    manualRead: {
      title: "住民のことばに「既読」がつきません。",
      todo: "LINE Official Account Manager の「応答設定」で「チャット」をオフにすると、自動で既読になります。",
    },
    unknown: {
      title: "LINEの設定を確かめられませんでした。",
      todo: "LINEから答えがありません。続くときは、LINEの障害情報と、このサーバーから api.line.me への通信を確かめてください。",
    },
  },

  webhook: {
    inactive: {
      title: "住民のことばが、届いていません。LINEの「Webhookの利用」がオフです。",
      todo: "LINE Developers コンソールの「Messaging API設定」で、「Webhookの利用」と「Webhookの再送」をオンにしてください。",
    },
    elsewhere: {
      title: "住民のことばが、ほかの所へ届いています。",
      todo: "LINE Developers コンソールの「Webhook URL」を、このつなぐの https://…/webhook/（市の名前） にしてください。ほかの道具も使っているときは、その道具が止まります。先に確かめてください。",
    },
    missing: {
      title: "住民のことばが、届いていません。LINEに「Webhook URL」がありません。",
      todo: "LINE Developers コンソールの「Messaging API設定」で、「Webhook URL」に https://…/webhook/（市の名前） を入れてください。",
    },
    unreachable: {
      title: "LINEから、このつなぐにつながりません。",
      todo: "LINEが試しに呼びましたが、答えがありませんでした。LINE Developers コンソールの「検証」を押し、証明書と、外からの通信を確かめてください。",
    },
  } satisfies Record<Exclude<NonNullable<LineStatus["webhook"]>, "fits">, Said>,

  quota: {
    title: "今月の送信（LINE）",
    used: (used: number, limit: number) => `${used} / ${limit}通（のこり ${Math.max(0, limit - used)}通）`,
    unlimited: (used: number) => `${used}通（上限なし）`,
    unknown: "LINEから数を聞けませんでした。",
    note: (time: string) => `住民が書いたことへの返事は数えません。${time}にLINEに聞いた数です。`,
  },

  waiting: {
    title: "待っているもの",
    oldestEvent: "届いて、まだ処理していないもの",
    oldestLine: "これから送る・記録するもの",
    none: "ありません",
    oldest: (count: number, age: string) => `${count}件（いちばん古いもの：${age}前から）`,
    states: "いまの数",
    lines: {
      planned: "これから",
      attempted: "送っている途中",
      waiting: "送り直しを待っている",
      ambiguous: "届いたか分からない",
      dead: "届かなかった",
    } satisfies Record<Counted, string>,
    deadEvents: "処理できなかった",
    count: (n: number) => `${n}件`,
  },

  letters: {
    title: "人の判断を待つもの",
    lead: "自動では もう送りません。もう一度送るか、あきらめるかを えらんでください。えらんだことは記録に残ります。",
    none: "ありません。",
    pages: "一覧のページ",
    first: "はじめのページへ",
    next: "続きを見る",
    states: {
      ambiguous: "届いたか分かりません",
      dead: "届きませんでした",
      event: "処理できませんでした",
    },
    kinds: {
      event: "住民から届いたもの",
      say: "住民へのことば",
      open_case: "相談を窓口へつなぐこと",
      add_message: "住民のことばを相談に加えること",
      alert: "危険の知らせ",
      note: "住民の申し出を相談に書くこと",
      redact: "住民の取り消しを相談に反映すること",
      fetch_profile: "住民のことばの設定を聞くこと",
    } as Readonly<Record<string, string>>,
    receipt: (receipt: string) => `受付番号 ${receipt}`,
    noReceipt: "受付番号なし（まだ相談になっていません）",
    twice: "もう一度送ると、2回届くことがあります。",
    forgotten: "保存の期間がすぎて中身は消えています。もう送れません。",
    again: "もう一度送る",
    giveUp: "あきらめる",
    about: (kind: string, time: string) => `${kind}、${time}`,
    askTitle: "あきらめますか",
    ask: "この一覧から消え、中身も消えます。もとにもどせません。住民に必要なことなら、先に ほかの方法で伝えてください。",
    cancel: "やめる",
    sent: "もう一度送ることにしました。",
    gaveUp: "あきらめたことを記録しました。",
  },
  /** By the beginning of the reason, besides those of the desk (names.deliveryReasons). */
  reasons: {
    "danger:":
      "あぶないことばがありましたが、職員に知らせられませんでした。すぐに直して、もう一度送ってください（つなぐの不具合か、市の設定のまちがい）",
    crashed: "処理の途中で、くり返し止まりました",
    session_unreadable: "保存した内容を読めませんでした（設定の RECORD_KEYS を確かめてください）",
    unreadable: "保存した内容を読めませんでした（設定の RECORD_KEYS を確かめてください）",
  } as Readonly<Record<string, string>>,
  otherReason: (code: string) => `つなぐの不具合です（${code}）`,
  ages: {
    seconds: (n: number) => `${n}秒`,
    minutes: (n: number) => `${n}分`,
    hours: (n: number) => `${n}時間`,
    days: (n: number) => `${n}日`,
  },
};

export type OperationsWords = typeof ja;

export const operationsWords = inLanguage({ ja, en: operationsWordsEn });

/** How long something has waited: 「3秒」「2時間」. */
export function ageWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const { ages } = operationsWords;
  if (seconds < 60) return ages.seconds(seconds);
  if (seconds < 3600) return ages.minutes(Math.floor(seconds / 60));
  if (seconds < 86_400) return ages.hours(Math.floor(seconds / 3600));
  return ages.days(Math.floor(seconds / 86_400));
}

/** What happened to a letter, in a word or two. */
export function letterState({ state, kind }: Pick<Letter, "state" | "kind">): string {
  return operationsWords.letters.states[kind === "event" ? "event" : state];
}
