import type { Language } from "../../core/language.ts";
import type { PageState } from "../../core/page-view.ts";

type Words = {
  title: (city: string) => string;
  ask: { lead: string; label: string; hint: string; go: string; missing: string; wrong: (left: number) => string };
  closed: Record<Exclude<PageState, "ask" | "open">, string>;
  again: { go: string; sent: string };
  read: { none: string; from: (holder: string) => string; you: string; ended: string };
  write: { label: string; hint: string; go: string; missing: string; sent: string; slow: string };
  leave: { go: string; done: string };
  failed: string;
};

const ja: Words = {
  title: (city) => `${city}からの返事`,
  ask: {
    lead: "返事が届いています。ほかの人に見られないように、番号をひとつ ききます。",
    label: "受付番号の 下4けた",
    hint: "受付番号は、LINEで「いまの状況」と送ると 出ます。",
    go: "返事を読む",
    missing: "4つの数字を入れてください。",
    wrong: (left) => `番号がちがいます。あと${left}回 ためせます。`,
  },
  closed: {
    used: "このリンクは、もう使われました。つづきを読むには、新しいリンクを使ってください。",
    late: "このリンクは、日がたったので 使えなくなりました。",
    shut: "番号のまちがいが つづいたので、このリンクを閉じました。",
    gone: "このリンクは使えません。LINEに届いた、いちばん新しいお知らせから 開いてください。",
  },
  again: {
    go: "新しいリンクを LINEに送る",
    sent: "LINEを見てください。新しいリンクを送りました。届かないときは、LINEに そのまま書いてください。",
  },
  read: {
    none: "いま 読める返事は ありません。",
    from: (holder) => `${holder}より`,
    you: "あなた",
    ended: "この相談は、一区切りになっています。また困ったら、LINEに いつでも書いてください。",
  },
  write: {
    label: "返事を書く",
    hint: "ここに書いたことは、LINEには出ません。相談の担当が読みます。",
    go: "送る",
    missing: "書いてから、送ってください。",
    sent: "送りました。",
    slow: "すぐには読めないことがあります。いま命があぶないときは、119（救急）か 110（警察）に電話してください。",
  },
  leave: { go: "読みおわった（画面を消す）", done: "画面を消しました。もう一度読むときは、LINEから開いてください。" },
  failed: "つながりませんでした。少し待って、もう一度 押してください。",
};

const easy: Words = {
  title: (city) => `${city}からの 返事(へんじ)`,
  ask: {
    lead: "返事(へんじ)が 来(き)ています。ほかの人(ひと)が 見(み)ないように、番号(ばんごう)を 聞(き)きます。",
    label: "受付番号(うけつけばんごう)の 最後(さいご)の 4つの 数字(すうじ)",
    hint: "LINEで「いま どうなった？」と 送(おく)ると、番号(ばんごう)が 出(で)ます。",
    go: "返事(へんじ)を 読(よ)む",
    missing: "4つの 数字(すうじ)を 入(い)れてください。",
    wrong: (left) => `番号(ばんごう)が ちがいます。あと${left}回(かい) できます。`,
  },
  closed: {
    used: "このリンクは もう 使(つか)いました。新(あたら)しいリンクを 使(つか)ってください。",
    late: "このリンクは 古(ふる)いので、使(つか)えません。",
    shut: "番号(ばんごう)が 何回(なんかい)も ちがいました。このリンクは もう 使(つか)えません。",
    gone: "このリンクは 使(つか)えません。LINEの いちばん 新(あたら)しい お知(し)らせから 開(ひら)いてください。",
  },
  again: {
    go: "新(あたら)しいリンクを LINEに 送(おく)る",
    sent: "LINEを 見(み)てください。新(あたら)しいリンクを 送(おく)りました。",
  },
  read: {
    none: "いま 読(よ)める 返事(へんじ)は ありません。",
    from: (holder) => `${holder}から`,
    you: "あなた",
    ended: "この相談(そうだん)は、一度(いちど) 終(お)わりました。また 困(こま)ったら、LINEに 書(か)いてください。",
  },
  write: {
    label: "返事(へんじ)を 書(か)く",
    hint: "ここに 書(か)いたことは、LINEに 出(で)ません。相談(そうだん)の 人(ひと)が 読(よ)みます。",
    go: "送(おく)る",
    missing: "書(か)いてから、送(おく)ってください。",
    sent: "送(おく)りました。",
    slow: "すぐに 読(よ)めないときが あります。いま 危(あぶ)ないときは、119（救急車(きゅうきゅうしゃ)）か 110（警察(けいさつ)）に 電話(でんわ)してください。",
  },
  leave: {
    go: "読(よ)みました（画面(がめん)を 消(け)す）",
    done: "画面(がめん)を 消(け)しました。もう一度(いちど) 読(よ)むときは、LINEから 開(ひら)いてください。",
  },
  failed: "つながりませんでした。少(すこ)し 待(ま)って、もう一度(いちど) 押(お)してください。",
};

const en: Words = {
  title: (city) => `A reply from ${city}`,
  ask: {
    lead: "There is a reply for you. So that nobody else reads it, we ask you for a number.",
    label: "The last 4 digits of your receipt number",
    hint: "Send “How is it going?” in LINE to see your receipt number.",
    go: "Read the reply",
    missing: "Please enter the 4 digits.",
    wrong: (left) => `That is not the number. You can try ${left} more ${left === 1 ? "time" : "times"}.`,
  },
  closed: {
    used: "This link has been used. Please ask for a new one to read on.",
    late: "This link is too old to be used.",
    shut: "There were too many wrong numbers, so this link was closed.",
    gone: "This link does not work. Please open the newest one that you got in LINE.",
  },
  again: { go: "Send a new link to my LINE", sent: "Please look at LINE: a new link has been sent." },
  read: {
    none: "There is no reply to read at the moment.",
    from: (holder) => `From ${holder}`,
    you: "You",
    ended: "This consultation has come to a close. Write in LINE whenever you need help again.",
  },
  write: {
    label: "Write an answer",
    hint: "What you write here does not appear in LINE. The people who look after your case read it.",
    go: "Send",
    missing: "Please write something first.",
    sent: "Sent.",
    slow: "It may take a while until it is read. If your life is in danger now, call 119 (ambulance) or 110 (police).",
  },
  leave: { go: "I have read it (clear the screen)", done: "Cleared. Open it from LINE to read it again." },
  failed: "There was no connection. Please wait a little and try again.",
};

/** What the page says, in the resident's language. */
export const WORDS: Readonly<Record<Language, Words>> = { ja, "ja-easy": easy, en };
export type PageWords = Words;
