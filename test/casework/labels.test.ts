import { expect, test } from "vitest";
import {
  changeLabels,
  type FullLabels,
  type LabelChange,
  labelsNow,
  sameLabels,
} from "../../src/core/casework/labels.ts";

const came: FullLabels = { domains: ["elderly"], mainTopic: "care", topics: ["health"] };

test.each<{ click: LabelChange; now: Partial<FullLabels> }>([
  { click: { do: "add_domain", domain: "poverty" }, now: { domains: ["elderly", "poverty"] } },
  { click: { do: "add_domain", domain: "elderly" }, now: {} },
  { click: { do: "remove_domain", domain: "elderly" }, now: { domains: [] } },
  { click: { do: "add_topic", topic: "debt" }, now: { topics: ["health", "debt"] } },
  { click: { do: "main_topic", topic: "health" }, now: { mainTopic: "health", topics: ["care"] } },
  { click: { do: "remove_topic", topic: "care" }, now: { mainTopic: null } },
  { click: { do: "remove_topic", topic: "health" }, now: { topics: [] } },
])("$click", ({ click, now }) => {
  expect(changeLabels(came, click)).toEqual({ ...came, ...now });
});

test("the first topic that is added to none is the worst one", () => {
  const none: FullLabels = { ...came, mainTopic: null, topics: [] };
  expect(changeLabels(none, { do: "add_topic", topic: "debt" })).toMatchObject({ mainTopic: "debt", topics: [] });
});

test("a person's labels stand in for those that came; older ones, without topics, leave the topics as they were", () => {
  const row = { domains: came.domains, mainTopic: came.mainTopic };
  const sheet = { topics: came.topics };
  expect(labelsNow({ row, sheet, labels: null })).toEqual(came);
  expect(labelsNow({ row, sheet, labels: { human: { ...came, topics: ["care", "job"] } } }).topics).toEqual(["job"]);
  expect(labelsNow({ row, sheet, labels: { human: row } }).topics).toEqual(["health"]);
});

test("labels are the same in whatever order, and not when ◎ and ○ change places", () => {
  expect(sameLabels(came, { ...came, topics: ["health"], domains: ["elderly"] })).toBe(true);
  expect(sameLabels(came, changeLabels(came, { do: "main_topic", topic: "health" }))).toBe(false);
});
