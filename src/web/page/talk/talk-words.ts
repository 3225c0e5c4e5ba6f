import type { Language } from "../../../core/language.ts";
import type { PageStands } from "../../../core/secure-page.ts";
import type { TalkPageState } from "../../../core/talk-page-view.ts";

type Words = {
  title: (city: string) => string;
  lead: string;
  danger: { before: string; ambulance: string; or: string; police: string; after: string };
  log: string;
  you: string;
  answers: string;
  others: string;
  write: {
    label: string;
    first: string;
    hint: string;
    go: string;
    missing: string;
    sending: string;
    sent: string;
    kept: string;
    waits: string;
    tooOften: string;
    refused: string;
  };
  stands: Record<Exclude<PageStands, "asking">, string>;
  closed: Record<Exclude<TalkPageState, "new" | "open">, string>;
  opening: string;
  away: string;
  again: { go: string; sent: string };
  leave: { go: string; done: string };
  retry: string;
};

const ja: Words = {
  title: (city) => `${city}の相談`,
  lead: "ここに書いたことは、LINEには残りません。",
  danger: {
    before: "いま命があぶないときは、",
    ambulance: "119（救急）",
    or: "か ",
    police: "110（警察）",
    after: "に電話してください。",
  },
  log: "やりとり",
  you: "あなた",
  answers: "ボタンで答える",
  others: "ほかにできること",
  write: {
    label: "文字で書く",
    first: "思いつくままで、だいじょうぶです。",
    hint: "ボタンになければ、ここに書いてください。",
    go: "送る",
    missing: "書いてから、送ってください。",
    sending: "送っています…",
    sent: "届きました。",
    kept: "まだ届いていません。書いたものは、ここに残っています。この画面を開いたままにしてください。つながったら、もう一度送ります。",
    waits: "まだ届いていません。この画面を開いたままにしてください。つながったら、もう一度送ります。",
    refused: "届けられませんでした。LINEのトークにもどって、そこに書いてください。",
    tooOften:
      "たくさん届いたので、少し休んでいます。書いたものは、ここに残っています。1分ほど待って、もう一度送ってください。",
  },
  stands: {
    waiting: "いま、受け付けています。少しお待ちください。",
    line: "つづきは、LINEで聞きます。LINEにもどってください。",
    over: "ここで聞くことは、おわりました。また話したいときは、LINEに書いてください。",
  },
  closed: {
    used: "このリンクは、もう使えません。つづきは、新しいリンクから開いてください。",
    late: "このリンクは、時間がたったので 使えなくなりました。",
    gone: "このリンクは使えません。LINEに何か書くと、新しいリンクが届きます。",
  },
  opening: "ひらいています…",
  away: "つながりません。電波のよい所で、少しお待ちください。",
  again: {
    go: "新しいリンクを LINEに送る",
    sent: "LINEを見てください。新しいリンクを送りました。届かないときは、LINEに何か書いてください。",
  },
  leave: { go: "画面を消す", done: "画面を消しました。つづけるときは、LINEに何か書くと、新しいリンクが届きます。" },
  retry: "もう一度",
};

