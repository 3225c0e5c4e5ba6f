import { setTimeout as pause } from "node:timers/promises";
import type { Chat } from "../../src/core/simulator-view.ts";
import { postbacksOf, textsOf } from "../../test/e2e/read-message.ts";
import { ANSWERS, type Answer } from "./answers.ts";
import type { HerBrowser } from "./her-browser.ts";
import { pick } from "./pick.ts";
import type { ChaosLine } from "./start-line.ts";
import { answerOnPage, lookAtPage, notOnPage, type OnPage, type Question } from "./talk-on-page.ts";

export type Course = "handoff" | "danger" | "abandons" | "keeps";

/** What one resident did, and what must therefore be found. Words are marked with a name that nobody else uses. */
export type Life = {
  userId: string;
  course: Course;
  /** Each stands in her story once; told again when she was asked again. */
  stories: string[];
  /** Written after the receipt, in this order. */
  notes: string[];
  /** Written and then taken back: nobody may read them. */
  takenBack: string[];
  /** When she had blocked the account: from, to (ms since epoch). */
  blocked: { from: number; to: number }[];
  receipt: string | null;
  page: OnPage;
  /** How often she has answered something. */
  answers: number;
  /** She has tapped 「伝えていい」. */
  consented: boolean;
  /** False while she still waits for an answer that does not come. */
  ended: boolean;
};

/** Who hears nothing for so long asks again, as a person would: a reply that was cut off is never resent blindly. */
const PATIENCE_MS = 4000;
const PATIENCE_MS_MAX = 20_000;
const LOOK_MS = 180;
const CONSENT = "伝えていい";
const CHANGES_BROWSER = 0.02;
const NOTES = 4;
const TAKES_BACK = 0.15;
const BLOCKS = 0.08;
const COURSES = [
  ["handoff", 66],
  ["danger", 14],
  ["abandons", 12],
  ["keeps", 8],
] as const;

/** Where danger raised a case, an office may have it before the questions end: then it has the talk as well. */
const TAKEN = /担当者が、相談を受け取りました|この相談の担当です|への返事/;

/** With what she talks. */
type Phone = { line: ChaosLine; browser: HerBrowser; luck: () => number };

/**
 * One resident from 友だち追加 to the end of her course, whatever happens to the product meanwhile; `life` is kept up to date. What she is
 * asked in LINE she answers there, and on our page what LINE leads her to there.
 */
export async function liveThrough(phone: Phone, name: string, begin: (life: Life) => void): Promise<void> {
  const { line, luck } = phone;
  const resident = await line.join(name);
  const course = pick(luck(), COURSES);
  const life: Life = {
    userId: resident.userId,
    course,
    stories: [],
    notes: [],
    takenBack: [],
    blocked: [],
    receipt: null,
    page: notOnPage(),
    answers: 0,
    consented: false,
    ended: false,
  };
  begin(life);
  const answersMax = course === "abandons" ? 3 + Math.floor(luck() * 8) : Number.POSITIVE_INFINITY;
  await talk(phone, life, name, answersMax);
  if (life.receipt !== null || course === "danger") await writeNotes(line, life, name, luck);
  life.ended = true;
}

/** Answers until the receipt is there, or the course ends without one. */
async function talk(phone: Phone, life: Life, name: string, answersMax: number): Promise<void> {
  const { line } = phone;
  let [answered, turn, since, patienceMs] = [0, "", Date.now(), PATIENCE_MS];
  for (;;) {
    const heard = messagesIn(await line.chat(life.userId));
    const token = heard.findLast(({ link }) => link !== null)?.link ?? null;
    const page = token === null ? null : await lookAtPage(phone.browser, token, life.page, phone.luck);
    life.receipt = receiptIn(heard.map(({ text }) => text));
    if (life.receipt !== null || life.answers >= answersMax || heard.some(({ text }) => TAKEN.test(text))) return;
    const all = [...heard.map(({ text }) => text), ...(page?.texts ?? [])];
    if (life.course === "keeps" && all.some((text) => text.includes("だれにも伝えません"))) return;
    const question = heard.length > answered ? answerTo(heard.at(-1)?.text ?? "", life.course) : undefined;
    const open = page?.question?.turn === turn ? null : (page?.question ?? null);
    if (question !== undefined && (await give(line, life, name, question, heard))) {
      [answered, since, patienceMs] = [heard.length, Date.now(), PATIENCE_MS];
    } else if (token !== null && open !== null && (await giveOnPage(phone, life, name, token, open))) {
      [turn, since, patienceMs] = [open.turn, Date.now(), PATIENCE_MS];
    } else if (Date.now() - since > patienceMs) {
      await askAgain(line, life, heard, page?.used === true);
      [since, patienceMs] = [Date.now(), Math.min(patienceMs * 2, PATIENCE_MS_MAX)];
    }
    await pause(LOOK_MS);
  }
}

