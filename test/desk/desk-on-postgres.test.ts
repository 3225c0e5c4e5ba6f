import { describe } from "vitest";
import { POSTGRES } from "../records/databases.ts";
import { keepRecordsIn } from "./desk-fixtures.ts";

/** The desk's own tests once more, with the record in PostgreSQL: nobody at the desk may notice the difference. */
describe.skipIf(!POSTGRES.here)("the desk on PostgreSQL", () => {
  keepRecordsIn(POSTGRES);
  describe("working cases", async () => void (await import("./desk.test.ts")));
  describe("signing in", async () => void (await import("./sign-in.test.ts")));
  describe("keeping accounts safe", async () => void (await import("./account-safety.test.ts")));
  describe("accounts of staff", async () => void (await import("./staff-accounts.test.ts")));
  describe("every route", async () => void (await import("./every-route.test.ts")));
  describe("live updates", async () => void (await import("./change-stream.test.ts")));
});
