import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ADDRESS, ANSWER_BY, anOpening, EAST, worker } from "../contracts/case-fixtures.ts";
import { hasPostgres, type PostgresServer, startPostgres } from "../postgres-server.ts";
import { POSTGRES } from "../records/databases.ts";
import { get, keepRecordsIn, type OpenDesk, openDesk, PASSWORD, post } from "./desk-fixtures.ts";

let server: PostgresServer;
let desk: OpenDesk;
let cookie: string;

describe.skipIf(!hasPostgres)("while PostgreSQL is away", () => {
  beforeAll(async () => {
    if (!hasPostgres) return;
    server = await startPostgres();
    keepRecordsIn({ ...POSTGRES, fresh: async () => ({ kind: "postgres", url: server.url("postgres") }) });
    desk = await openDesk();
    cookie = await desk.signIn(worker(EAST));
    await desk.records.openCase(anOpening(), ADDRESS, ANSWER_BY);
  }, 30_000);
  afterAll(async () => {
    await desk?.shut();
    await server?.remove();
  });

  const asked: Record<string, () => Promise<Response>> = {
    "a list": () => get(desk.origin, "/api/cases", cookie),
    "a case": () => get(desk.origin, "/api/cases/case-1", cookie),
    "who I am": () => get(desk.origin, "/api/me", cookie),
    "live updates": () => get(desk.origin, "/api/events", cookie),
    accepting: () => post(desk.origin, "/api/cases/case-1/accept", {}, { cookie }),
    "signing in": () =>
      post(desk.origin, "/api/auth/sign-in/email", { email: "staff-east@example.com", password: PASSWORD }),
  };

  test("the desk says so with a code of its own, and works again when it is back", async () => {
    const stream = await get(desk.origin, "/api/events", cookie);
    await server.stop();
    for (const [what, call] of Object.entries(asked)) {
      const answer = await call();
      expect({ what, http: answer.status, ...(await answer.json()) }).toEqual({ what, http: 503, code: "record_away" });
    }
    await server.start();
    for (const [what, call] of Object.entries(asked)) {
      const answer = await call();
      expect({ what, http: answer.status }).toEqual({ what, http: 200 });
      await answer.body?.cancel();
    }
    // An open stream ends, so that the browser comes back and fetches what it may have missed.
    expect(await stream.text()).toContain("retry");
    expect(desk.log.lines.join("\n")).toContain("record_away");
    expect(desk.log.lines.join("\n")).not.toContain("desk_failed");
  });
});
