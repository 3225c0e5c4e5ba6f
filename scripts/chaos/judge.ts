import { retryKeyOf } from "../../src/app/retry-key-of.ts";
import type { LineTranscript } from "./line-transcript.ts";
import type { Life } from "./live-through.ts";
import type { RecordedCase } from "./read-cases.ts";
import type { Ledger } from "./read-ledger.ts";
import type { StaffReply } from "./staff.ts";

/** One resident at the end: what she did, what stands on her phone, whose conversation it is. */
export type Phone = Life & { conversationId: string; texts: string[]; pending: number };

export type Evidence = {
  phones: readonly Phone[];
  cases: readonly RecordedCase[];
  replies: readonly StaffReply[];
  ledger: Ledger;
  line: LineTranscript;
  /** Logs with content in them, by name. */
  indiscreetLogs: string[];
};

/** Every promise, and each breach of it in words that name the resident's number and no content. */
export type Verdict = { promise: string; breaches: string[] }[];

/** Holds what LINE's transcript and the record say against what residents and staff did. */
export function judge(evidence: Evidence): Verdict {
  return [
    { promise: "events lost", breaches: eventsLost(evidence) },
    { promise: "events doubled", breaches: eventsDoubled(evidence) },
    { promise: "replies lost", breaches: repliesLost(evidence) },
    { promise: "replies doubled", breaches: repliesDoubled(evidence) },
    { promise: "out of order", breaches: outOfOrder(evidence) },
    { promise: "told on the page, heard elsewhere", breaches: pageBroken(evidence) },
    { promise: "cases lost or doubled", breaches: casesWrong(evidence) },
    { promise: "taken back, yet to be read", breaches: stillRead(evidence) },
    { promise: "left unfinished", breaches: unfinished(evidence) },
    { promise: "content in logs", breaches: evidence.indiscreetLogs },
    {
      promise: "LINE's rules broken",
      breaches: evidence.line.violations.map((each) => `${each.call} ${each.status} ${each.message}`),
    },
  ];
}

/** Words of which LINE has our 200 stand in the record; answers given by taps as well. */
function eventsLost({ phones, cases }: Evidence): string[] {
  return phones.flatMap((phone, n) => {
    const own = cases.find((each) => each.conversationId === phone.conversationId);
    // Without LINE's 200 for each of her words nothing was promised yet; that is counted as left unfinished.
    if (own === undefined || phone.pending > 0) return [];
    const all = [...own.words, ...own.fromResident];
    const stories = phone.stories.filter((story) => !all.some((text) => text.includes(`（${story}）`)));
    const notes = phone.notes.filter((note) => !own.fromResident.some((text) => text.includes(`（${note}）`)));
    const answers =
      phone.course !== "handoff" || own.answers === "self 40-64 honda line"
        ? []
        : [`${n}: answers are "${own.answers}"`];
    return [...[...stories, ...notes].map((what) => `${n}: ${what}`), ...answers];
  });
}

function eventsDoubled({ phones, cases }: Evidence): string[] {
  return phones.flatMap((phone, n) => {
    const own = cases.find((each) => each.conversationId === phone.conversationId);
    const twice = (texts: string[], mark: string) => texts.filter((text) => text.includes(`（${mark}）`)).length > 1;
    const notes = phone.notes.filter((note) => own !== undefined && twice(own.fromResident, note));
    const stories = phone.stories.filter((story) => own !== undefined && twice(own.words, story));
    const onPage = phone.page.twice.map((id) => `on the page, ${id}`);
    return [...notes, ...stories, ...onPage].map((what) => `${n}: ${what}`);
  });
}

/** What she told on our page LINE does not get, and nobody reads it there but the browser that opened the link. */
function pageBroken({ phones }: Evidence): string[] {
  return phones.flatMap(({ page, texts }, n) => [
    ...page.stories.filter((story) => texts.some((text) => text.includes(`（${story}）`))).map((one) => `${n}: ${one}`),
    ...(page.peeked ? [`${n}: read in another browser`] : []),
  ]);
}

