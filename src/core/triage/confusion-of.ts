import { DOMAINS, type Domain } from "../domain.ts";

/** What the machine said came first and what a person decided; null where no trouble was seen. */
export type Judgement = { readonly machine: Domain | null; readonly human: Domain | null };

export const CONFUSED = [...DOMAINS, "none"] as const;
export type Confused = (typeof CONFUSED)[number];

/** How machine labels and human labels agree. `counts[human][machine]` is how often; the shares are 0 to 1, null without cases. */
export type Confusion = {
  readonly total: number;
  readonly agreed: number | null;
  readonly counts: Readonly<Record<Confused, Readonly<Record<Confused, number>>>>;
  /** Of what the machine called so, how much was so; and of what was so, how much the machine called so. */
  readonly right: Readonly<Record<Confused, { readonly precision: number | null; readonly recall: number | null }>>;
};

/** Counts machine labels against human labels, for the page that shows administrators where triage goes wrong. */
export function confusionOf(judgements: readonly Judgement[]): Confusion {
  const pairs = judgements.map(
    ({ machine, human }) => ({ machine: machine ?? "none", human: human ?? "none" }) as const,
  );
  const count = (human: Confused, machine: Confused) =>
    pairs.filter((pair) => pair.human === human && pair.machine === machine).length;
  const counts = table((human) => table((machine) => count(human, machine)));
  const hits = (one: Confused) => counts[one][one];
  const sum = (of: (one: Confused) => number) => CONFUSED.reduce((all, one) => all + of(one), 0);
  return {
    total: pairs.length,
    agreed: share(sum(hits), pairs.length),
    counts,
    right: table((one) => ({
      precision: share(
        hits(one),
        sum((human) => counts[human][one]),
      ),
      recall: share(
        hits(one),
        sum((machine) => counts[one][machine]),
      ),
    })),
  };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function table<T>(of: (one: Confused) => T): Record<Confused, T> {
  return {
    elderly: of("elderly"),
    disability: of("disability"),
    child: of("child"),
    poverty: of("poverty"),
    other: of("other"),
    none: of("none"),
  };
}
