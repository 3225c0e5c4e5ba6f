import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Staff } from "../../src/core/casework/case.ts";
import { CaseList, CaseView, Me } from "../../src/core/casework/views.ts";
import {
  ADDRESS,
  ANSWER_BY,
  administrator,
  anOpening,
  auditor,
  coordinator,
  EAST,
  NORTH,
  WEST,
  worker,
} from "../contracts/case-fixtures.ts";
import { get, type OpenDesk, openDesk, post } from "./desk-fixtures.ts";

let desk: OpenDesk;
const cookies = new Map<string, string>();

const people = {
  east: worker(EAST),
  colleague: worker(EAST, { id: "staff-east-2", name: "東部センター 別の相談員" }),
  west: worker(WEST),
  north: worker(NORTH),
  elsewhere: worker(EAST, { id: "staff-kokubunji", city: "kokubunji" }),
  coordinator,
  administrator,
  auditor,
} satisfies Record<string, Staff>;
type Who = keyof typeof people;

beforeAll(async () => {
  desk = await openDesk();
  for (const [who, staff] of Object.entries(people)) cookies.set(who, await desk.signIn(staff));
});
afterAll(() => desk.shut());

const cookie = (who: Who) => cookies.get(who) ?? "";
const ask = (who: Who, path: string) => get(desk.origin, path, cookie(who));
const move = (who: Who, caseId: string, name: string, body: unknown = {}) =>
  post(desk.origin, `/api/cases/${caseId}/${name}`, body, { cookie: cookie(who) });
const open = (caseId: string) =>
  desk.records.openCase(anOpening({ caseId, eventId: `event-${caseId}` }), ADDRESS, ANSWER_BY);
const outcome = async (response: Response) => ({ ...(await response.json()), http: response.status });

/** A body that each route would take, so that a refusal is about the person. */
const BODIES: Record<string, unknown> = {
  reply: { clientId: "0b9c0d5e-6c0f-4b5e-9a53-3f4f7f6a1c11", text: "こんにちは" },
  pass: { version: 1, to: "north", reason: "近いため", done: "" },
  start: { note: "" },
  ask_help: { whom: "north", reason: "近いため" },
  answer_help: { helps: true },
  escalate: { reason: "急ぐため" },
  note: { text: "電話した", mentions: [] },
  judge: { choice: "wait", ground: null, reason: "様子を見る" },
  label: { domains: ["elderly"], mainTopic: null, topics: [] },
  take_consent: {
    version: 1,
    offices: ["east"],
    how: "spoken",
    giver: "self",
    givenAt: "2026-11-22T01:00:00Z",
    note: "",
  },
  search: { typed: "1234" },
  reopen: { reason: "また困っている" },
  close: { version: 1, outcome: "linked", reached: true, note: "" },
  again: { id: "nothing" },
  "give-up": { id: "nothing" },
};
const knock = (path: string, method: "get" | "post", cookies: string) => {
  const where = path
    .replace(":id", "walked")
    .replace(":messageId", "m1")
    .replace(/paper.*/, "$&?form=sheet");
  const body = BODIES[where.split("/").at(-1) ?? ""] ?? {};
  return method === "get" ? get(desk.origin, where, cookies) : post(desk.origin, where, body, { cookie: cookies });
};

