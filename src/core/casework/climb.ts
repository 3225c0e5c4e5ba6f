import { ASKS_MAX, type Due, due, type Life, type Moment, RUNG_COORDINATOR, type Step } from "./life.ts";
import { told } from "./tell-lead.ts";

/**
 * What happens when a deadline has passed. Every step sets the next one, so that an open case is never without. A life whose time
 * is not over yet stays as it is: a step due is taken once, however often it is tried.
 */
export function climb(life: Life, moment: Moment): Step {
  if (life.due === null || Date.parse(life.due.at) > Date.parse(moment.at)) return { life, news: [] };
  switch (life.due.what) {
    case "accept":
      return nobodyAccepted(life, life.due, moment);
    case "contact":
      return nobodyReached(life, life.due, moment);
    case "ask":
      return asked(life, moment);
    case "review":
      return {
        life: { ...life, due: due("review", moment.terms.reviewBy(moment.at)) },
        news: [{ what: "review_due" }],
      };
    default:
      return life.due.what satisfies never;
  }
}

/** A reminder; then one office up after the other; then the coordinators, again and again. */
function nobodyAccepted(life: Life, { rung }: Due, { at, terms }: Moment): Step {
  const { holder } = life;
  if (rung === 0) {
    return {
      life: { ...life, due: due("accept", terms.climbBy(holder, at), 1) },
      news: [{ what: "reminded", to: holder.name }],
    };
  }
  const above = terms.above(holder, at);
  if (above === null) {
    const next = due("accept", terms.againBy(holder, at), RUNG_COORDINATOR);
    return { life: { ...life, due: next }, news: [{ what: "told_coordinator" }] };
  }
  const others = life.others.filter(({ receiver }) => receiver.id !== above.id);
  const moved: Life = { ...life, holder: above, sender: holder, others };
  return {
    life: { ...moved, due: due("accept", terms.climbBy(above, at), 1) },
    news: [{ what: "climbed", from: holder.name, to: above.name }],
  };
}

/** Somebody has it and has not reached her: she is asked, then the lead department is told, then the coordinators. */
function nobodyReached(life: Life, { rung }: Due, moment: Moment): Step {
  const { at, terms } = moment;
  const { holder } = life;
  if (rung === 0) {
    const next = due("contact", terms.contactBy(holder, at), 1);
    if (moment.reachable && life.asks < ASKS_MAX) {
      return { life: { ...life, asks: life.asks + 1, due: next }, news: [{ what: "contact_asked" }] };
    }
    return { life: { ...life, due: next }, news: [{ what: "reminded", to: holder.name }] };
  }
  if (rung === 1) return told({ ...life, due: due("contact", terms.contactBy(holder, at), RUNG_COORDINATOR) }, moment);
  const next = due("contact", terms.againBy(holder, at), rung);
  return { life: { ...life, due: next }, news: [{ what: "told_coordinator" }] };
}

function asked(life: Life, { at, terms, reachable }: Moment): Step {
  const next = { ...life, due: due("review", terms.reviewBy(at)) };
  if (!reachable) return { life: next, news: [] };
  return { life: { ...next, asks: life.asks + 1 }, news: [{ what: "contact_asked" }] };
}
