import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { NoticeClaim } from "../../src/app/notice-records.ts";
import type { Records } from "../../src/app/records.ts";
import {
  ADDRESS,
  ANSWER_BY,
  AT,
  aDangerOpening,
  administrator,
  anOpening,
  EAST,
  LEAD,
  WEST,
  worker,
} from "./case-fixtures.ts";

const NOW = Date.parse("2026-11-22T03:00:00Z");
const HOUR = 3_600_000;
const east = worker(EAST);

/** The outbox of notices, whatever database is under it. `now` of the record is NOW. */
export function noticesContract(open: () => Promise<Records>): void {
  let records: Records;
  beforeEach(async () => {
    records = await open();
  });
  afterEach(() => records.close());

  const opened = () => records.openCase(anOpening(), ADDRESS, ANSWER_BY);
  const wrote = (messageId: string) =>
    records.addMessage(
      { type: "add_message", caseId: "case-1", messageId, at: AT, text: "はい", kind: "text" },
      messageId,
    );
  /** Everything due, in the order in which it comes; each is settled as done. */
  const sendAll = async (now = NOW): Promise<NoticeClaim[]> => {
    const sent: NoticeClaim[] = [];
    for (;;) {
      const claim = await records.notices.claim(now, 60_000);
      if (claim === null) return sent;
      await records.notices.settle(claim, { state: "done", toId: "east", relayed: false });
      sent.push(claim);
    }
  };
  const told = async (now = NOW) => (await sendAll(now)).map(({ kind, audience }) => `${kind} ${audience}`);

  describe("notices", () => {
    test("a case that comes in is told once, with facts and no content", async () => {
      await Promise.all([opened(), opened()]);
      const [notice, ...others] = await sendAll();
      expect(others).toEqual([]);
      expect(notice).toMatchObject({ kind: "offered", audience: "holder", city: "mito", tries: 0 });
      expect(notice?.facts).toMatchObject({ domains: ["elderly"], tier: 3, holderName: EAST.name, status: "offered" });
      expect(JSON.stringify(notice)).not.toContain("介護");
      expect(await sendAll(NOW + HOUR)).toEqual([]);
    });

    test("two workers never get the same one; what a dead one left comes again", async () => {
      await opened();
      const both = await Promise.all([records.notices.claim(NOW, 60_000), records.notices.claim(NOW, 60_000)]);
      expect(both.filter((claim) => claim !== null)).toHaveLength(1);
      expect(await records.notices.claim(NOW + 60_001, 60_000)).toMatchObject({ kind: "offered", tries: 1 });
    });

    test("passing on is told to the new holder, as it is when it goes out", async () => {
      await opened();
      await sendAll();
      const taken = await records.acceptCase(east, "case-1", AT);
      const version = taken.ok ? taken.value.version : 0;
      await records.passOn(east, "case-1", { version, to: WEST, reason: "近い", done: "" }, AT);
      expect(await sendAll()).toMatchObject([{ kind: "passed", facts: { holderId: WEST.id } }]);
    });

    test("what the resident writes is told at once, then at most once an hour", async () => {
      await opened();
      await sendAll();
      await wrote("m1");
      await wrote("m2");
      expect(await told()).toEqual(["wrote holder"]);
      await wrote("m3");
      await wrote("m4");
      expect(await told(NOW + HOUR - 1)).toEqual([]);
      expect(await told(NOW + HOUR)).toEqual(["wrote holder"]);
    });

    test("danger comes before what has waited longer, and remembers who acknowledged it", async () => {
      await opened();
      await records.openCase(aDangerOpening({ caseId: "case-2", eventId: "e2" }), ADDRESS, ANSWER_BY);
      expect((await told())[0]).toBe("danger holder");
      const unseen = (await records.notices.list("mito", 10))[0];
      expect(unseen).toMatchObject({ kind: "danger", acknowledged: null });
      await records.acknowledge(worker(LEAD), "case-2", AT);
      const seen = (await records.notices.list("mito", 10)).find(({ id }) => id === unseen?.id);
      expect(seen?.acknowledged).toEqual({ by: worker(LEAD).name, at: AT });
    });

    test("a day's digest is planned once for each office with open cases", async () => {
      await opened();
      await sendAll();
      await records.notices.planDigests("mito", "2026-11-24", NOW);
      await records.notices.planDigests("mito", "2026-11-24", NOW);
      const digests = await sendAll();
      expect(digests).toMatchObject([{ kind: "digest", receiverId: EAST.id, facts: { unaccepted: 1, waiting: 0 } }]);
    });

    test("a failed one is sent again by hand, of one's own city only", async () => {
      await opened();
      const claim = await records.notices.claim(NOW, 60_000);
      if (claim === null) throw new Error("nothing to send");
      await records.notices.settle(claim, { state: "failed", reason: "no_channel" });
      expect(await sendAll(NOW + HOUR)).toEqual([]);
      const elsewhere = { ...administrator, city: "kokubunji" };
      expect(await records.notices.again(elsewhere, claim.id, NOW)).toBe(false);
      expect(await records.notices.again(administrator, claim.id, NOW)).toBe(true);
      expect(await told()).toEqual(["offered holder"]);
    });

    test("channels are kept by city and office, and can be changed", async () => {
      const mail = { kind: "email" as const, address: "east@example.jp" };
      await records.notices.putChannel(administrator, EAST.id, { kind: "none" });
      await records.notices.putChannel(administrator, EAST.id, mail);
      expect((await records.notices.channels("mito")).get(EAST.id)).toEqual(mail);
      expect((await records.notices.channels("kokubunji")).size).toBe(0);
      expect((await records.notices.channels("mito")).has(WEST.id)).toBe(false);
    });
  });
}
