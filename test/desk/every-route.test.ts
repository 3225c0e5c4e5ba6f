import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { ROLES, type Role } from "../../src/core/casework/case.ts";
import { hasPermission, needsSecondFactor } from "../../src/core/casework/permissions.ts";
import type { RouteLine } from "../../src/desk/staff-router.ts";
import {
  ADDRESS,
  ANSWER_BY,
  administrator,
  anOpening,
  auditor,
  coordinator,
  EAST,
  worker,
} from "../contracts/case-fixtures.ts";
import { get, type OpenDesk, openDesk, post } from "./desk-fixtures.ts";

/** One of each role, in a city where there is a case; `strict` asks for second factors, which none of them has. */
const people = { staff: worker(EAST), coordinator, administrator, auditor };
let desk: OpenDesk;
let strict: OpenDesk;
const cookies = new Map<OpenDesk, Map<Role, string>>();

beforeAll(async () => {
  [desk, strict] = [await openDesk(), await openDesk({ secondFactor: "required" })];
  for (const each of [desk, strict]) {
    const ofDesk = new Map<Role, string>();
    for (const role of ROLES) ofDesk.set(role, await each.signIn(people[role]));
    cookies.set(each, ofDesk);
    await each.records.openCase(anOpening({ caseId: "walked" }), ADDRESS, ANSWER_BY);
  }
});
afterAll(async () => {
  await desk.shut();
  await strict.shut();
});

/** Bodies are read after the person is known, so an empty one shows whether she was let in: then it is "invalid", or done. */
const knock = async (at: OpenDesk, { shape }: RouteLine, cookie: string) => {
  const path = shape.path.replace(/:\w+/g, "walked");
  const answer =
    shape.method === "get" ? await get(at.origin, path, cookie) : await post(at.origin, path, {}, { cookie });
  const isStream = answer.headers.get("content-type")?.startsWith("text/event-stream");
  if (isStream) await answer.body?.cancel();
  const body = isStream || !answer.headers.get("content-type")?.includes("json") ? {} : await answer.json();
  return `${answer.status} ${z.object({ code: z.string() }).safeParse(body).data?.code ?? ""}`.trim();
};
const guarded = () => desk.routes.filter((line) => line.permission !== null);
const cookieOf = (at: OpenDesk, role: Role) => cookies.get(at)?.get(role) ?? "";

describe("the walk of every route", () => {
  test("knows each route that the server has", () => {
    const walked = new Set(desk.routes.map(({ shape }) => shape.path));
    const served = pathsOf(desk.router).filter((path) => path !== "/api/openapi.json");
    expect(served.length).toBeGreaterThan(20);
    expect(served.filter((path) => !walked.has(path))).toEqual([]);
  });

  test("only signing in and out are open to everybody", () => {
    const open = desk.routes.filter((line) => line.permission === null).map(({ shape }) => shape.path);
    expect(open).toEqual([
      "/api/auth/sign-in/email",
      "/api/auth/sign-out",
      "/api/auth/two-factor/verify-totp",
      "/api/auth/two-factor/verify-backup-code",
      "/api/sign-in-ways",
      "/api/auth/sign-in/sso",
      "/api/auth/callback/sso",
    ]);
  });

  test("without a session every other one is closed", async () => {
    for (const line of guarded()) {
      expect(`${line.shape.path} ${await knock(desk, line, "")}`).toBe(`${line.shape.path} 401 not_signed_in`);
    }
  });

  test.each(ROLES)("the %s gets what the table of permissions gives her, and nothing else", async (role) => {
    // What ends or locks a session comes last, and is not this test's.
    for (const line of guarded().filter(({ shape }) => !/lock|sign-out/.test(shape.path))) {
      const answer = await knock(desk, line, cookieOf(desk, role));
      const may = line.permission !== null && hasPermission(role, line.permission);
      const what = `${line.shape.method} ${line.shape.path}: ${answer}`;
      if (may) expect(what).not.toMatch(/401|not_permitted$/);
      else expect(what).toMatch(/: 403 not_permitted$/);
    }
  });

  test.each(ROLES.filter(needsSecondFactor))(
    "the %s without a second factor gets nothing but her own account",
    async (role) => {
      for (const line of guarded().filter(({ permission }) => permission !== "account")) {
        const answer = await knock(strict, line, cookieOf(strict, role));
        expect(`${line.shape.path} ${answer}`).toMatch(/ 403 (second_factor_required|not_permitted)$/);
      }
      expect(await (await get(strict.origin, "/api/me", cookieOf(strict, role))).json()).toMatchObject({
        hold: "second_factor_required",
        secondFactor: "off",
      });
    },
  );

  test("a locked session gets nothing but her own account", async () => {
    const cookie = await desk.signIn(worker(EAST, { id: "left-her-pc" }));
    expect((await post(desk.origin, "/api/account/lock", {}, { cookie })).status).toBe(200);
    for (const line of guarded().filter(
      ({ permission }) => permission !== null && hasPermission("staff", permission),
    )) {
      if (line.permission === "account" && !/password|two-factor|active/.test(line.shape.path)) continue;
      expect(`${line.shape.path} ${await knock(desk, line, cookie)}`).toMatch(/ 423 locked$/);
    }
  });
});

/** The paths in express's own routers, to the bottom. */
function pathsOf(router: unknown): string[] {
  const Layer = z.object({
    route: z.object({ path: z.union([z.string(), z.array(z.string())]) }).optional(),
    handle: z.unknown(),
  });
  const { stack } = z.looseObject({ stack: z.array(Layer) }).parse(Object.assign({}, router));
  return stack.flatMap(({ route, handle }) => {
    if (route !== undefined) return [route.path].flat();
    return typeof handle === "function" && "stack" in handle ? pathsOf(handle) : [];
  });
}
