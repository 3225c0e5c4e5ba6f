export type Answer = { says: string } | { taps: string };

/** The question last heard, and how it is answered; the first that fits counts. `story` is said, anything else is tapped. */
export const ANSWERS: readonly [heard: string, answer: Answer][] = [
  ["伝えていいですか", { taps: "伝えていい" }],
  ["この内容で、合っていますか", { taps: "合っています" }],
  ["気をつけてほしい", { taps: "とくにない" }],
  ["お呼びすれば", { taps: "名前は言わない" }],
  ["いつですか", { taps: "いつでもいい" }],
  ["どんなやり方", { taps: "このLINEで" }],
  ["いっしょに住んで", { taps: "言いたくない" }],
  ["このあと、どうしますか", { taps: "連絡がほしい" }],
  ["何歳くらい", { says: "45" }],
  ["どこに住んで", { says: "本多2丁目" }],
  ["今日か明日", { taps: "急ぐことはない" }],
  ["いちばん困っていることは", { taps: "選べない" }],
  ["ほかにもあれば", { taps: "これで全部" }],
  ["合っていますか", { taps: "合っています" }],
  ["安全に過ごせそう", { taps: "はい、だいじょうぶ" }],
  ["お話を続けますか", { taps: "続ける" }],
  ["いちばん近いものは", { taps: "借金" }],
  ["どんなことで困って", { says: "story" }],
  ["困っていることを教えて", { says: "story" }],
  ["だれのことで", { taps: "自分のこと" }],
];
