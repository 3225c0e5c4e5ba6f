import type { PhoneOutside } from "./outside-line.ts";

/** A resident who hears nothing for so long asks again, as a person would: a reply cut off by a kill is never resent blindly. */
const PATIENCE_MS = 2500;

/** The question last heard, and how it is answered. The first that fits counts. */
const ANSWERS: readonly [heard: string, answer: { says: string } | { taps: string }][] = [
  ["受付番号", { says: "" }],
  ["伝えていいですか", { taps: "伝えていい" }],
  ["この内容で、合っていますか", { taps: "合っています" }],
  ["気をつけてほしい", { taps: "とくにない" }],
  ["お呼びすれば", { taps: "名前は言わない" }],
  ["いつですか", { taps: "いつでもいい" }],
  ["連絡は、", { taps: "このLINEで" }],
  ["いっしょに住んで", { taps: "言いたくない" }],
  ["このあと、どうしますか", { taps: "連絡がほしい" }],
  ["何歳くらい", { says: "45" }],
  ["どこに住んで", { says: "本多2丁目" }],
  ["今日か明日", { taps: "急ぐことはない" }],
  ["ほかにもあれば", { taps: "これで全部" }],
  ["合っていますか", { taps: "合っています" }],
  ["どんなことで困って", { taps: "借金" }],
  ["だれのことで", { taps: "自分のこと" }],
];

/** Answers until the receipt is there, whatever happens to the product meanwhile. Resolves with everything heard. */
export async function talkToReceipt(phone: PhoneOutside): Promise<string[]> {
  let answered = 0;
  let since = Date.now();
  for (;;) {
    const heard = await phone.heard();
    if (heard.some((each) => each.includes("受付番号"))) return heard;
    const question = heard.length > answered ? ANSWERS.find(([words]) => heard.at(-1)?.includes(words)) : undefined;
    if (question !== undefined) {
      const [, answer] = question;
      if ("says" in answer) await phone.says(answer.says);
      else await phone.taps(answer.taps);
      [answered, since] = [heard.length, Date.now()];
    } else if (Date.now() - since > PATIENCE_MS) {
      await phone.says("もう一度");
      since = Date.now();
    }
    await new Promise((resolve) => setTimeout(resolve, 120));
  }
}
