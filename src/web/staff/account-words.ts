import { inLanguage } from "../shared/in-language.ts";
import { accountWordsEn } from "./account-words-en.ts";

/** What the pages about one's own account say. Another language is another file of this shape. */
const ja = {
  title: "わたしのアカウント",
  lead: (email: string) => `${email} で入っています。`,

  code: {
    title: "確認コード",
    lead: "スマートフォンの確認コードのアプリに出ている、6けたの数字を入れてください。",
    label: "確認コード（6けた）",
    submit: "確かめる",
    useRecovery: "スマートフォンがないとき（予備のコードを使う）",
    recoveryLabel: "予備のコード",
    recoveryHint: "用意したときに控えた、10個のうちの1つです。1つのコードは1回だけ使えます。",
    useCode: "確認コードにもどる",
    lost: "予備のコードもないときは、管理者に「確認コードをやり直す」よう頼んでください。",
    again: "はじめから",
  },

  enrol: {
    title: "確認コードの用意",
    why: "相談の中身を見る人は、パスワードのほかに、スマートフォンの確認コードも使います。パスワードが知られても、ほかの人は入れません。用意は1回だけ、3分ほどです。",
    step1: "1. パスワードを もう一度",
    password: "いまのパスワード",
    next: "つぎへ",
    step2: "2. アプリで読み取る",
    scan: "確認コードのアプリ（Google Authenticator、Microsoft Authenticator など）で、この絵を読み取ってください。",
    qr: "確認コードのアプリで読み取る絵（QRコード）",
    byHand: "読み取れないときは、アプリで「キーを入力」をえらび、これを入れてください。",
    step3: "3. 予備のコードを控える",
    recovery:
      "スマートフォンをなくしたときに使います。紙に書くか、印刷して、スマートフォンとは別の所に しまってください。あとから もう一度は見られません。",
    print: "予備のコードを印刷する",
    kept: "控えました",
    step4: "4. アプリに出た6けたを入れる",
    done: "用意を終える",
    keepFirst: "予備のコードを控えたら、「控えました」に印をつけてください。",
  },

  lock: {
    title: "画面をしまっています",
    lead: (name: string) =>
      `${name}さんの画面です。しばらく だれも使わなかったので、しまいました。書きかけは残っています。`,
    password: "パスワード",
    or: "確認コードでも もどせます",
    open: "画面をもどす",
    demo: "体験用なので、押すだけで もどれます。",
    out: "サインアウトする（書きかけは消えます）",
    soon: "だれも使っていないようです。あと1分で画面をしまいます。書きかけは残ります。",
    stay: "まだ使います",
    now: "席をはなれる（画面をしまう）",
  },

  password: {
    title: "パスワードを変える",
    current: "いまのパスワード",
    next: "新しいパスワード",
    hint: "12文字以上。日本語や空白も使えます。長くて、自分だけが思い出せる文が よいです。",
    again: "新しいパスワードを もう一度",
    differ: "2つの新しいパスワードが ちがいます。",
    wrong: "いまのパスワードが ちがいます。",
    submit: "パスワードを変える",
    done: "変えました。ほかの所のサインインは、すべて終わりました。",
  },
  own: {
    title: "自分のパスワードを決める",
    why: "いまのパスワードは、管理者から渡されたものです。ほかの人が知っているかもしれないので、はじめに、自分だけのパスワードに変えてください。",
    given: "渡されたパスワード",
    submit: "このパスワードにする",
  },
  second: {
    title: "確認コード",
    on: "使っています。",
    off: "まだ使っていません。",
    elsewhere: "市の共通のサインインを使っています。確認は そちらで行われます。",
    begin: "用意する",
    renew: "予備のコードを作り直す",
    renewed: "新しい予備のコードです。前のものは、もう使えません。",
    lost: "スマートフォンを替えるときは、管理者に「確認コードをやり直す」よう頼んでください。",
  },
  sessions: {
    title: "サインインしている所",
    here: "この画面",
    since: (at: string) => `${at}から`,
    unknown: "ブラウザー不明",
    end: "ほかの所から すべてサインアウトする",
    ended: "ほかの所からは、すべてサインアウトしました。",
    failed: "読み込めませんでした。",
  },
};

export type AccountWords = typeof ja;

export const accountWords = inLanguage({ ja, en: accountWordsEn });