/** What the ledger calls done LINE has accepted, and what staff wrote is on the phone, or among the letters for a person to decide. */
function repliesLost({ phones, cases, replies, ledger, line }: Evidence): string[] {
  const accepted = new Set(line.calls.flatMap((call) => (call.status === 200 ? [call.requestId] : [])));
  const never = ledger.done.filter(({ requestId }) => requestId !== null && !accepted.has(requestId));
  // To somebody who has blocked us nothing is sent, and staff see it.
  const left = new Set(phones.flatMap(({ blocked, conversationId }) => (blocked.length > 0 ? [conversationId] : [])));
  const dead = ledger.letters
    .filter(({ state }) => state === "dead")
    .filter(({ reason, conversationId }) => !(reason === "blocked" && left.has(conversationId)))
    .map(({ lineId, reason }) => `${lineId}: dead, ${reason}`);
  const open = new Map<string, number>();
  for (const { conversationId } of ledger.letters) open.set(conversationId, (open.get(conversationId) ?? 0) + 1);
  // LINE answers 200 and shows nothing to whom it cannot reach; until we hear of it, it looks delivered. One call may carry several lines.
  for (const phone of phones) {
    const unseen = line.calls.filter((call) => call.userId === phone.userId && wasAway(phone, call.at));
    const lines = unseen.map(({ requestId }) => ledger.done.filter((done) => done.requestId === requestId).length);
    const explained = lines.reduce((sum, many) => sum + Math.max(1, many), 0);
    open.set(phone.conversationId, (open.get(phone.conversationId) ?? 0) + explained);
  }
  const unheard = replies.flatMap(({ receipt, text }) => {
    const phone = phones.find((each) => receiptOf(each, cases) === receipt);
    if (phone === undefined || phone.texts.some((each) => each.includes(text))) return [];
    const explained = open.get(phone.conversationId) ?? 0;
    open.set(phone.conversationId, explained - 1);
    return explained > 0 ? [] : [text];
  });
  const silent = phones.flatMap((phone, n) =>
    phone.ended ? [] : [`${n}: still waits for an answer (${phone.course})`],
  );
  return [
    ...never.map(({ lineId }) => `${lineId}: called done, never accepted by LINE`),
    ...dead,
    ...unheard,
    ...silent,
  ];
}

/** No line went out by two ways, no call that LINE accepted is without a line, and nothing that is said once stands there twice. */
function repliesDoubled({ phones, cases, replies, ledger, line }: Evidence): string[] {
  const accepted = line.calls.filter(
    (call) => call.status === 200 && (call.endpoint === "reply" || call.endpoint === "push"),
  );
  const pushed = new Map(accepted.flatMap((call) => (call.retryKey === null ? [] : [[call.retryKey, call.requestId]])));
  const both = ledger.done.filter(({ lineId, requestId }) => {
    const push = pushed.get(retryKeyOf(lineId));
    return push !== undefined && requestId !== null && push !== requestId;
  });
  const known = new Set(ledger.done.flatMap(({ requestId }) => requestId ?? []));
  const phonesTwice = phones.flatMap((phone, n) => {
    const said = (words: string) => phone.texts.filter((text) => text.includes(words)).length;
    const staff = replies.filter((reply) => reply.receipt === receiptOf(phone, cases) && said(reply.text) > 1);
    return [
      ...staff.map(({ text }) => `${n}: ${text}`),
      ...(said("待つあいだに、もっと困ったら") > 1 ? [`${n}: the receipt`] : []),
      ...unexplained(phone, n),
    ];
  });
  return [...both.map(({ lineId }) => `${lineId}: by reply and by push`), ...phonesTwice];

  /** Calls that LINE took and no done line names: a reply in doubt each, or a 200 whose body was broken. */
  function unexplained({ userId, conversationId }: Phone, n: number): string[] {
    const nameless = accepted.filter((call) => call.userId === userId && !known.has(call.requestId));
    const broken = nameless.filter((call) => call.fault === "broken_200").length;
    const doubts = ledger.letters.filter((letter) => letter.conversationId === conversationId).length;
    const left = nameless.length - broken - doubts - repeatable(userId);
    return left > 0 ? [`${n}: ${left} accepted calls that no line explains`] : [];
  }

  /** Words of safety may go out a second time, as a push, after a reply in doubt. */
  function repeatable(userId: string): number {
    const crisis = phones.find((phone) => phone.userId === userId)?.course === "danger";
    return crisis ? 2 : 0;
  }
}

