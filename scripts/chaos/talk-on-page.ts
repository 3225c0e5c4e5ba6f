import type { TalkPageRead } from "../../src/core/talk-page-view.ts";
import type { Answer } from "./answers.ts";
import type { HerBrowser } from "./her-browser.ts";

/** What a resident did on our page, and what stood there. */
export type OnPage = {
  /** Told there: must stand nowhere in LINE. */
  stories: string[];
  /** What was taken, in order, by the ids of her browser. */
  acts: string[];
  /** The ids of her own words in the order in which she first saw them, as far as they are of `acts`. */
  seen: string[];
  /** Ids that stood there twice at one time. */
  twice: string[];
  /** Somebody without her browser saw something. */
  peeked: boolean;
};

export const notOnPage = (): OnPage => ({ stories: [], acts: [], seen: [], twice: [], peeked: false });

export type Question = { turn: string; text: string; taps: { label: string; data: string }[] };

const PEEKS = 0.05;

/** What stands open on the page of the newest link, or null; notes what is there. */
export async function lookAtPage(
  browser: HerBrowser,
  token: string,
  page: OnPage,
  luck: () => number,
): Promise<{ question: Question | null; texts: string[]; used: boolean } | null> {
  if (luck() < PEEKS && page.acts.length > 0) {
    const peeked = await browser.peek(token);
    page.peeked ||= peeked !== null && (peeked.talk.length > 0 || peeked.state === "open");
  }
  const read = await browser.look(token);
  if (read === null) return null;
  note(page, read);
  const ours = read.talk.filter(({ from }) => from === "us");
  const last = ours.at(-1);
  const question = read.stands !== "asking" || last === undefined ? null : questionIn(last);
  return { question, texts: ours.map(textOf), used: read.state === "used" || read.state === "late" };
}

/** Answers what stands open; false when it could not be, or the link is over. */
export async function answerOnPage(
  browser: HerBrowser,
  { token, page }: { token: string; page: OnPage },
  question: Question,
  answer: Answer,
  story: () => string,
): Promise<boolean> {
  const tapped = "taps" in answer ? question.taps.findLast(({ label }) => label.endsWith(answer.taps)) : undefined;
  if ("taps" in answer && tapped === undefined) return false;
  const said =
    "says" in answer ? { text: answer.says === "story" ? story() : answer.says } : { data: tapped?.data ?? "" };
  const id = await browser.act(token, said);
  if (id !== null) page.acts.push(id);
  return id !== null;
}

type Turn = TalkPageRead["talk"][number];

function questionIn(turn: Turn): Question {
  const actions = [...turn.bubbles.flatMap((bubble) => (bubble.kind === "text" ? [] : bubble.actions)), ...turn.quick];
  return {
    ...{ turn: turn.id, text: textOf(turn) },
    taps: actions.flatMap((action) => (action.kind === "tap" ? [{ label: action.label, data: action.data }] : [])),
  };
}

function textOf({ bubbles }: Turn): string {
  return bubbles
    .map((bubble) =>
      bubble.kind === "card" ? [bubble.title, ...bubble.rows.map(({ text }) => text)].join("\n") : bubble.text,
    )
    .join("\n");
}

/** A turn of hers bears the id that her browser gave it: at the end of it. */
function note(page: OnPage, { talk }: TalkPageRead): void {
  const ids = talk.map(({ id }) => id);
  page.twice.push(...ids.filter((id, n) => ids.indexOf(id) < n && !page.twice.includes(id)));
  const hers = talk.filter(({ from }) => from === "resident").map(({ id }) => id.slice(-36));
  page.seen.push(...hers.filter((id) => page.acts.includes(id) && !page.seen.includes(id)));
}
