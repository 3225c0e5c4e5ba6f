import { inLanguage } from "./in-language.ts";

/** The few words that stand in every page's building blocks. */
const ja = {
  required: "※必須",
  close: "閉じる",
  wrong: (words: string) => `＊${words}`,
  marks: { info: "お知らせ", success: "できました", warning: "ご注意", error: "エラー" },
  demo: "これは体験版です。本物のLINEにはつながっていません。",
  demoName: "体験版のお知らせ",
};
const en: typeof ja = {
  required: "required",
  close: "Close",
  wrong: (words) => `* ${words}`,
  marks: { info: "Notice", success: "Done", warning: "Attention", error: "Error" },
  demo: "This is a demo. It is not connected to the real LINE.",
  demoName: "About this demo",
};
export const sharedWords = inLanguage({ ja, en });
