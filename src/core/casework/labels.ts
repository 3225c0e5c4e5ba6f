import { z } from "zod";
import { Domain, Topic } from "../domain.ts";
import type { CaseOpening } from "./case-opening.ts";

/** What a case is about: its domains, ◎ the worst topic, ○ the others. */
export const Labels = z.strictObject({
  domains: z.array(Domain),
  mainTopic: Topic.nullable(),
  /** Absent where only the worst topic was put right, before the others could be. */
  topics: z.array(Topic).optional(),
});
export type Labels = z.infer<typeof Labels>;
export type FullLabels = Required<Labels>;

type Labelled = {
  row: Pick<Labels, "domains" | "mainTopic">;
  sheet: Pick<CaseOpening, "topics">;
  labels: { human: Labels } | null;
};

/** What a case is about as far as is known now: as a person put it right, else as it came. */
export function labelsNow({ row, sheet, labels }: Labelled): FullLabels {
  const { domains, mainTopic } = row;
  const topics = labels?.human.topics ?? sheet.topics;
  return { domains, mainTopic, topics: topics.filter((topic) => topic !== mainTopic) };
}

/** One click on a label. main: becomes ◎. */
export type LabelChange =
  | { do: "add_domain" | "remove_domain"; domain: Domain }
  | { do: "add_topic" | "remove_topic" | "main_topic"; topic: Topic };

/** The labels after one click. What was ◎ becomes ○ when another takes its place; the first topic added is ◎. */
export function changeLabels(labels: FullLabels, change: LabelChange): FullLabels {
  const { domains, mainTopic, topics } = labels;
  switch (change.do) {
    case "add_domain":
      return { ...labels, domains: [...without(domains, change.domain), change.domain] };
    case "remove_domain":
      return { ...labels, domains: without(domains, change.domain) };
    case "add_topic":
      if (mainTopic === null) return { ...labels, mainTopic: change.topic, topics: without(topics, change.topic) };
      return { ...labels, topics: [...without(topics, change.topic), change.topic] };
    case "remove_topic":
      return {
        ...labels,
        mainTopic: mainTopic === change.topic ? null : mainTopic,
        topics: without(topics, change.topic),
      };
    case "main_topic": {
      const before = mainTopic === null ? [] : [mainTopic];
      return { ...labels, mainTopic: change.topic, topics: without([...before, ...topics], change.topic) };
    }
    default:
      return change satisfies never;
  }
}

/** Whether both say the same, in whatever order. */
export function sameLabels(one: Labels, other: Labels): boolean {
  const flat = ({ domains, mainTopic, topics }: Labels) =>
    JSON.stringify([domains.toSorted(), mainTopic, (topics ?? []).filter((topic) => topic !== mainTopic).toSorted()]);
  return flat(one) === flat(other);
}

function without<T>(list: readonly T[], one: T): T[] {
  return list.filter((each) => each !== one);
}
