import { strFromU8, unzipSync } from "fflate";
import { beforeEach, describe, expect, test } from "vitest";
import { writeCsv } from "../../src/app/write-csv.ts";
import { writeXlsx } from "../../src/app/write-xlsx.ts";
import { makePaper } from "../../src/core/casework/make-paper.ts";
import { PaperForm } from "../../src/core/casework/paper.ts";
import { formSheet } from "../../src/core/casework/paper-sheets.ts";
import { caseView, paperView } from "../../src/desk/case-view.ts";
import { type OpenedRecords, openRecords } from "../../src/records/open-records.ts";
import {
  ADDRESS,
  ANSWER_BY,
  AT,
  aDangerOpening,
  anOpening,
  coordinator,
  EAST,
  LEAD,
  WEST,
  worker,
} from "../contracts/case-fixtures.ts";
import { aCity, aScript, keys } from "../desk/desk-fixtures.ts";
import { SQLITE } from "../records/databases.ts";

/** Every wish has a label here, and no value other words than its own. */
const script = { ...aScript(aCity("mito", "水戸市")), has: (key: string) => !key.includes("_") };
const wishes = { name: "鈴木一郎", phone: "080-0000-0901" };

const words = [{ messageId: "m1", at: AT, text: "隣の鈴木です。080-0000-0901まで", step: "intake.story" }];

let records: OpenedRecords;
beforeEach(async () => {
  records = await openRecords({ dialect: await SQLITE.fresh(), keys, now: () => Date.parse(AT) });
  return () => records.close();
});

async function printed(opening: ReturnType<typeof anOpening>, form: PaperForm) {
  await records.openCase(opening, ADDRESS, ANSWER_BY);
  return printAgain(opening, form);
}

async function printAgain(opening: ReturnType<typeof anOpening>, form: PaperForm) {
  const holder = worker(opening.route.lead.id === LEAD.id ? LEAD : EAST);
  const found = await records.readCase(holder, opening.caseId, AT);
  if (!found.ok) throw new Error(found.error);
  return makePaper(script, paperView(script, found.value, holder), form, AT);
}

test.each([
  { who: "the office that holds it", reader: worker(EAST), named: true },
  { who: "a coordinator", reader: coordinator, named: true },
  { who: "an office beside", reader: worker(WEST), named: false },
])("who reports in her own words is named to $who: $named", async ({ reader, named }) => {
  await records.openCase(anOpening({ about: "neighbour", wishes, words }), ADDRESS, ANSWER_BY);
  await records.writeDown(worker(EAST), "case-1", { what: "note", text: "鈴木さんに電話した", mentions: [] }, AT);
  const found = await records.readCase(reader, "case-1", AT);
  if (!found.ok) throw new Error(found.error);
  const read = JSON.stringify(caseView(script, found.value, reader));
  expect([read.includes("鈴木"), read.includes("0901")]).toEqual([named, named]);
});

describe.each(PaperForm.options)("who told, on the paper and in the file: %s", (form) => {
  test.each([
    { about: "self", opening: anOpening({ about: "self", wishes }), named: true },
    { about: "family", opening: anOpening({ about: "family", wishes }), named: true },
    { about: "family, no consent", opening: aDangerOpening({ about: "family", wishes }), named: false },
    { about: "neighbour", opening: anOpening({ about: "neighbour", wishes, words }), named: false },
    { about: "neighbour, no consent", opening: aDangerOpening({ about: "neighbour", wishes, words }), named: false },
    { about: "supporter", opening: anOpening({ about: "supporter", wishes, words }), named: false },
  ])("$about: named $named", async ({ opening, named }) => {
    const paper = await printed(opening, form);
    for (const each of [JSON.stringify(paper), formSheet(paper).rows.flat().join()]) {
      expect(each.includes("鈴木")).toBe(named);
      expect(each.includes("0901")).toBe(named);
    }
  });

  test.each([
    { whose: "her own", opening: anOpening({ about: "self" }), variant: "同意あり" },
    { whose: "a relative's", opening: anOpening({ about: "family" }), variant: "同意なし" },
    { whose: "a neighbour's", opening: anOpening({ about: "neighbour" }), variant: "同意なし" },
    { whose: "nobody's", opening: aDangerOpening({ about: "self" }), variant: "同意なし" },
  ])("with $whose consent it is the form $variant", async ({ opening, variant }) => {
    expect((await printed(opening, form)).variant).toBe(variant);
  });

  test("what she then tells staff herself is her consent, whoever told first", async () => {
    const opening = anOpening({ about: "family" });
    await records.openCase(opening, ADDRESS, ANSWER_BY);
    const found = await records.readCase(worker(EAST), opening.caseId, AT);
    const version = found.ok ? found.value.row.version : 0;
    const taken = { version, offices: [WEST], how: "phone", giver: "self", givenAt: AT, text: "" } as const;
    const kept = await records.writeDown(worker(EAST), opening.caseId, { what: "take_consent", ...taken }, AT);
    expect(kept).toMatchObject({ ok: true });
    expect((await printAgain(opening, form)).variant).toBe("同意あり");
  });

  test("where a call may be a danger, the paper says so to the next office", async () => {
    const { notes } = await printed(anOpening({ about: "self", mainTopic: "violence" }), form);
    expect(notes[0]).toContain("家への電話や手紙は");
  });

  test.each(['=HYPERLINK("http://x")', "+1+1", "-1", "@SUM(1)", "＝1", "\t=1", "\n=1"])(
    "what she wrote is no formula in a file: %j",
    async (text) => {
      const words = [{ messageId: "m1", at: AT, text, step: null }];
      const sheet = formSheet(await printed(anOpening({ about: "self", words }), form));
      expect(new TextDecoder().decode(writeCsv(sheet))).toContain(`'${text.replaceAll('"', '""')}`);
      expect(strFromU8(unzipSync(writeXlsx(sheet))["xl/worksheets/sheet1.xml"] ?? new Uint8Array())).not.toContain(
        "<f>",
      );
    },
  );

  test("a relative's name and words do not stand there as those of whom it is about", async () => {
    const { parts } = await printed(anOpening({ about: "family", wishes }), form);
    const named = parts.filter(({ lines }) => lines.some(({ text }) => text.includes("鈴木")));
    expect(named.map(({ title }) => title)).toEqual([expect.stringContaining("本人以外")]);
    expect(parts.flatMap(({ lines }) => lines.map(({ label }) => label))).toContain("話した人の言葉");
  });
});
