import type { ValuePath } from "../draft/set-at.ts";
import type { EditFlow, EditStep } from "./edit-step.ts";

/**
 * One way out of a step. `at`: where in the step its target stands. `own` false: a choice without a target of its own goes where
 * the step goes. `to` null: nowhere yet.
 */
export type EditLead = {
  by: "next" | "choice" | "own_words" | "skip" | "condition" | "otherwise" | "share" | "city_only" | "none";
  at: ValuePath;
  own: boolean;
  to: string | null;
  /** Key of what is on the button, as the flow has it. */
  label: string | null;
  value: string | null;
  condition: unknown;
};

/** Every way out of a step, in the order a resident sees them. */
export function leadsOf(step: EditStep): EditLead[] {
  switch (step.type) {
    case "ask":
      return askLeads(step);
    case "branch":
      return [
        ...(step.when ?? []).map((way, index) => ({
          ...lead("condition", ["when", index, "next"], way.next),
          condition: way.if,
        })),
        lead("otherwise", ["otherwise"], step.otherwise),
      ];
    case "consent":
      return (["share", "city_only", "none"] as const).map((by) => ({
        ...lead(by, [by, "next"], step[by]?.next),
        label: step[by]?.label ?? null,
      }));
    case "end":
      return [];
    default:
      return [lead("next", ["next"], step.next)];
  }
}

/** Where a step mainly goes: what a new step after it comes before. */
export function mainLeadOf(step: EditStep): EditLead | null {
  const leads = leadsOf(step);
  return (
    leads.find(({ by }) => by === "next" || by === "otherwise" || by === "share") ??
    leads.find(({ own }) => own) ??
    null
  );
}

function askLeads(step: EditStep): EditLead[] {
  const choices = (step.choices ?? []).map((choice, index) => ({
    ...lead("choice", ["choices", index, "next"], choice.next ?? step.next, choice.next !== undefined),
    ...{ label: choice.label, value: choice.value },
  }));
  const next = choices.length === 0 || choices.some(({ own }) => !own) ? [lead("next", ["next"], step.next)] : [];
  const words = step.or_text === undefined ? [] : [lead("own_words", ["or_text", "next"], step.or_text.next)];
  const skip =
    step.skip === undefined
      ? []
      : [
          {
            ...lead("skip", ["skip", "next"], step.skip.next ?? step.next, step.skip.next !== undefined),
            label: step.skip.label ?? null,
          },
        ];
  return [...choices, ...words, ...skip, ...next];
}

function lead(by: EditLead["by"], at: ValuePath, to: string | undefined, own = true): EditLead {
  return { by, at, own, to: to ?? null, label: null, value: null, condition: null };
}

/** A way that leads to a step, with the step it starts from. */
export type Arrival = { from: string; lead: EditLead };

/** From where a step is come to. */
export function arrivalsAt(flow: EditFlow, id: string): Arrival[] {
  return [...flow.steps].flatMap(([from, step]) =>
    leadsOf(step)
      .filter(({ to, own }) => own && to === id)
      .map((lead) => ({ from, lead })),
  );
}

const orders = new WeakMap<EditFlow, string[]>();

/**
 * As most residents meet them: a step stands behind all that lead to it (loops apart), and of several ways the first comes first. Steps that
 * nobody comes to stand last.
 */
export function readingOrder(flow: EditFlow): string[] {
  const known = orders.get(flow);
  if (known !== undefined) return known;
  const seen = new Set<string>();
  const ended: string[] = [];
  const visit = (id: string) => {
    const step = flow.steps.get(id);
    if (seen.has(id) || step === undefined) return;
    seen.add(id);
    for (const { to } of leadsOf(step).toReversed()) if (to !== null) visit(to);
    ended.push(id);
  };
  visit(flow.start);
  const order = [...ended.toReversed(), ...[...flow.steps.keys()].filter((id) => !seen.has(id))];
  orders.set(flow, order);
  return order;
}