describe("every route", () => {
  test("there are routes to walk", () => expect(desk.routes.length).toBeGreaterThanOrEqual(12));

  test("is closed to who is not signed in", async () => {
    await open("walked");
    for (const { shape } of desk.routes.filter((line) => line.permission !== null)) {
      for (const nobody of ["", "tsunagu.session_token=made-up.signature"]) {
        const answer = await outcome(await knock(shape.path, shape.method, nobody));
        expect({ path: shape.path, ...answer }).toEqual({ path: shape.path, http: 401, code: "not_signed_in" });
      }
    }
  });

  test.each(["administrator", "auditor"] as const)("about cases is closed to the %s", async (who) => {
    for (const { shape } of desk.routes.filter((line) => /cases|events/.test(line.shape.path))) {
      expect(await outcome(await knock(shape.path, shape.method, cookie(who)))).toEqual({
        http: 403,
        code: "not_permitted",
      });
    }
  });

  test.each(["east", "coordinator", "auditor"] as const)("of the studio is closed to the %s", async (who) => {
    for (const { shape } of desk.routes.filter((line) => line.shape.path.includes("studio"))) {
      expect(await outcome(await knock(shape.path, shape.method, cookie(who)))).toEqual({
        http: 403,
        code: "not_permitted",
      });
    }
  });

  test.each(["east", "auditor"] as const)("of operations is closed to the %s", async (who) => {
    const ofOperations = desk.routes.filter((line) => line.shape.path.includes("operations"));
    expect(ofOperations).toHaveLength(3);
    for (const { shape } of ofOperations) {
      expect(await outcome(await knock(shape.path, shape.method, cookie(who)))).toEqual({
        http: 403,
        code: "not_permitted",
      });
    }
  });

  test("about one case is closed to another agency, and does not exist for another city", async () => {
    const ofOneCase = desk.routes.filter((line) => line.shape.path.includes(":id"));
    expect(ofOneCase).toHaveLength(20);
    for (const { shape } of ofOneCase) {
      expect(await outcome(await knock(shape.path, shape.method, cookie("north")))).toEqual({
        http: 403,
        code: "not_permitted",
      });
      expect(await outcome(await knock(shape.path, shape.method, cookie("elsewhere")))).toEqual({
        http: 404,
        code: "case_unknown",
      });
    }
    expect(CaseList.parse(await (await ask("north", "/api/cases?list=city")).json()).cases).toEqual([]);
  });

  test("stands in openapi.json, and nothing else does", async () => {
    const { paths } = await (await fetch(`${desk.origin}/api/openapi.json`)).json();
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods ?? {}).map((method) => `${method} ${path}`),
    );
    const served = desk.routes.map(({ shape }) => `${shape.method} ${shape.path.replace(/:(\w+)/g, "{$1}")}`);
    expect(described.toSorted()).toEqual(served.toSorted());
  });

  test.each(["/api/nothing", "/api/demo/accounts", "/api/auth/sign-up/email", "/api/auth/update-user"])(
    "that is not there answers 404: %s",
    async (path) => {
      expect(await outcome(await ask("east", path))).toEqual({ http: 404, code: "not_found" });
      expect(await outcome(await post(desk.origin, path, {}))).toEqual({ http: 404, code: "not_found" });
    },
  );
});

