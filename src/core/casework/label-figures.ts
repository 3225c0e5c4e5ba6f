import { z } from "zod";
import { DOMAINS, Domain, Topic } from "../domain.ts";
import { CONFUSED, type Confused, confusionOf } from "../triage/confusion-of.ts";
import { type Labels, sameLabels } from "./labels.ts";

const count = z.number().int();

/** How what was read at first and what a person made of it agree: numbers of cases, no content. */
export const LabelFigures = z.strictObject({
  /** Cases of so many days whose labels a person looked at, and those of them in which nothing had to be changed. */
  days: count,
  looked: count,
  agreed: count,
  /** Of each domain: read and kept, read and taken off, not read and added. */
  domains: z.array(z.strictObject({ domain: Domain, kept: count, removed: count, added: count })),
  /** The first domain: how often a person's (row) was read as what (column). */
  confusion: z.array(z.strictObject({ human: z.enum(CONFUSED), machine: z.record(z.enum(CONFUSED), count) })),
  /** The worst topic where it was changed, the most frequent first. null: none was named. */
  topics: z.array(z.strictObject({ machine: Topic.nullable(), human: Topic.nullable(), cases: count })),
});
export type LabelFigures = z.infer<typeof LabelFigures>;

/** One case: as it came, and as the last person left it. */
export type LabelPair = { machine: Labels; human: Labels };

/** So many changes of topics are shown; what happened once or twice says little. */
const TOPICS_MAX = 12;

/** Counts first labels against people's, for those who see where reading goes wrong. `pairs`: one a case. */
export function labelFigures(pairs: readonly LabelPair[], days: number): LabelFigures {
  const firsts = pairs.map(({ machine, human }) => ({
    machine: machine.domains[0] ?? null,
    human: human.domains[0] ?? null,
  }));
  const { counts } = confusionOf(firsts);
  return {
    days,
    looked: pairs.length,
    agreed: pairs.filter(({ machine, human }) => sameLabels(withTopics(machine, human), human)).length,
    domains: DOMAINS.map((domain) => ({ domain, ...fateOf(pairs, domain) })),
    confusion: CONFUSED.map((human: Confused) => ({ human, machine: counts[human] })),
    topics: topicChanges(pairs),
  };
}

/** Labels of before topics could be put right say nothing of topics. */
function withTopics(machine: Labels, human: Labels): Labels {
  return human.topics === undefined ? { ...machine, topics: undefined } : machine;
}

function fateOf(pairs: readonly LabelPair[], domain: Domain) {
  const number = (read: boolean, said: boolean) =>
    pairs.filter(
      ({ machine, human }) => machine.domains.includes(domain) === read && human.domains.includes(domain) === said,
    ).length;
  return { kept: number(true, true), removed: number(true, false), added: number(false, true) };
}

function topicChanges(pairs: readonly LabelPair[]): LabelFigures["topics"] {
  const changed = pairs.filter(({ machine, human }) => machine.mainTopic !== human.mainTopic);
  const groups = Map.groupBy(changed, ({ machine, human }) => `${machine.mainTopic} ${human.mainTopic}`);
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      return [{ machine: first.machine.mainTopic, human: first.human.mainTopic, cases: group.length }];
    })
    .toSorted((a, b) => b.cases - a.cases)
    .slice(0, TOPICS_MAX);
}
