import { type Life, type LifeNews, type Moment, RUNG_COORDINATOR, type Step, withHelper } from "./life.ts";

/** The lead department sees it from now on, or, where that has it already, the coordinators are called. */
export function told(life: Life, { terms }: Pick<Moment, "terms">, news: LifeNews[] = []): Step {
  const { lead } = terms;
  const isKnown =
    life.holder.id === lead.id || life.others.some((each) => each.receiver.id === lead.id && each.part === "told");
  if (!isKnown) {
    return { life: withHelper(life, lead, "told"), news: [...news, { what: "told_lead", to: lead.name }] };
  }
  const moved = life.due === null ? null : { ...life.due, rung: Math.max(life.due.rung, RUNG_COORDINATOR) };
  return { life: { ...life, due: moved }, news: [...news, { what: "told_coordinator" }] };
}
