import type { Phone } from "./phone.ts";

/** What a resident does at one question, and what is said then. */
type Answer = readonly [how: "taps" | "says", words: string, heard: string];

const REACH_ME: readonly Answer[] = [
  ["taps", "連絡がほしい", "いっしょに住んで"],
  ["taps", "言いたくない", "連絡は、"],
  ["taps", "このLINEで", "いつですか"],
  ["taps", "いつでもいい", "お呼びすれば"],
  ["taps", "名前は言わない", "気をつけてほしい"],
  ["taps", "とくにない", "この内容で"],
  ["taps", "合っています", "伝えていいですか"],
  ["taps", "伝えていい", "受け付けました"],
];

/** 82 years old, in 東元町; her daughter writes. */
export const OLD_MOTHER: readonly Answer[] = [
  ["taps", "合っています", "今日か明日"],
  ["taps", "急ぐことはない", "どこに住んで"],
  ["says", "東元町3丁目", "何歳くらい"],
  ["says", "82", "このあと、どうしますか"],
  ...REACH_ME,
];

/** Debts, and nothing else that he wants to tell. */
export const DEBTS: readonly Answer[] = [
  ["taps", "自分のこと", "どんなことで"],
  ["taps", "借金", "ほかにもあれば"],
  ["taps", "これで全部", "今日か明日"],
  ["taps", "急ぐことはない", "どこに住んで"],
  ["taps", "言いたくない", "何歳くらい"],
  ["taps", "言いたくない", "このあと、どうしますか"],
  ...REACH_ME,
];

/** The same in English: what is chosen has a Japanese for staff, what is typed has none. */
export const DEBTS_IN_ENGLISH: readonly Answer[] = [
  ["taps", "Myself", "What is the trouble"],
  ["taps", "Debt", "If there is more"],
  ["taps", "That is all", "today or tomorrow"],
  ["taps", "Nothing urgent", "Where does the person"],
  ["taps", "I'd rather not say", "How old is"],
  ["taps", "I'd rather not say", "What would you like to do now"],
  ["taps", "Please contact me", "Who lives with"],
  ["taps", "I'd rather not say", "How would you like to be contacted"],
  ["taps", "On LINE", "When is it easy"],
  ["taps", "Morning", "What name"],
  ["says", "Maria", "Should we take care"],
  ["taps", "Interpreter needed", "If there is more"],
  ["taps", "That is all", "Is this right"],
  ["taps", "It is right", "May I give this"],
  ["taps", "Yes, they may know", "Receipt number"],
];

/** Answers one question after the other. Resolves to the receipt number. */
export async function answer(phone: Phone, answers: readonly Answer[]): Promise<string> {
  for (const [how, words, heard] of answers) await phone[how](words, heard);
  return phone.reads(/\d{4}-\d{4}/);
}
