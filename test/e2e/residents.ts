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

/** Debts again, in her own language; we ask in やさしい日本語. What is chosen is Japanese, what is typed has none beside it. */
export const DEBTS_IN_VIETNAMESE: readonly Answer[] = [
  ["taps", "わたし", "何(なに)に こまっていますか"],
  ["says", "Tôi nợ rất nhiều tiền và không trả được.", "これで いいですか"],
  ["taps", "はい、いいです", "今日(きょう)か 明日(あした)"],
  ["taps", "急.*ぐことは ない", "どこに 住(す)んで"],
  ["taps", "言.*いたくない", "何歳(なんさい)"],
  ["taps", "言.*いたくない", "これから どうしますか"],
  ["taps", "連絡.*が ほしい", "だれと 住(す)んで"],
  ["taps", "言.*いたくない", "どうやって 連絡(れんらく)"],
  ["taps", "この LINE", "いつ 連絡(れんらく)"],
  ["taps", "いつでも いい", "あなたの 名前(なまえ)"],
  ["says", "Linh", "気(き)をつけることが"],
  ["taps", "ない", "これで いいですか"],
  ["taps", "これで いい", "伝(つた)えて いいですか"],
  ["taps", "伝.*えて いい", "受付番号"],
];

/** Answers one question after the other. Resolves to the receipt number. */
export async function answer(phone: Phone, answers: readonly Answer[]): Promise<string> {
  for (const [how, words, heard] of answers) await phone[how](words, heard);
  return phone.reads(/\d{4}-\d{4}/);
}
