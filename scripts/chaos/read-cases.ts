import { makeKeyRing } from "../../src/app/key-ring.ts";
import type { RecordsDialect } from "../../src/records/open-database.ts";
import { openRecords } from "../../src/records/open-records.ts";

/** A case as the record has it: whose it is, and all words of the resident, in the order in which staff read them. */
export type RecordedCase = {
  conversationId: string;
  receipt: string;
  words: string[];
  fromResident: string[];
  answers: string;
};

/** Every case of the city. Read while no process of the product runs. */
export async function readCases(dialect: RecordsDialect, key: Uint8Array, city: string): Promise<RecordedCase[]> {
  const records = await openRecords({
    dialect,
    keys: makeKeyRing([{ id: "k1", key }]),
    now: () => Date.now(),
  });
  const reader = { id: "chaos", name: "chaos", city, role: "coordinator" as const, receiverId: null };
  const cases: RecordedCase[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const page = await records.listCases(reader, "city", after, 50);
    for (const row of page.cases) {
      const found = await records.readCase(reader, row.id, new Date().toISOString());
      if (!found.ok) throw new Error(`a listed case cannot be read: ${found.error}`);
      const { opening, messages } = found.value;
      const texts = messages.flatMap((each) => (each.from === "resident" && each.text !== null ? [each.text] : []));
      cases.push({
        conversationId: opening.conversationId,
        receipt: row.receipt,
        words: opening.words.map((each) => each.text),
        fromResident: texts,
        answers: [opening.about, opening.ageBand, opening.area?.id, opening.wishes.how].join(" "),
      });
    }
    after = page.next;
    more = after !== null;
  }
  await records.close();
  return cases;
}
