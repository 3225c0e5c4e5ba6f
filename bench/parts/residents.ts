import { ANSWERS } from "../../scripts/chaos/answers.ts";
import { postbacksOf, textsOf } from "../../test/e2e/read-message.ts";
import { type Bot, type Deed, newUserId, says, sendWebhook } from "./bot.ts";
import type { Wire } from "./wire.ts";

const PATIENCE_MS = 20_000;
const STORY = "仕事をやめて、借金が返せません。家賃も二か月払えていません";
const MAY_WE_TELL = "伝えていいですか";
/** What whoever only taps answers otherwise. */
const TAPS: typeof ANSWERS = [
  ["どんなことで困って", { taps: "借金" }],
  ["どこに住んで", { taps: "言いたくない" }],
  ["何歳くらい", { taps: "40〜64歳" }],
];

/** What came of residents' talking; times in ms. */
export type Talked = {
  events: number;
  /** Heard nothing for 20 seconds, or LINE would have had to send again: never to happen. */
  unanswered: number;
  /** Ended with a receipt number: the case is in the record. */
  cases: number;
  acks: number[];
  /** From sending a tap to the first words. */
  replies: number[];
  /** The same for words of her own, which are gathered for 700 ms before they are answered. */
  ownWords: number[];
};

export const nothingYet = (): Talked => ({ events: 0, unanswered: 0, cases: 0, acks: [], replies: [], ownWords: [] });

/** A place at which one resident after the other talks; who is in the middle of it goes on there the next time. `heard` null: not begun. */
export type Seat = { place: number; resident: { userId: string; heard: readonly unknown[] | null } | null };

/** A seat while its resident talks. */
export type Lane = {
  seat: Seat;
  bot: Bot;
  wire: Wire;
  talked: Talked;
  /** Resolves when the next event is due; false when the time is over. `heard`: what she is about to answer. */
  goOn(heard: readonly unknown[]): Promise<boolean>;
};

/** Through the whole intake, from 友だち追加 to the receipt, and again; `writes`: in her own words. */
export async function walkThroughIntake(lane: Lane, writes: boolean): Promise<void> {
  const { seat, bot, talked } = lane;
  for (;;) {
    seat.resident ??= { userId: newUserId(), heard: null };
    const ended = await walkOn(lane, seat.resident, writes).catch(() => "unanswered" as const);
    if (ended === "later") return;
    if (ended === "unanswered") talked.unanswered += 1;
    else talked.cases += 1;
    bot.line.forget(seat.resident.userId);
    seat.resident = null;
  }
}

/** For bots that understand nothing: residents who say something and hear it again. */
export async function speakToEcho(lane: Lane): Promise<void> {
  while (await lane.goOn([])) {
    const userId = newUserId();
    await act(lane, userId, says(STORY), lane.talked.replies).catch(() => {
      lane.talked.unanswered += 1;
    });
    lane.bot.line.forget(userId);
  }
}

/** Whether the next answer opens her case. */
export function isAskedForConsent(heard: readonly unknown[]): boolean {
  return heard.some((message) => textsOf(message).join("\n").includes(MAY_WE_TELL));
}

/** "later": the time was over before the receipt. */
async function walkOn(
  lane: Lane,
  resident: NonNullable<Seat["resident"]>,
  writes: boolean,
): Promise<"receipt" | "later"> {
  const { userId } = resident;
  if (resident.heard === null) {
    if (!(await lane.goOn([]))) return "later";
    const follow = { type: "follow" as const, follow: { isUnblocked: false } };
    resident.heard = await act(lane, userId, follow, lane.talked.replies);
  }
  for (;;) {
    if (resident.heard.some((message) => /受付番号/.test(textsOf(message).join("")))) return "receipt";
    const deed = answerTo(resident.heard, writes);
    if (deed === null) {
      resident.heard = (await lane.bot.line.next(userId, PATIENCE_MS)).messages;
      continue;
    }
    if (!(await lane.goOn(resident.heard))) return "later";
    const took = deed.type === "message" ? lane.talked.ownWords : lane.talked.replies;
    resident.heard = await act(lane, userId, deed, took);
  }
}

/** Sends, waits for both the acknowledgement and the first words, and notes how long both took. */
async function act(lane: Lane, userId: string, deed: Deed, took: number[]): Promise<readonly unknown[]> {
  const { bot, wire, talked } = lane;
  const from = performance.now();
  const said = bot.line.next(userId, PATIENCE_MS);
  const [ackMs, { messages, at }] = await Promise.all([sendWebhook(bot, wire, [{ userId, deed }]), said]);
  talked.events += 1;
  talked.acks.push(ackMs);
  took.push(at - from);
  return messages;
}

function answerTo(heard: readonly unknown[], writes: boolean): Deed | null {
  const last = heard.at(-1);
  if (last === undefined) return null;
  const text = textsOf(last).join("\n");
  const answers = writes ? ANSWERS : [...TAPS, ...ANSWERS];
  const answer = answers.find(([words]) => text.includes(words))?.[1];
  if (answer === undefined) return null;
  if ("says" in answer) return says(answer.says === "story" ? STORY : answer.says);
  const button = heard.flatMap(postbacksOf).findLast(({ label }) => label.endsWith(answer.taps));
  return button === undefined ? null : { type: "postback", postback: { data: button.data } };
}