describe("working a case", () => {
  test("from the list to the end", async () => {
    await open("whole");
    const list = CaseList.parse(await (await ask("east", "/api/cases?list=unit")).json());
    expect(list.cases.map((row) => row.id)).toContain("whole");
    const page = CaseView.parse(await (await ask("east", "/api/cases/whole")).json());
    expect(page).toMatchObject({
      because: ["ja route:because.citywide 東部センター"],
      others: [{ receiver: WEST, part: "named" }],
      moves: ["accept", "pass", "escalate", "note", "label", "take_consent"],
    });
    expect((await move("east", "whole", "accept")).status).toBe(200);
    const reply = { clientId: randomUUID(), text: "明日うかがいます" };
    expect(await outcome(await move("colleague", "whole", "reply", reply))).toMatchObject({
      http: 200,
      text: reply.text,
    });
    const pass = { version: 2, to: "north", reason: "近いため", done: "", ground: "agreed" };
    expect(await outcome(await move("east", "whole", "pass", { ...pass, to: "nobody" }))).toEqual({
      http: 422,
      code: "receiver_unknown",
    });
    // No consent names it: not without a ground.
    expect(await outcome(await move("east", "whole", "pass", { ...pass, ground: null }))).toEqual({
      http: 422,
      code: "not_consented",
    });
    expect(await outcome(await move("east", "whole", "pass", pass))).toMatchObject({ http: 200, holder: NORTH });
    expect((await move("north", "whole", "accept")).status).toBe(200);
    const close = { version: 4, outcome: "linked", reached: true, note: "" };
    expect(await outcome(await move("north", "whole", "close", close))).toMatchObject({ http: 200, outcome: "linked" });
    expect(await outcome(await move("north", "whole", "reply", { ...reply, clientId: randomUUID() }))).toEqual({
      http: 409,
      code: "already_closed",
    });
  });

  test("of two who accept at once one gets it", async () => {
    await open("contested");
    const both = await Promise.all([move("east", "contested", "accept"), move("colleague", "contested", "accept")]);
    expect(both.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
  });

  test("the coordinator passes on what is stuck, but does not talk for the office", async () => {
    await open("stuck");
    expect(await outcome(await move("coordinator", "stuck", "accept"))).toEqual({ http: 403, code: "not_holder" });
    const pass = { version: 1, to: "west", reason: "東部が休みのため", done: "" };
    expect(await outcome(await move("coordinator", "stuck", "pass", pass))).toMatchObject({ http: 200, hops: 1 });
  });

  test.each([
    ["reply", { clientId: "not a uuid", text: "x" }],
    ["reply", { clientId: randomUUID(), text: "   " }],
    ["pass", { version: 1, to: "north", reason: "", done: "" }],
    ["close", { version: 1, outcome: "refused", reached: true, note: "" }],
    ["accept", { extra: true }],
  ])("a body that cannot be read: %s %j", async (name, body) => {
    await open("unread");
    const answer = await outcome(await move("east", "unread", name, body));
    expect(answer).toMatchObject({ http: 400, code: "invalid" });
    expect(JSON.stringify(answer)).not.toContain("not a uuid");
  });

  test("who I am", async () => {
    const me = Me.parse(await (await ask("east", "/api/me")).json());
    expect(me).toMatchObject({
      role: "staff",
      receiver: EAST,
      demo: false,
      staleNote: "計画の期間がすぎています",
      city: { name: "水戸市" },
    });
  });

  test("who may receive: agencies, then departments", async () => {
    const receivers: { id: string }[] = await (await ask("east", "/api/receivers")).json();
    expect(receivers.map((receiver) => receiver.id)).toEqual(["east", "west", "north", "lead"]);
  });

  test("the studio shows the flows with their texts, and the city", async () => {
    const { flows } = await (await ask("administrator", "/api/studio/flows")).json();
    expect(flows[0].steps[0].texts[0].text).toEqual({
      key: "intake:hello",
      in: { ja: "ja intake:hello", "ja-easy": "ja-easy intake:hello", en: "en intake:hello" },
    });
    expect(await (await ask("administrator", "/api/studio/city")).json()).toMatchObject({
      stale: true,
      city: { id: "mito" },
    });
  });
});

describe("looking at lists", () => {
  test("is written down once for each list and filter, by how many and by a hash; live updates do not repeat it", async () => {
    await open("listed");
    const lines = async () =>
      (await desk.records.audit.page("mito", { action: "list", actor: await idOf("north") }, 20)).entries;
    const before = (await lines()).length;
    for (const path of ["/api/cases?list=unit", "/api/cases?list=unit", "/api/cases?list=unit&filter=danger"])
      expect((await ask("north", path)).status).toBe(200);
    const noted = (await lines()).slice(0, (await lines()).length - before).map(({ reason }) => reason);
    expect(noted).toEqual([
      expect.stringMatching(/^unit danger \d+ [\w-]{22}$/),
      expect.stringMatching(/^unit all \d+ [\w-]{22}$/),
    ]);
    await post(desk.origin, "/api/search", { typed: "090-0000-0000" }, { cookie: cookie("north") });
    const searched = await desk.records.audit.page("mito", { action: "search", actor: await idOf("north") }, 1);
    expect(searched.entries[0]?.reason).toMatch(/^word 0 [\w-]{22}$/);
    expect(JSON.stringify([noted, searched])).not.toMatch(/listed|090/);
  });

  const idOf = async (who: Who) => {
    const email = `${people[who].id}@example.com`;
    const found = await desk.records.db.selectFrom("user").select("id").where("email", "=", email).executeTakeFirst();
    return found?.id ?? "";
  };
});
