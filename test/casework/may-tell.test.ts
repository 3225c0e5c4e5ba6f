import { expect, test } from "vitest";
import { mayTell } from "../../src/core/casework/may-tell.ts";

test.each([
  { scope: "share", offices: ["hikari"], covers: true },
  { scope: "share", offices: ["motomachi"], covers: false },
  { scope: "city_only", offices: ["fukushi"], covers: false },
  { scope: "city_only", offices: ["hikari"], covers: true },
  { scope: "none", offices: ["hikari"], covers: false },
] as const)("consent $scope naming $offices covers ひかり: $covers", ({ scope, offices, covers }) => {
  const named = offices.map((id) => ({ id, name: id }));
  expect(mayTell({ scope, offices: named }, { id: "hikari" }, "fukushi")).toBe(covers);
});

test("the lead department learns of every case", () => {
  expect(mayTell({ scope: "none", offices: [] }, { id: "fukushi" }, "fukushi")).toBe(true);
});