const easy: Words = {
  title: (city) => `${city}の 相談(そうだん)`,
  lead: "ここに 書(か)いたことは、LINEに 残(のこ)りません。",
  danger: {
    before: "いま 命(いのち)が あぶないときは、",
    ambulance: "119（救急車(きゅうきゅうしゃ)）",
    or: "か ",
    police: "110（警察(けいさつ)）",
    after: "に 電話(でんわ)してください。",
  },
  log: "話(はな)したこと",
  you: "あなた",
  answers: "ボタンで 答(こた)える",
  others: "ほかに できること",
  write: {
    label: "文字(もじ)で 書(か)く",
    first: "短(みじか)くても だいじょうぶです。",
    hint: "ボタンに ないときは、ここに 書(か)いてください。",
    go: "送(おく)る",
    missing: "書(か)いてから、送(おく)ってください。",
    sending: "送(おく)っています…",
    sent: "届(とど)きました。",
    kept: "まだ 届(とど)いていません。書(か)いたものは ここに あります。この 画面(がめん)を 開(あ)けたままに してください。つながったら、もう一度(いちど) 送(おく)ります。",
    waits:
      "まだ 届(とど)いていません。この 画面(がめん)を 開(あ)けたままに してください。つながったら、もう一度(いちど) 送(おく)ります。",
    refused: "届(とど)けられませんでした。LINEに もどって、そこに 書(か)いてください。",
    tooOften:
      "たくさん 届(とど)きました。少(すこ)し 休(やす)んでいます。書(か)いたものは ここに あります。1分(ぷん) 待(ま)って、もう一度(いちど) 送(おく)ってください。",
  },
  stands: {
    waiting: "いま、受(う)け付(つ)けています。少(すこ)し 待(ま)ってください。",
    line: "つづきは、LINEで 聞(き)きます。LINEに もどってください。",
    over: "ここで 聞(き)くことは、終(お)わりました。また 話(はな)したいときは、LINEに 書(か)いてください。",
  },
  closed: {
    used: "このリンクは もう 使(つか)えません。新(あたら)しい リンクから 開(ひら)いてください。",
    late: "このリンクは 古(ふる)いので、使(つか)えません。",
    gone: "このリンクは 使(つか)えません。LINEに 何(なに)か 書(か)くと、新(あたら)しい リンクが 届(とど)きます。",
  },
  opening: "開(ひら)いています…",
  away: "つながりません。電波(でんぱ)の いい 所(ところ)で、少(すこ)し 待(ま)ってください。",
  again: {
    go: "新(あたら)しい リンクを LINEに 送(おく)る",
    sent: "LINEを 見(み)てください。新(あたら)しい リンクを 送(おく)りました。届(とど)かないときは、LINEに 何(なに)か 書(か)いてください。",
  },
  leave: {
    go: "画面(がめん)を 消(け)す",
    done: "画面(がめん)を 消(け)しました。つづけるときは、LINEに 何(なに)か 書(か)くと、新(あたら)しい リンクが 届(とど)きます。",
  },
  retry: "もう一度(いちど)",
};

const en: Words = {
  title: (city) => `Consultation with ${city}`,
  lead: "What you write here does not stay in LINE.",
  danger: {
    before: "If a life is in danger now, call ",
    ambulance: "119 (ambulance)",
    or: " or ",
    police: "110 (police)",
    after: ".",
  },
  log: "What was said",
  you: "You",
  answers: "Answer with a button",
  others: "What else you can do",
  write: {
    label: "Write",
    first: "A few words are enough.",
    hint: "If no button fits, please write here.",
    go: "Send",
    missing: "Please write something first.",
    sending: "Sending…",
    sent: "It has arrived.",
    kept: "It has not arrived yet. What you wrote is still here. Please keep this page open: it will be sent again once there is a connection.",
    waits: "It has not arrived yet. Please keep this page open: it will be sent again once there is a connection.",
    refused: "It could not be sent. Please go back to LINE and write it there.",
    tooOften:
      "A lot has arrived in a short time. What you wrote is still here. Please wait a minute and send it again.",
  },
  stands: {
    waiting: "We are taking it in. Please wait a moment.",
    line: "We go on in LINE. Please go back there.",
    over: "There is nothing more to ask here. If you want to talk again, write in LINE.",
  },
  closed: {
    used: "This link cannot be used any more. Please open the newer one to go on.",
    late: "This link is too old to be used.",
    gone: "This link does not work. Write anything in LINE to get a new one.",
  },
  opening: "Opening…",
  away: "There is no connection. Please wait a little where the signal is good.",
  again: {
    go: "Send a new link to my LINE",
    sent: "Please look at LINE: a new link has been sent. If none comes, write anything in LINE.",
  },
  leave: { go: "Clear the screen", done: "Cleared. To go on, write anything in LINE to get a new link." },
  retry: "Try again",
};

/** What the page of the confidential part says around the talk, in the resident's language. */
export const TALK_WORDS: Readonly<Record<Language, Words>> = { ja, "ja-easy": easy, en };
export type TalkWords = Words;
