import { expect, test } from "vitest";
import { type LabelPair, labelFigures } from "../../src/core/casework/label-figures.ts";
import type { Labels } from "../../src/core/casework/labels.ts";

const care: Labels = { domains: ["elderly"], mainTopic: "care", topics: [] };
const debt: Labels = { domains: ["poverty", "elderly"], mainTopic: "debt", topics: ["care"] };
const pairs: LabelPair[] = [
  { machine: care, human: care },
  { machine: care, human: debt },
  { machine: care, human: debt },
  { machine: debt, human: { ...debt, domains: ["poverty"] } },
  { machine: { domains: [], mainTopic: null, topics: [] }, human: care },
];

test("each domain is counted as kept, taken off and added, and the first one against what was read first", () => {
  const figures = labelFigures(pairs, 90);
  expect(figures).toMatchObject({ days: 90, looked: 5, agreed: 1 });
  expect(figures.domains.slice(0, 4)).toEqual([
    { domain: "elderly", kept: 3, removed: 1, added: 1 },
    { domain: "disability", kept: 0, removed: 0, added: 0 },
    { domain: "child", kept: 0, removed: 0, added: 0 },
    { domain: "poverty", kept: 1, removed: 0, added: 2 },
  ]);
  expect(figures.confusion.find(({ human }) => human === "poverty")?.machine).toMatchObject({ elderly: 2, poverty: 1 });
  expect(figures.confusion.find(({ human }) => human === "elderly")?.machine).toMatchObject({ none: 1, elderly: 1 });
});

test("of the worst topic only changes are told, the most frequent first", () => {
  expect(labelFigures(pairs, 90).topics).toEqual([
    { machine: "care", human: "debt", cases: 2 },
    { machine: null, human: "care", cases: 1 },
  ]);
});

test("labels of before topics could be put right are not counted as changed", () => {
  const human: Labels = { domains: ["elderly"], mainTopic: "care" };
  expect(labelFigures([{ machine: { ...human, topics: ["health"] }, human }], 90).agreed).toBe(1);
});
