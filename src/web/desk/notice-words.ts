import type { NoticeKind, NoticeLine, WebhookStyle } from "../../core/casework/notice.ts";
import { inLanguage } from "../shared/in-language.ts";
import { noticeWordsEn } from "./notice-words-en.ts";

/** What the pages about notices say. */
const ja = {
  lead: "相談が届いたときなどに、窓口へ知らせる方法を決めます。知らせるのは、受付番号・分野・緊急度・期限だけです。相談の中身は送りません。",
  noMail: "メールを送るサーバーが決まっていません（SMTP_URL）。いまは、メールの届け先を決めても送れません。",
  failed: "届け先を読み込めませんでした。",
  notSet: "決まっていません（取りまとめ課に届きます）",
  relayed: "知らせない（取りまとめ課が電話などで伝えます）",
  signed: "署名つき",
  change: "変える",
  test: "試しに送る",
  tested: (name: string) =>
    `${name}に、試しのお知らせを送ります。届いたか、相手に確かめてください。結果は「配送の様子」に出ます。`,
  saved: (name: string) => `${name}の届け先を決めました。`,
  dialog: (name: string) => `${name}への知らせ方`,
  how: "知らせ方",
  hows: { email: "メール", webhook: "チャット（Webhook）", none: "知らせない" },
  address: "メールアドレス",
  addressHint: "窓口の代表のアドレスを入れてください。個人のアドレスは使わないでください。",
  style: "チャットの種類",
  styles: { slack: "Slack", teams: "Teams", logochat: "LoGoチャット", lineworks: "LINE WORKS" } satisfies Record<
    WebhookStyle,
    string
  >,
  url: "WebhookのURL",
  urlHint: "https:// で始まります。あとから画面には出ません。",
  secret: "署名のかぎ（なくてもよい）",
  secretHint: "16文字以上。途中に置く中継サーバーが、つなぐからの知らせだと確かめるためのものです。",
  wrong: "入れたものを確かめてください。",
  save: "決める",
  cancel: "やめる",
  kinds: { agency: "相談支援機関", department: "市の課", coordinators: "役割" },

  listTitle: "窓口へのお知らせ",
  listLead: "新しい順です。夜8時から朝8時までは、危険の知らせのほかは朝まで待ちます。",
  none: "まだ お知らせは ありません。",
  again: "もう一度送る",
  sentAgain: "もう一度送ることにしました。",
  notSeen: "まだ だれも確認していません",
  seen: (by: string, at: string) => `${by}が確認（${at}）`,
  noticeKinds: {
    offered: "新しい相談",
    passed: "つながれて来た相談",
    reminder: "催促",
    danger: "危険の知らせ",
    wrote: "住民がまた書いた",
    digest: "今日のまとめ",
    test: "試し送り",
  } satisfies Record<NoticeKind, string>,
  states: {
    planned: "送る準備中",
    attempted: "送っています",
    waiting: "待っています",
    done: "送りました",
    failed: "送れませんでした",
    moot: "送る前に片づきました",
  } satisfies Record<NoticeLine["state"], string>,
  /** By the beginning of the reason. */
  reasons: [
    ["quiet_hours", "朝8時に送ります"],
    ["no_channel", "届け先が決まっていません。管理者が「お知らせの届け先」で決めてください。"],
    ["no_mail_server", "メールのサーバーが決まっていません。"],
    ["smtp", "メールのサーバーが受け付けません"],
    ["webhook", "チャットのサービスが受け付けません"],
  ] as readonly (readonly [start: string, words: string])[],
  to: (name: string, relayed: boolean) => (relayed ? `${name}（かわりに）` : name),
};

export type NoticeWords = typeof ja;

export const noticeWords = inLanguage({ ja, en: noticeWordsEn });

/** A code in words, with the code behind where it tells an operator more. */
export function noticeReason(reason: string | null): string {
  const known = noticeWords.reasons.find(([start]) => reason?.startsWith(start));
  if (reason === null || known === undefined) return reason ?? "";
  return reason.includes(":") ? `${known[1]}（${reason}）` : known[1];
}
