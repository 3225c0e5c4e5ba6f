import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AttachmentClaim, Records } from "../../src/app/records.ts";
import { sampleMedia } from "../../src/simulator/sample-media.ts";
import { ADDRESS, ANSWER_BY, aDangerOpening, anOpening, EAST, NORTH, worker } from "./case-fixtures.ts";

const AT = "2026-11-22T02:00:00.000Z";
const NOW = Date.parse("2026-11-22T03:00:00Z");
const east = worker(EAST);

/** What every record must do with what residents send besides words. `now` of the record is NOW. */
export function attachmentsContract(open: () => Promise<Records>): void {
  let records: Records;
  beforeEach(async () => {
    records = await open();
  });
  afterEach(() => records.close());

  const showed = (messageId: string) =>
    records.addMessage(
      { type: "add_message", caseId: "case-1", messageId, at: AT, text: null, kind: "image" },
      messageId,
    );
  const claimed = async (): Promise<AttachmentClaim> => {
    const claim = await records.claimAttachment(NOW, 60_000);
    if (claim === null) throw new Error("nothing to fetch");
    return claim;
  };
  const store = (claim: AttachmentClaim, bytes: Uint8Array = sampleMedia("image").bytes) =>
    records.settleAttachment(claim, { state: "stored", mediaType: "image/png", bytes });
  const look = async () => {
    const found = await records.readCase(east, "case-1", AT);
    if (!found.ok) throw new Error(found.error);
    return found.value.messages.map(({ attachment }) => attachment?.state);
  };
  const read = () => records.readAttachment(east, "case-1", "m9");

  describe("a file", () => {
    test("with a consent is claimed once, kept, and given to whoever sees the case", async () => {
      await records.openCase(anOpening(), ADDRESS, ANSWER_BY);
      await showed("m9");
      const claim = await claimed();
      expect(claim).toMatchObject({ caseId: "case-1", messageId: "m9", kind: "image", address: ADDRESS, tries: 0 });
      expect(await records.claimAttachment(NOW, 60_000)).toBeNull();
      // Many pieces: more than two of them, the last one short.
      const bytes = Buffer.alloc(600_001, "photo");
      await store(claim, bytes);
      expect(await look()).toEqual(["stored"]);
      const found = await read();
      expect(found.ok && Buffer.compare(Buffer.from(found.value.bytes), bytes)).toBe(0);
      expect(await records.readAttachment(worker(NORTH), "case-1", "m9")).toEqual({
        ok: false,
        error: "not_permitted",
      });
      expect(await records.claimAttachment(NOW + 600_000, 60_000)).toBeNull();
    });

    test("whose worker died is claimed again when its lease is over", async () => {
      await records.openCase(anOpening(), ADDRESS, ANSWER_BY);
      await showed("m9");
      await claimed();
      expect(await records.claimAttachment(NOW + 60_001, 60_000)).toMatchObject({ messageId: "m9", tries: 1 });
    });

    test("without a consent is not fetched, until there is one", async () => {
      await records.openCase(aDangerOpening(), ADDRESS, ANSWER_BY);
      await showed("m9");
      expect(await records.claimAttachment(NOW, 60_000)).toBeNull();
      await records.openCase(anOpening(), ADDRESS, ANSWER_BY);
      expect(await look()).toEqual(["waiting"]);
      expect(await claimed()).toMatchObject({ messageId: "m9" });
    });

    test.each([
      ["taken back", () => records.redact({ type: "redact", caseId: "case-1", messageId: "m9", at: AT }, "e9")],
      [
        "whose consent is withdrawn",
        () => records.addNote({ type: "note", caseId: "case-1", at: AT, what: "consent_withdrawn" }, "e9"),
      ],
    ])("%s is gone, also when it is being fetched just now", async (_, takeBack) => {
      await records.openCase(anOpening(), ADDRESS, ANSWER_BY);
      await showed("m9");
      await store(await claimed());
      await showed("m10");
      const late = await claimed();
      await takeBack();
      if (_ === "whose consent is withdrawn") await store(late);
      expect((await look())[0]).toBe("removed");
      expect(await read()).toEqual({ ok: false, error: "attachment_gone" });
      if (_ === "whose consent is withdrawn") expect((await look())[1]).toBe("removed");
    });

    test("that cannot be had says why, and is not asked for again", async () => {
      await records.openCase(anOpening(), ADDRESS, ANSWER_BY);
      await showed("m9");
      await records.settleAttachment(await claimed(), { state: "refused", reason: "too_large" });
      expect(await look()).toEqual(["refused"]);
      expect(await records.claimAttachment(NOW + 600_000, 60_000)).toBeNull();
    });
  });
}