/** What was written one after the other is read one after the other, on both sides. */
function outOfOrder({ phones, cases, replies }: Evidence): string[] {
  return phones.flatMap((phone, n) => {
    const own = cases.find((each) => each.conversationId === phone.conversationId);
    const read = phone.notes.map((note) => own?.fromResident.findIndex((text) => text.includes(`（${note}）`)) ?? -1);
    const heard = replies
      .filter((reply) => reply.receipt === own?.receipt)
      .map((reply) => phone.texts.findIndex((text) => text.includes(reply.text)));
    const onPage = phone.page.seen.map((id) => phone.page.acts.indexOf(id));
    return [
      ...(ascends(read) ? [] : [`${n}: what she wrote`]),
      ...(ascends(heard) ? [] : [`${n}: what staff wrote`]),
      ...(ascends(onPage) ? [] : [`${n}: what she did on the page`]),
    ];
  });
}

function ascends(places: readonly number[]): boolean {
  const there = places.filter((place) => place >= 0);
  return there.every((place, n) => n === 0 || place > (there[n - 1] ?? 0));
}

/** One case each for those who consented or spoke of danger, none for the others, and never two numbers. */
function casesWrong({ phones, cases }: Evidence): string[] {
  const strangers = cases.filter((each) => phones.every((phone) => phone.conversationId !== each.conversationId));
  const wrong = phones.flatMap((phone, n) => {
    const own = cases.filter((each) => each.conversationId === phone.conversationId);
    const inDanger = phone.course === "danger" && phone.stories.length > 0;
    const expected = phone.consented || inDanger ? 1 : 0;
    const numbers = new Set(phone.texts.flatMap((text) => /受付番号\D*(\d{4}-\d{4})/.exec(text)?.[1] ?? []));
    return [
      ...(own.length === expected ? [] : [`${n}: ${own.length} cases (${phone.course})`]),
      ...(numbers.size > 1 ? [`${n}: ${numbers.size} receipts`] : []),
    ];
  });
  return [...strangers.map(({ receipt }) => `${receipt}: nobody's case`), ...wrong];
}

function receiptOf(phone: Phone, cases: readonly RecordedCase[]): string | null {
  return cases.find((each) => each.conversationId === phone.conversationId)?.receipt ?? null;
}

function wasAway({ blocked }: Life, at: number): boolean {
  return blocked.some(({ from, to }) => from <= at && at <= to);
}

/** What she took back is in no case, wherever it was when she did. */
function stillRead({ phones, cases }: Evidence): string[] {
  return phones.flatMap((phone, n) => {
    const own = cases.filter((each) => each.conversationId === phone.conversationId);
    const read = own.flatMap(({ words, fromResident }) => [...words, ...fromResident]);
    return phone.takenBack.flatMap((mark) =>
      read.some((text) => text.includes(`（${mark}）`)) ? [`${n}: ${mark}`] : [],
    );
  });
}

function unfinished({ phones, ledger, line }: Evidence): string[] {
  const undelivered = phones.reduce((sum, phone) => sum + phone.pending, 0);
  return [
    ...(ledger.unfinished > 0 ? [`${ledger.unfinished} events and lines wait`] : []),
    ...(ledger.deadEvents > 0 ? [`${ledger.deadEvents} dead events`] : []),
    ...(undelivered > 0 || line.webhooksUnderWay > 0 ? [`${undelivered} webhooks without a 200`] : []),
  ];
}
