import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { StaffLine } from "../../src/core/casework/account-view.ts";
import { administrator, EAST, worker } from "../contracts/case-fixtures.ts";
import { cookieOf, get, type OpenDesk, openDesk, PASSWORD, post } from "./desk-fixtures.ts";

let desk: OpenDesk;
let admin: string;
beforeAll(async () => {
  desk = await openDesk();
  admin = await desk.signIn(administrator);
});
afterAll(() => desk.shut());

const list = async () => z.array(StaffLine).parse(await (await get(desk.origin, "/api/staff", admin)).json());
const find = async (name: string) => (await list()).find((line) => line.name === name);
const ask = async (what: string, body: unknown, cookie = admin): Promise<{ http: number; [key: string]: unknown }> => {
  const answer = await post(desk.origin, `/api/staff/${what}`, body, { cookie });
  return { http: answer.status, ...z.record(z.string(), z.unknown()).parse(await answer.json()) };
};
const signIn = (email: string, password: string) => post(desk.origin, "/api/auth/sign-in/email", { email, password });
const lastDeed = async () => (await desk.records.audit.page("mito", {}, 1)).entries[0];
const someone = { name: "新しい人", email: "new@example.com", role: "staff", receiverId: "east" };

describe("an administrator", () => {
  test("makes an account whose first password works, and is shown once", async () => {
    const made = await ask("add", someone);
    expect(made.http).toBe(200);
    const cookie = cookieOf(await signIn(someone.email, String(made.password)));
    // Until it is her own, nothing is open but the way to that.
    expect(await (await get(desk.origin, "/api/me", cookie)).json()).toMatchObject({ hold: "password_given" });
    expect(await (await get(desk.origin, "/api/cases", cookie)).json()).toEqual({ code: "password_given" });
    const change = (newPassword: string) =>
      post(desk.origin, "/api/auth/change-password", { currentPassword: made.password, newPassword }, { cookie });
    expect(await (await change(String(made.password))).json()).toEqual({ code: "password_same" });
    expect(await (await change("東部センター-20261122")).json()).toEqual({ code: "password_like_name" });
    const own = cookieOf(await change(PASSWORD));
    expect((await get(desk.origin, "/api/cases", own)).status).toBe(200);
    expect((await signIn(someone.email, PASSWORD)).status).toBe(200);
    expect(await find(someone.name)).toMatchObject({ role: "staff", receiverId: "east", disabled: false, self: false });
    expect(await ask("add", someone)).toEqual({ http: 409, code: "email_taken" });
    expect(await ask("add", { ...someone, email: "b@example.com", receiverId: null })).toMatchObject({ http: 422 });
  });

  test("changes what it is for; what it was is written down", async () => {
    const id = (await find(someone.name))?.id;
    expect(await ask("change", { id, role: "coordinator", receiverId: null })).toEqual({ http: 200 });
    expect(await find(someone.name)).toMatchObject({ role: "coordinator" });
    expect(await lastDeed()).toMatchObject({
      action: "change_staff",
      person: someone.name,
      reason: "staff east > coordinator -",
    });
    expect(await ask("change", { id, role: "staff", receiverId: null })).toEqual({
      http: 422,
      code: "receiver_missing",
    });
    expect(await ask("change", { id, role: "staff", receiverId: "none" })).toMatchObject({ code: "receiver_unknown" });
  });

  test("switches it off and on; off ends its sessions", async () => {
    const cookie = await desk.signIn(worker(EAST));
    const id = (await find(worker(EAST).name))?.id;
    expect(await ask("disable", { id })).toEqual({ http: 200 });
    expect((await get(desk.origin, "/api/me", cookie)).status).toBe(401);
    expect(await find(worker(EAST).name)).toMatchObject({ disabled: true });
    expect((await signIn("staff-east@example.com", PASSWORD)).status).toBe(401);
    expect(await ask("enable", { id })).toEqual({ http: 200 });
    const again = await signIn("staff-east@example.com", PASSWORD);
    expect(again.status).toBe(200);
    expect(await ask("sign-out", { id })).toEqual({ http: 200 });
    expect((await get(desk.origin, "/api/me", cookieOf(again))).status).toBe(401);
    const { password } = await ask("new-password", { id });
    expect((await signIn("staff-east@example.com", PASSWORD)).status).toBe(401);
    const anew = cookieOf(await signIn("staff-east@example.com", String(password)));
    expect(await (await get(desk.origin, "/api/me", anew)).json()).toMatchObject({ hold: "password_given" });
  });

  test("cannot remove herself while she is the last one, and two cannot remove each other", async () => {
    const own = (await list()).find((line) => line.self)?.id;
    const last = { http: 409, code: "last_administrator" };
    expect(await ask("disable", { id: own })).toEqual(last);
    expect(await ask("change", { id: own, role: "auditor", receiverId: null })).toEqual(last);
    const second = await desk.signIn({ ...administrator, id: "second", name: "二人目" });
    const other = (await find("二人目"))?.id;
    const both = await Promise.all([ask("disable", { id: other }), ask("disable", { id: own }, second)]);
    expect(both.filter(({ http }) => http === 200)).toHaveLength(1);
    const staff = await desk.records.staff.list("mito");
    expect(staff.filter((one) => one.role === "administrator" && !one.disabled)).toHaveLength(1);
  });

  test("does not reach another city's accounts", async () => {
    const elsewhere = await desk.signIn({ ...administrator, id: "elsewhere", city: "kokubunji", name: "よその管理者" });
    const mito = (await desk.records.staff.list("mito"))[0]?.userId;
    for (const what of ["disable", "enable", "sign-out", "reset-second-factor", "new-password"])
      expect(await ask(what, { id: mito }, elsewhere)).toEqual({ http: 404, code: "account_unknown" });
    expect(await ask("change", { id: mito, role: "auditor", receiverId: null }, elsewhere)).toMatchObject({
      http: 404,
    });
    const seen = await (await get(desk.origin, "/api/staff", elsewhere)).json();
    expect(seen).toMatchObject([{ name: "よその管理者", self: true }]);
  });
});
