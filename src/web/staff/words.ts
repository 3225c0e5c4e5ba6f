import type { AccountError } from "../../core/casework/account-view.ts";
import type { CaseError } from "../../core/casework/case.ts";
import { inLanguage } from "../shared/in-language.ts";
import { wordsEn } from "./words-en.ts";

/** What every page for staff says. Another language is another file of this shape, and another `names.ts`. */
const ja = {
  product: "つなぐ",
  skip: "本文へ進む",
  menu: { open: "メニュー", close: "メニューを閉じる" },
  again: "もう一度",
  loading: "読み込んでいます…",
  pageMissing: "この画面を読み込めませんでした。",
  wholeCity: "市全体",
  offline: "つながっていません。書きかけは残っています。つながると、自動で新しくなります。",
  recordAway:
    "いま、相談の記録を読み書きできません。住民とのLINEの会話は続いています。届いた相談は なくならず、もとに戻ると ここに出ます。自動で確かめています。",
  notLive: "自動の更新が止まっています。20秒ごとに確かめています。",

  signIn: {
    title: "サインイン",
    email: "メールアドレス",
    password: "パスワード",
    submit: "サインインする",
    busy: "確かめています…",
    missing: "メールアドレスとパスワードを入れてください。",
    out: "サインアウト",
    stuck: "まだサインアウトできていません。もう一度 押してください。",
    failed: "画面を開けませんでした。",
    demoTitle: "体験用のアカウント",
    demoLead:
      "押すだけで入れます。住民の側は、別の画面（LINEのまね）で試せます。ほかの窓口は、相談が届くとここに出ます。",
    enter: (name: string) => `${name}として入る`,
    enterShort: "入る",
    demoWaiting: "相談が届いている窓口",
    waits: (cases: number) => `届いている相談 ${cases}件`,
    demoCities: "市をえらぶ",
    demoEmpty: "体験用のアカウントが ありません。",
    mailTitle: "メールアドレスで入る",
  },
  sso: {
    title: (name: string) => `${name}で入る`,
    go: (name: string) => `${name}でサインインする`,
    why: {
      unknown:
        "このアカウントは、まだ つなぐに登録されていません。管理者に、アカウントを作ってもらってください（メールアドレスが同じである必要があります）。",
      cancelled: "サインインを取りやめました。",
      late: "時間がすぎました。もう一度お願いします。",
      failed: "サインインできませんでした。何度もつづくときは、システムの担当に知らせてください。",
    },
  },
  signInFailures: {
    INVALID_EMAIL_OR_PASSWORD: "メールアドレスかパスワードが ちがいます。",
    http_401: "メールアドレスかパスワードが ちがいます。",
    locked_out:
      "何度も まちがえたので、このアカウントを15分ほど止めています。覚えがないときは、管理者に知らせてください。",
    INVALID_CODE: "確認コードが ちがいます。アプリに いま出ている6けたを入れてください。",
    INVALID_BACKUP_CODE: "予備のコードが ちがうか、もう使われています。",
    INVALID_TWO_FACTOR_COOKIE: "時間がすぎました。もう一度、パスワードから お願いします。",
    ACCOUNT_TEMPORARILY_LOCKED: "何度も まちがえたので、15分ほど止めています。",
    http_429: "何度も まちがえたので、少しのあいだ止めています。1分ほど待って、もう一度お願いします。",
  },

  caseFailures: {
    case_unknown: "この相談は見つかりません。番号がちがうか、見られる相手が変わりました。",
    not_permitted: "あなたの役割では、これはできません。",
    already_accepted: "ほかの人が先に受け付けました。",
    already_closed: "この相談は、もう おわっています。",
    not_accepted: "まだ だれも受け付けていません。先に受け付けてください。",
    already_started: "はじめての連絡は、もう記録されています。",
    not_closed: "この相談は、まだ おわっていません。",
    nothing_to_take_back: "もう引き取れません。つぎの窓口が受け付けたか、ほかへ移りました。",
    not_asked: "この窓口は、いま手伝いを頼まれていません。",
    already_asked: "その窓口は、もう いっしょに関わっています。",
    not_consented: "その窓口に伝える同意が、まだ ありません。同意か、法律の根拠をえらんでください。",
    consent_given: "この相談には、伝えることの同意があります。ふつうに つないでください。",
    not_holder: "この相談は、いまは ほかの窓口が預かっています。",
    receiver_unknown: "その窓口は見つかりません。もう一度えらんでください。",
    receiver_same: "その窓口が、いま預かっています。ほかの窓口をえらんでください。",
    unreachable: "この住民には、いまLINEで届けられません（ブロックなど）。",
    changed_meanwhile: "見ているあいだに、この相談が変わりました。新しくしたので、確かめてから もう一度お願いします。",
    attachment_gone: "その添付は、もうありません。",
  } satisfies Record<CaseError, string>,
  accountFailures: {
    locked_out: "何度も まちがえたので、15分ほど止めています。少し待って、もう一度お願いします。",
    wrong: "パスワードか確認コードが ちがいます。",
    code_used:
      "このコードは もう使いました。アプリのコードが かわるまで（30秒ほど）待って、新しいコードを入れてください。",
    sso_away: "いま、職員アカウントの確認先に つながりません。少し待つか、パスワードで入ってください。",
    password_short: "12文字より短いパスワードは使えません。",
    password_common: "よく使われるパスワードは、すぐに当てられます。ほかのものにしてください。",
    password_like_email: "メールアドレスと似たパスワードは使えません。",
    password_like_name: "お名前や、市・窓口の名前だけのパスワードは、すぐに当てられます。ほかのものにしてください。",
    password_same: "いまのパスワードと同じです。新しいものを考えてください。",
    account_unknown: "そのアカウントは見つかりません。",
    last_administrator: "管理者が ひとりもいなくなるので、できません。先に、ほかの人を管理者にしてください。",
    email_taken: "そのメールアドレスは、もう使われています。",
    receiver_missing: "相談員には、窓口をえらんでください。",
  } satisfies Record<AccountError, string>,
  failures: {
    locked: "画面をしまっています。パスワードを入れると、もとに戻ります。",
    code_required: "先に、確認コードを入れてください。",
    password_given: "先に、自分のパスワードを決めてください。",
    second_factor_required: "先に、確認コードの用意をお願いします。",
    offline: "つながっていません。入れたものは残っています。つながってから、もう一度お願いします。",
    record_away:
      "いま、相談の記録が使えないので できませんでした。入れたものは残っています。もとに戻ってから、もう一度お願いします。",
    unreadable: "サーバーの答えが読めませんでした。もう一度お願いします。",
    not_signed_in: "サインインの時間がすぎました。もう一度サインインしてください。",
    not_yet: "日時が、今より先になっています。",
    invalid: "入れたものに、読めないところがありました。",
    too_large: "文が長すぎます。",
    not_found: "そのページは見つかりません。",
    letter_gone: "もう一覧にありません。ほかの人が先に片づけました。",
    internal: "こちらの不具合で できませんでした。少し待って、もう一度お願いします。",
    http_429: "続けて押しすぎました。少し待ってから、もう一度お願いします。",
  },
  anyFailure: (code: string) => `できませんでした（${code}）。もう一度お願いします。`,
};

export type StaffWords = typeof ja;

export const words = inLanguage({ ja, en: wordsEn });
