import { describe, expect, test } from "vitest";
import { ROLES, type Role } from "../../src/core/casework/case.ts";
import {
  allows,
  type CaseAccess,
  hasPermission,
  PERMISSIONS,
  type Permission,
  RULES,
} from "../../src/core/casework/permissions.ts";
import { worker } from "../contracts/case-fixtures.ts";

/** Where somebody stands to a case that "east" holds, and in which "west" is involved by consent. */
const PLACES = {
  told: { city: "mito", receiverId: "lead" },
  holder: { city: "mito", receiverId: "east" },
  involved: { city: "mito", receiverId: "west" },
  "other agency": { city: "mito", receiverId: "north" },
  "no office": { city: "mito", receiverId: null },
  "other city": { city: "kokubunji", receiverId: "east" },
} as const;
type Place = keyof typeof PLACES;
const access: CaseAccess = { city: "mito", holderId: "east", sharedWith: ["west", "lead"], toldIds: ["lead"] };

const EVERYWHERE_AT_HOME: Place[] = ["holder", "told", "involved", "other agency", "no office"];
const OF_ONE_CASE = [
  ...(["see", "accept", "reply", "start", "pass", "take_back", "ask_help", "answer_help", "escalate"] as const),
  ...(["close", "reopen", "acknowledge", "note", "judge", "label", "take_consent"] as const),
] satisfies Permission[];
const INVOLVED: Place[] = ["holder", "told", "involved"];

/** From which places a role may do what to that case. What is not named is nowhere. */
const ALLOWED: Record<Role, Partial<Record<Permission, Place[]>>> = {
  staff: {
    see: INVOLVED,
    accept: ["holder"],
    reply: ["holder"],
    start: ["holder"],
    pass: ["holder", "told"],
    take_back: INVOLVED,
    ask_help: ["holder"],
    answer_help: INVOLVED,
    escalate: INVOLVED,
    close: ["holder"],
    reopen: ["holder"],
    acknowledge: ["holder", "told"],
    note: INVOLVED,
    judge: ["holder", "told"],
    label: ["holder"],
    take_consent: ["holder"],
  },
  coordinator: {
    see: EVERYWHERE_AT_HOME,
    accept: ["holder"],
    reply: ["holder"],
    start: ["holder"],
    pass: EVERYWHERE_AT_HOME,
    take_back: INVOLVED,
    ask_help: EVERYWHERE_AT_HOME,
    answer_help: INVOLVED,
    escalate: EVERYWHERE_AT_HOME,
    close: ["holder"],
    reopen: EVERYWHERE_AT_HOME,
    acknowledge: EVERYWHERE_AT_HOME,
    note: EVERYWHERE_AT_HOME,
    judge: EVERYWHERE_AT_HOME,
    label: EVERYWHERE_AT_HOME,
    take_consent: EVERYWHERE_AT_HOME,
  },
  administrator: {},
  auditor: {},
};

const table = ROLES.flatMap((role) =>
  OF_ONE_CASE.flatMap((permission) =>
    Object.entries(PLACES).map(([place, at]) => ({
      role,
      permission,
      place,
      at,
      allowed: ALLOWED[role][permission]?.some((one) => one === place) ?? false,
    })),
  ),
);

describe("who may do what to a case", () => {
  test.each(table)("$role at $place: $permission $allowed", ({ role, permission, at, allowed }) => {
    expect(allows(worker(null, { role, ...at }), permission, access)).toBe(allowed);
  });

  test("nobody reaches into another city", () => {
    const away = table.filter((line) => line.place === "other city");
    expect(away.length).toBeGreaterThan(0);
    expect(away.some((line) => line.allowed)).toBe(false);
  });

  test("without a consent to share the others involved see nothing", () => {
    const involved = worker(null, { ...PLACES.involved });
    expect(allows(involved, "see", { ...access, sharedWith: [] })).toBe(false);
  });
});

test("the table is whole, and there is no permission to refuse a case", () => {
  for (const role of ROLES) expect(Object.keys(RULES[role]).toSorted()).toEqual([...PERMISSIONS].toSorted());
  expect(PERMISSIONS.filter((permission) => /refuse|reject|decline/.test(permission))).toEqual([]);
});

test.each([
  { role: "administrator", permission: "see_studio", has: true },
  { role: "coordinator", permission: "see_studio", has: false },
  { role: "staff", permission: "see_studio", has: false },
  { role: "administrator", permission: "see", has: false },
  { role: "auditor", permission: "desk", has: true },
  { role: "coordinator", permission: "see_figures", has: true },
  { role: "staff", permission: "see_figures", has: false },
  { role: "auditor", permission: "see_receivers", has: false },
  { role: "administrator", permission: "operate", has: true },
  { role: "coordinator", permission: "operate", has: true },
  { role: "staff", permission: "operate", has: false },
  { role: "auditor", permission: "operate", has: false },
] as const)("$role has $permission: $has", ({ role, permission, has }) =>
  expect(hasPermission(role, permission)).toBe(has),
);
