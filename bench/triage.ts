/**
 * How fast a message is understood: `node bench/triage.ts`.
 * Prints utterances a second for the danger watcher and for understanding, and the time for hostile texts of 5,000 characters.
 */
import { understand } from "../src/core/triage/understand.ts";
import { watchDanger } from "../src/core/triage/watch-danger.ts";

const UTTERANCES = [
  "母が認知症で、昼間ひとりにしておくのが心配です。どこに相談すればいいですか",
  "もう死にたい",
  "家賃を三か月払えていなくて、出ていけと言われています",
  "ごみの日はいつですか",
  "中2です。おばあちゃんの介護で学校に行けない日がある",
  "夫が生活費をくれない。携帯もチェックされる",
  "ありがとうございました",
  "I lost my job and cannot pay my rent this month",
] as const;
const LENGTH_MAX = 5_000;
const HOSTILE = [
  "母",
  "薬いっぱい",
  "もう疲れた、",
  "夫が今日も",
  "a ",
  "首を",
  "お金が",
  "my husband ",
  "w",
  "死に",
  "死ぬ死ぬと",
];
const ROUNDS = 3_000;
const HOSTILE_MS_MAX = 50;

function perSecond(work: (text: string) => unknown): number {
  for (const text of UTTERANCES) for (let round = 0; round < 200; round++) work(text);
  const from = performance.now();
  for (let round = 0; round < ROUNDS; round++) for (const text of UTTERANCES) work(text);
  return Math.round((ROUNDS * UTTERANCES.length * 1000) / (performance.now() - from));
}

function hostileMs(work: (text: string) => unknown): number {
  return Math.max(
    ...HOSTILE.map((filler) => {
      const text = filler.repeat(Math.ceil(LENGTH_MAX / filler.length)).slice(0, LENGTH_MAX);
      const from = performance.now();
      work(text);
      return performance.now() - from;
    }),
  );
}

const understandOne = (text: string) => understand([text], {}, null);
console.log(
  `danger watcher   ${perSecond(watchDanger)} utterances/s, worst hostile text ${hostileMs(watchDanger).toFixed(1)} ms`,
);
console.log(
  `understanding    ${perSecond(understandOne)} utterances/s, worst hostile text ${hostileMs(understandOne).toFixed(1)} ms`,
);
console.log(`limit            ${HOSTILE_MS_MAX} ms for ${LENGTH_MAX} characters`);