type Heard = { text: string; link: string | null; buttons: { label: string; data: string }[] };

/** A link that opens nowhere any more is asked for by its button, where there is one. */
async function askAgain(line: ChaosLine, { userId }: Life, heard: Heard[], linkIsOver: boolean): Promise<void> {
  const button = heard.flatMap(({ buttons }) => buttons).findLast(({ label }) => label.endsWith("新しいリンクを送る"));
  if (linkIsOver && button !== undefined)
    await line.act(userId, { act: "postback", data: button.data, displayText: null });
  else await line.act(userId, { act: "text", text: "もう一度" });
}

async function giveOnPage(
  { browser, luck }: Phone,
  life: Life,
  name: string,
  token: string,
  open: Question,
): Promise<boolean> {
  const answer = answerTo(open.text, life.course);
  if (answer === undefined) return false;
  if (luck() < CHANGES_BROWSER) {
    browser.change();
    return false;
  }
  const story = () => {
    const text = storyOf(life, name);
    life.page.stories.push(...life.stories.slice(-1));
    return text;
  };
  if (!(await answerOnPage(browser, { token, page: life.page }, open, answer, story))) return false;
  life.answers += 1;
  life.consented ||= "taps" in answer && answer.taps === CONSENT;
  return true;
}

function answerTo(text: string, course: Course): Answer | undefined {
  const answer = ANSWERS.find(([words]) => text.includes(words));
  if (answer?.[0] === "伝えていいですか" && course === "keeps") return { taps: "だれにも伝えない" };
  return answer?.[1];
}

async function give(line: ChaosLine, life: Life, name: string, answer: Answer, heard: Heard[]): Promise<boolean> {
  const { userId } = life;
  if ("taps" in answer) {
    const button = heard.flatMap(({ buttons }) => buttons).findLast(({ label }) => label.endsWith(answer.taps));
    if (button === undefined) return false;
    await line.act(userId, { act: "postback", data: button.data, displayText: null });
    life.consented ||= answer.taps === CONSENT;
  } else {
    const text = answer.says === "story" ? storyOf(life, name) : answer.says;
    await line.act(userId, { act: "text", text });
  }
  life.answers += 1;
  return true;
}

function storyOf(life: Life, name: string): string {
  const story = `${name}の話${life.stories.length + 1}`;
  life.stories.push(story);
  return life.course === "danger"
    ? `もう死にたいです。今夜やります（${story}）`
    : `仕事をやめて、借金が返せません（${story}）`;
}

/** After the receipt: several lines for the office, some of them in one breath, some taken back; and some residents leave for a while. */
async function writeNotes(line: ChaosLine, life: Life, name: string, luck: () => number): Promise<void> {
  for (let n = 1; n <= NOTES; n += 1) {
    await writeNote(line, life, `${name}の追加${n}`, luck() < TAKES_BACK);
    if (luck() < BLOCKS) await stayAway(line, life, luck() * 1500);
    await pause(luck() < 0.4 ? 20 : luck() * 2500);
  }
}

async function writeNote(line: ChaosLine, life: Life, note: string, takesBack: boolean): Promise<void> {
  const messageId = await line.act(life.userId, { act: "text", text: `電話は午後がいいです（${note}）` });
  (takesBack ? life.takenBack : life.notes).push(note);
  if (takesBack) await line.act(life.userId, { act: "unsend", messageId });
}

async function stayAway(line: ChaosLine, life: Life, ms: number): Promise<void> {
  const from = Date.now();
  await line.act(life.userId, { act: "block" });
  await pause(ms);
  await line.act(life.userId, { act: "unblock" });
  life.blocked.push({ from, to: Date.now() });
}

/** What waited because the month's pushes were used up comes with the free reply to what she writes last. */
export async function writeOnceMore(line: ChaosLine, life: Life): Promise<void> {
  if (life.receipt === null) return;
  await writeNote(line, life, `${life.userId}の終わり`, false);
}

function messagesIn(chat: Chat): Heard[] {
  return chat.items.flatMap((item) =>
    item.from === "city"
      ? [
          {
            ...{ text: textsOf(item.message).join("\n"), buttons: postbacksOf(item.message) },
            link: /\/page#([\w.-]+)/.exec(JSON.stringify(item.message))?.[1] ?? null,
          },
        ]
      : [],
  );
}

/** The number that was told, or null. */
export function receiptIn(texts: readonly string[]): string | null {
  const told = texts.find((text) => text.includes("受付番号") && /\d{4}-\d{4}/.test(text));
  return told === undefined ? null : (/\d{4}-\d{4}/.exec(told)?.[0] ?? null);
}
