import { expect, test } from "vitest";
import { dueName } from "../../src/web/desk/due-name.ts";

const at = "2026-11-24T08:15:00Z";

test.each([
  { due: { what: "accept", at, rung: 0 }, name: "受け付け" },
  { due: { what: "accept", at, rung: 1 }, name: "自動で上に上がる" },
  { due: { what: "contact", at, rung: 2 }, name: "自動で上に上がる" },
  { due: { what: "review", at, rung: 2 }, name: "様子を見る日" },
] as const)("$due.what, told $due.rung times already: $name", ({ due, name }) => expect(dueName(due)).toBe(name));
