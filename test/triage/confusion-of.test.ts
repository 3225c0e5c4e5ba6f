import { expect, test } from "vitest";
import { confusionOf } from "../../src/core/triage/confusion-of.ts";

test("counts what the machine said against what people decided", () => {
  const confusion = confusionOf([
    { machine: "elderly", human: "elderly" },
    { machine: "elderly", human: "disability" },
    { machine: "elderly", human: "elderly" },
    { machine: null, human: "poverty" },
  ]);
  expect(confusion.total).toBe(4);
  expect(confusion.agreed).toBe(0.5);
  expect(confusion.counts.disability.elderly).toBe(1);
  expect(confusion.counts.poverty.none).toBe(1);
  expect(confusion.right.elderly).toEqual({ precision: 2 / 3, recall: 1 });
  expect(confusion.right.child).toEqual({ precision: null, recall: null });
});

test("without cases there is nothing to agree on", () => {
  expect(confusionOf([]).agreed).toBeNull();
});
