import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenedRecords } from "../../src/records/open-records.ts";
import { ADDRESS, ANSWER_BY, AT, anOpening, EAST, worker } from "./case-fixtures.ts";

const east = worker(EAST);
const HER = "her-own-browser-0123456789012345678901234567";
const later = (hours: number) => new Date(Date.parse(AT) + hours * 3_600_000).toISOString();

/**
 * What a record promises of replies that a resident reads on her own page. `open`: a record whose city `mito` answers there, and
 * `kokubunji` in LINE; with `pageUrl` null it has no page to link to.
 */
export function pageContract(open: (pageUrl: string | null) => Promise<OpenedRecords>): void {
  describe("a reply on the resident's page", () => {
    let records: OpenedRecords;
    let count = 0;
    beforeAll(async () => {
      records = await open("https://tsunagu.example.jp");
    });
    afterAll(() => records.close());

    /** A case of this city that was answered; what LINE will carry of it, and the receipt number's end. */
    async function answered(city = "mito") {
      count += 1;
      const staff = { ...east, city };
      const [caseId, replyId, conversationId] = [`case-${count}`, `reply-${count}`, `talk-${count}`];
      const opening = anOpening({ caseId, city, eventId: caseId, conversationId });
      const { receipt } = await records.openCase(opening, { ...ADDRESS, city }, ANSWER_BY);
      await records.acceptCase(staff, caseId, AT);
      const reply = await records.reply(staff, caseId, replyId, "明日の朝、うかがいます", AT);
      const told = (await records.announcements(100)).flatMap(({ event }) =>
        ["reply_waits", "staff_replied"].includes(event.type) && "caseId" in event && event.caseId === caseId
          ? event
          : [],
      );
      const link = told.flatMap((event) => (event.type === "reply_waits" ? event.link : []))[0] ?? "";
      return {
        caseId,
        replyId,
        conversationId,
        staff,
        reply,
        told,
        digits: receipt.slice(-4),
        receipt,
        token: link.split("#")[1] ?? "",
      };
    }
    const stateOf = async (token: string, browser: string | null, at = AT) =>
      (await records.page.look(token, browser, at)).state;
    const messagesOf = async ({ caseId, staff }: Awaited<ReturnType<typeof answered>>) => {
      const found = await records.readCase(staff, caseId, AT);
      return found.ok ? found.value : null;
    };

    test("goes into LINE as a link alone; in a city that answers in LINE as it was written", async () => {
      const { told, token, replyId } = await answered();
      expect(JSON.stringify(told)).not.toContain("明日の朝");
      expect(told).toMatchObject([
        {
          type: "reply_waits",
          replyId,
          link: expect.stringMatching(/^https:\/\/tsunagu\.example\.jp\/page#[\w-]{43}$/),
        },
      ]);
      expect(JSON.stringify(await records.db.selectFrom("page_links").selectAll().execute())).not.toContain(token);
      expect((await answered("kokubunji")).told).toMatchObject([
        { type: "staff_replied", text: "明日の朝、うかがいます" },
      ]);
    });

    test("is read by who knows the end of the receipt number, in one browser, and staff see when", async () => {
      const hers = await answered();
      const { token, digits, caseId, replyId } = hers;
      expect(await records.page.look(token, null, AT)).toEqual({ state: "ask", city: "mito", language: "ja" });
      expect(await records.page.read(token, null, AT)).toEqual({ ok: false, error: "ask" });
      expect((await messagesOf(hers))?.messages.at(-1)?.page).toEqual({ readAt: null });
      await records.noteDelivery(replyId, { state: "done", reason: null }, AT);
      expect((await messagesOf(hers))?.row.due?.what).toBe("contact");

      expect(
        await records.page.open(
          token,
          ` ${digits.replace(/\d/g, (d) => "０１２３４５６７８９"[Number(d)] ?? d)} `,
          HER,
          AT,
        ),
      ).toEqual({ ok: true });
      const read = await records.page.read(token, HER, later(1));
      expect(read).toMatchObject({
        ok: true,
        value: { holder: EAST.name, letters: [{ from: "staff", text: "明日の朝、うかがいます" }] },
      });
      const after = await messagesOf(hers);
      expect(after?.messages.at(-1)?.page).toEqual({ readAt: later(1) });
      expect(after?.row.due?.what).not.toBe("contact");

      expect(await stateOf(token, "another-browser")).toBe("used");
      expect(await records.page.open(token, digits, "another-browser", AT)).toEqual({
        ok: false,
        error: "used",
        left: 0,
      });
      expect(await records.page.write(token, null, { id: "a", text: "見ました" }, AT)).toEqual({
        ok: false,
        error: "used",
      });
      expect(await stateOf(token, HER, later(3))).toBe("used");
      await records.page.read(token, HER, AT);
      const lines = await records.audit.page("mito", { case: caseId }, 50);
      expect(lines.entries.map(({ action, outcome, role }) => `${action} ${outcome} ${role}`)).toEqual(
        expect.arrayContaining(["page_open ok resident", "page_open used resident", "page_read ok resident"]),
      );
      expect(lines.entries.filter(({ action }) => action === "page_read")).toHaveLength(1);
      expect(JSON.stringify(lines)).not.toMatch(/明日|見ました/);
      expect((await records.audit.verify("mito", 5)).faults).toEqual([]);
    });

    test("is answered there: what she writes becomes an event of her conversation, once", async () => {
      const { token, digits, caseId, conversationId } = await answered();
      await records.page.open(token, digits, HER, AT);
      for (const _twice of [1, 2]) await records.page.write(token, HER, { id: "a1", text: "ありがとう" }, AT);
      const written = (await records.announcements(100)).filter(
        ({ event }) => event.type === "wrote_on_page" && event.caseId === caseId,
      );
      expect(written).toMatchObject([{ conversationId, event: { caseId, messageId: "page:a1", text: "ありがとう" } }]);
      await records.addMessage(
        { type: "add_message", caseId, messageId: "page:a1", at: AT, text: "ありがとう", kind: "text" },
        "e",
      );
      const read = await records.page.read(token, HER, AT);
      expect(read.ok && read.value.letters.map(({ from }) => from)).toEqual(["staff", "resident"]);
      await records.page.leave(token, HER, AT);
      expect(await stateOf(token, HER)).toBe("used");
    });

    test("what is dangerous is taken from the browser that had opened it also when it is over, and refused all the same", async () => {
      const { token, digits, caseId } = await answered();
      await records.page.open(token, digits, HER, AT);
      const says = (browser: string, id: string, dangerous: boolean) =>
        records.page.write(token, browser, { id, text: "死にたい", dangerous }, later(3));
      const said = [
        await says(HER, "b1", false),
        await says("another-browser", "b2", true),
        await says(HER, "b3", true),
      ];
      expect(said).toEqual(Array(3).fill({ ok: false, error: "used" }));
      const written = (await records.announcements(100)).flatMap(({ event }) =>
        event.type === "wrote_on_page" && event.caseId === caseId ? [event.messageId] : [],
      );
      expect(written).toEqual(["page:b3"]);
    });

    test("where the case is closed, what is written there says so", async () => {
      const { token, digits, caseId, staff } = await answered();
      await records.page.open(token, digits, HER, AT);
      await records.page.write(token, HER, { id: "open", text: "ありがとう" }, AT);
      const found = await records.readCase(staff, caseId, AT);
      const ending = {
        version: found.ok ? found.value.row.version : 0,
        outcome: "linked",
        reached: true,
        note: "",
      } as const;
      expect(await records.closeCase(staff, caseId, ending, AT)).toMatchObject({ ok: true });
      await records.page.write(token, HER, { id: "closed", text: "まだ つらい" }, AT);
      const written = (await records.announcements(100)).flatMap(({ event }) =>
        event.type === "wrote_on_page" && event.caseId === caseId ? [[event.messageId, event.isOver]] : [],
      );
      expect(written).toEqual([
        ["page:open", undefined],
        ["page:closed", true],
      ]);
    });

    test("stays shut to wrong digits, another city's receipt, what is late, and what was never ours", async () => {
      const [hers, other] = [await answered(), await answered("kokubunji")];
      const wrong = other.digits === hers.digits ? "0000" : other.digits;
      expect(await stateOf(hers.token, null, later(73))).toBe("late");
      expect(await records.page.open(hers.token, hers.digits, HER, later(73))).toMatchObject({ error: "late" });
      const tries = [];
      for (const digits of [wrong, wrong, wrong, wrong, wrong, hers.digits])
        tries.push(await records.page.open(hers.token, digits, HER, AT));
      expect(tries).toEqual([
        ...[4, 3, 2, 1, 0].map((left) => ({ ok: false, error: "wrong", left })),
        { ok: false, error: "shut", left: 0 },
      ]);
      const made = "x".repeat(43);
      expect(await records.page.look(made, HER, AT)).toEqual({ state: "gone", city: null, language: "ja" });
      expect(await records.page.read(made, HER, AT)).toEqual({ ok: false, error: "gone" });
      expect(await records.page.open(made, hers.digits, HER, AT)).toMatchObject({ error: "gone" });
    });

    test("has a new link for her LINE when the old one is over, a few a day", async () => {
      const { token, digits, caseId } = await answered();
      for (let n = 0; n < 8; n += 1) await records.page.again(token, AT);
      await records.page.again("x".repeat(43), AT);
      const links = (await records.announcements(100)).flatMap(({ event }) =>
        event.type === "reply_waits" && event.replyId === null && event.caseId === caseId ? event.link : [],
      );
      expect(new Set(links).size).toBe(5);
      const anew = links[0]?.split("#")[1] ?? "";
      expect(await records.page.open(anew, digits, HER, AT)).toEqual({ ok: true });
      expect(await stateOf(token, HER)).toBe("ask");
    });

    test("is not sent at all where there is no address: never into LINE instead", async () => {
      await records.close();
      records = await open(null);
      const { reply, told } = await answered();
      expect({ reply, told }).toEqual({ reply: { ok: false, error: "unreachable" }, told: [] });
    });
  });
}
