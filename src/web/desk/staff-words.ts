import { inLanguage } from "../shared/in-language.ts";
import { staffWordsEn } from "./staff-words-en.ts";

/** What the administrator's page of accounts says. Another language is another file of this shape. */
const ja = {
  lead: "この市で働く人のアカウントです。したことは、すべて監査の記録に残ります。",
  failed: "アカウントを読み込めませんでした。",
  add: "アカウントを作る",
  name: "氏名",
  missing: "氏名とメールアドレスを入れてください。",
  email: "メールアドレス",
  role: "役割",
  office: "窓口",
  noOffice: "市全体（窓口なし）",
  save: "保存する",
  cancel: "やめる",
  change: "変える",
  disable: "使えなくする",
  enable: "また使えるようにする",
  signOut: "サインアウトさせる",
  reset: "確認コードをやり直す",
  newPassword: "パスワードを作り直す",
  self: "あなた",
  disabled: "使えません",
  codeOn: "確認コードあり",
  codeOff: "確認コードまだ",
  password: (name: string) => `${name}さんの最初のパスワードです。いまだけ見られます。本人に直接わたしてください。`,
  done: {
    disable: "使えなくしました。",
    enable: "また使えるようにしました。",
    "sign-out": "サインアウトさせました。",
    "reset-second-factor": "つぎのサインインで、新しい端末の用意が始まります。",
  },
  sure: { disable: (name: string) => `${name}さんのアカウントを使えなくします。いまの画面も、すぐに終わります。` },
};

export type StaffWords = typeof ja;

export const staffWords = inLanguage({ ja, en: staffWordsEn });
