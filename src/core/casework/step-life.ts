import type { Result } from "../result.ts";
import type { CaseError } from "./case.ts";
import { checkLife } from "./check-life.ts";
import { climb } from "./climb.ts";
import {
  type Actor,
  ASKS_MAX,
  due,
  type Helper,
  type Life,
  type LifeMove,
  type LifeNews,
  type Moment,
  type Person,
  type Step,
  withHelper,
} from "./life.ts";
import type { Receiver } from "./route.ts";
import { told } from "./tell-lead.ts";

/** A case before it was offered to anybody: the holder is who is to get it, and only then there is a deadline. */
export function received(holder: Receiver, answerBy: string, others: readonly Helper[]): Life {
  return {
    ...{ status: "received", holder, sender: null, acceptedBy: null, hops: 0, due: null, answerBy },
    ...{ contactAt: null, asks: 0, unheard: false, others },
  };
}

/**
 * The life cycle of a case, pure: state + move → new state + what came of it. An illegal move is a coded error and changes nothing.
 * `actor`: who makes the move; null for what time and the resident do.
 */
export function stepLife(
  life: Life,
  move: LifeMove,
  moment: Moment,
  actor: Actor | null = null,
): Result<Step, CaseError> {
  const error = checkLife(life, move.type, actor);
  if (error !== null) return { ok: false, error };
  if (move.type === "pass" && move.to.id === life.holder.id) return { ok: false, error: "receiver_same" };
  if (move.type === "ask_help" && isBeside(life, move.whom)) return { ok: false, error: "already_asked" };
  return { ok: true, value: make(life, move, moment, actor) };
}

function make(life: Life, move: LifeMove, moment: Moment, actor: Actor | null): Step {
  switch (move.type) {
    case "offer":
      return { life: offered({ ...life, holder: move.to }, moment), news: [{ what: "opened", to: move.to.name }] };
    case "accept":
      return life.acceptedBy === null ? took(life, move.by, moment, { what: "accepted" }) : { life, news: [] };
    case "start":
      return { life: started(life, move.how, moment), news: [{ what: "started" }] };
    case "pass":
      return passed(life, move.to, moment);
    case "take_back":
      return takenBack(life, move.by, moment);
    case "ask_help":
      return { life: withHelper(life, move.whom, "asked"), news: [{ what: "help_asked", to: move.whom.name }] };
    case "answer_help":
      return answered(life, actor?.receiverId ?? null, move.helps);
    case "escalate":
      return told(life, moment, [{ what: "escalated" }]);
    case "close":
      return closed(life, move.reached, moment);
    case "reopen":
      return reopened(life, move.by, moment);
    case "due":
      return climb(life, moment);
    case "heard":
      return heard(life, move.answer, moment);
    default:
      return move satisfies never;
  }
}

function offered(life: Life, { at, terms }: Moment): Life {
  const { holder } = life;
  const others = life.others.filter(({ receiver }) => receiver.id !== holder.id);
  return {
    ...{ ...life, status: "offered", acceptedBy: null, contactAt: null, others },
    due: due("accept", terms.remindBy(holder, at)),
  };
}

/** What was promised to the resident stays promised; only when that is over there is a new date. */
function took(life: Life, by: Person, { at, terms }: Moment, news: LifeNews): Step {
  const answerBy = isLater(life.answerBy, at) ? life.answerBy : terms.contactBy(life.holder, at);
  const taken: Life = { ...life, status: "accepted", acceptedBy: by, sender: null, answerBy, contactAt: null };
  return { life: { ...taken, due: due("contact", answerBy) }, news: [news] };
}

/**
 * The first contact. Where staff say so, the resident is asked on the promised date whether it was one; where LINE has delivered
 * their words to her, there is nothing to ask.
 */
function started(life: Life, how: "said" | "delivered", { at, terms, reachable }: Moment): Life {
  const asked = how === "said" && reachable && life.asks < ASKS_MAX;
  const askAt = isLater(life.answerBy, at) ? life.answerBy : terms.contactBy(life.holder, at);
  const begun: Life = { ...life, status: "in_support", contactAt: at, unheard: false };
  return { ...begun, due: asked ? due("ask", askAt) : due("review", terms.reviewBy(at)) };
}

function passed(life: Life, to: Receiver, moment: Moment): Step {
  const from = life.holder;
  const next = offered({ ...life, holder: to, sender: from, hops: life.hops + 1 }, moment);
  return { life: next, news: [{ what: "passed", from: from.name, to: to.name }] };
}

/** Whoever takes it back has it: it is not offered once more. */
function takenBack(life: Life, by: Person, moment: Moment): Step {
  const { holder, sender } = life;
  if (sender === null) throw new Error("nothing to take back; check-life should have seen it");
  const news: LifeNews = { what: "taken_back", from: holder.name, to: sender.name };
  const others = life.others.filter(({ receiver }) => receiver.id !== sender.id);
  return took({ ...life, holder: sender, others }, by, moment, news);
}

function answered(life: Life, receiverId: string | null, helps: boolean): Step {
  const asked = life.others.find(({ receiver }) => receiver.id === receiverId);
  if (asked === undefined) throw new Error("nobody asked; check-life should have seen it");
  const part = helps ? "helping" : "declined";
  const what = helps ? "help_given" : "help_declined";
  return { life: withHelper(life, asked.receiver, part), news: [{ what, to: asked.receiver.name }] };
}

function closed(life: Life, reached: boolean, { at }: Moment): Step {
  const contactAt = life.contactAt ?? (reached ? at : null);
  return {
    life: { ...life, status: "closed", due: null, sender: null, unheard: false, contactAt },
    news: [{ what: "closed" }],
  };
}

function reopened(life: Life, by: Person | null, moment: Moment): Step {
  const again = { ...life, acceptedBy: null, asks: 0, answerBy: moment.terms.contactBy(life.holder, moment.at) };
  const news: LifeNews = { what: "reopened", to: life.holder.name };
  return by === null ? { life: offered(again, moment), news: [news] } : took(again, by, moment, news);
}

/** The resident's own word on whether she was reached counts more than anybody's tick. */
function heard(life: Life, answer: "yes" | "no" | "enough", moment: Moment): Step {
  if (life.acceptedBy === null) return { life, news: [] };
  const { at, terms } = moment;
  switch (answer) {
    case "yes": {
      const begun: Life = { ...life, status: "in_support", contactAt: life.contactAt ?? at, unheard: false };
      return {
        life: { ...begun, due: due("review", terms.reviewBy(at)) },
        news: life.contactAt === null ? [{ what: "started" }] : [],
      };
    }
    case "no": {
      const answerBy = terms.contactBy(life.holder, at);
      const again: Life = { ...life, status: "accepted", contactAt: null, unheard: true, answerBy };
      return told({ ...again, due: due("contact", answerBy) }, moment, [{ what: "contact_renewed" }]);
    }
    case "enough": {
      const by = terms.contactBy(life.holder, at);
      const waits = life.contactAt === null ? due("contact", by, 1) : due("review", terms.reviewBy(at));
      return { life: { ...life, unheard: false, asks: ASKS_MAX, due: waits }, news: [] };
    }
    default:
      return answer satisfies never;
  }
}

function isBeside(life: Life, { id }: Receiver): boolean {
  if (life.holder.id === id) return true;
  return life.others.some(({ receiver, part }) => receiver.id === id && (part === "asked" || part === "helping"));
}

function isLater(one: string, other: string): boolean {
  return Date.parse(one) > Date.parse(other);
}
