import { describe, expect, test } from "vitest";
import { loadCities } from "../../src/content/load-city.ts";
import { readXlsx } from "../../src/content/read-xlsx.ts";
import type { City } from "../../src/core/city/city.ts";
import { DIRECTORY_FORMS, DirectoryChanges } from "../../src/core/directory/directory-exchange.ts";
import { encodeCp932, lackingInCp932 } from "../../src/directory/cp932.ts";
import { decodeText } from "../../src/directory/decode-text.ts";
import { directoryExchange } from "../../src/directory/directory-exchange.ts";
import { NO_DIFF, smallCity } from "./small-city.ts";

/** Goal: what the studio writes, in every form, it reads again as nothing new; and what it cannot write it names. */
const cities = [...loadCities("cities", null), smallCity()];

function back(city: City, bytes: Uint8Array) {
  const rows = bytes[0] === 0x50 ? readXlsx(bytes) : null;
  const found = rows === null ? directoryExchange.read(city, bytes) : directoryExchange.readSheet(city, rows);
  if (!found.ok) throw new Error(found.error);
  return DirectoryChanges.parse(found.value);
}

describe.each(cities.map((city) => [city.name, city] as const))("%s", (_, city) => {
  test.each(DIRECTORY_FORMS)("comes back from %s as it went out", (form) => {
    expect(directoryExchange.lacking(city)).toEqual([]);
    expect(back(city, directoryExchange.write(city, form))).toEqual(NO_DIFF);
  });
});

describe("Shift_JIS", () => {
  test("is what Windows reads: kanji, half-width kana, ① and 髙, and signs that look the same", () => {
    const text = "水戸市①髙橋ｶﾅ 08:30〜17:15−";
    const decoded = decodeText(encodeCp932(text));
    expect(decoded).toMatchObject({ ok: true, value: { encoding: "shift_jis", text: "水戸市①髙橋ｶﾅ 08:30～17:15－" } });
    expect(lackingInCp932(text)).toEqual([]);
  });

  test("what it lacks is named with its office, and written as 〓, never as a question mark", () => {
    const city = smallCity({ note: "𠮷田さん☕の部屋", phone: null });
    expect(directoryExchange.lacking(city)).toEqual([
      { character: "𠮷", office: "東部センター" },
      { character: "☕", office: "東部センター" },
    ]);
    const { changed } = back(city, directoryExchange.write(city, "csv_sjis"));
    expect(changed).toMatchObject([{ id: "east", fields: [{ label: "備考", after: "〓田さん〓の部屋" }] }]);
  });
});

describe("what a file would change", () => {
  const city = smallCity();
  const csv = (text: string) => back(city, Buffer.from(text));

  test("is told office by office, old and new in words, and as the value for the form", () => {
    const { added, changed, missing } = csv(
      "ID,名称,電話番号,FAX番号,担当圏域,区分\r\neast,東部センター,029-0,,西元町,相談窓口\r\n9,サロン,029-3,,,居場所・活動\r\n",
    );
    expect(changed).toEqual([
      {
        ...{ kind: "agency", id: "east", name: "東部センター", at: "2行目" },
        fields: [
          { field: "catchment", label: "担当圏域", before: "西町・本町", after: "西元町", value: ["nishimotomachi"] },
          { field: "phone", label: "電話番号", before: "029-111-2222", after: "029-0", value: "029-0" },
          { field: "fax", label: "FAX番号", before: "029-111-2223", after: "（なし）", value: null },
        ],
      },
    ]);
    expect(added).toMatchObject([{ id: "f-9", name: "サロン", at: "3行目" }]);
    expect(added[0]?.fields).toContainEqual({
      ...{ field: "role", label: "区分", before: "（なし）", after: "居場所・活動", value: "community" },
    });
    expect(missing.map(({ kind, id }) => `${kind} ${id}`)).toEqual(["department lead", "agency west", "agency north"]);
  });

  test("an office whose line cannot be read is not missing: nobody is offered to take it out", () => {
    const { problems, missing } = csv("名称,電話番号\r\n東部センター,あとで\r\n福祉総務課,\r\n");
    expect(problems).toHaveLength(1);
    expect(missing.map(({ id }) => id)).toEqual(["west", "north"]);
  });

  test("Excel keeps days and times as numbers, and a title above the header", () => {
    const rows = [
      ["一覧"],
      ["名称", "利用可能曜日", "開始時間", "終了時間", "確認日"],
      [],
      ["東部センター", "月火", "0.375", "0.708333333333333", "46348"],
      ["西部センター", "", "", "", "きのう"],
    ];
    const found = directoryExchange.readSheet(city, rows);
    if (!found.ok) throw new Error(found.error);
    const { changed, problems } = found.value;
    expect(changed[0]?.fields.map(({ label, after }) => [label, after])).toEqual([
      ["利用時間", expect.stringContaining("09:00〜17:00")],
      ["確認日", "2026-11-22"],
    ]);
    expect(problems).toMatchObject([{ at: "5行目", column: "確認日" }]);
  });

  test.each([
    ["UTF-16 LE without a mark", (text: string) => Buffer.from(text, "utf16le")],
    ["UTF-16 BE without a mark", (text: string) => Buffer.from(text, "utf16le").swap16()],
  ])("%s is read", (_, encode) => {
    const { changed } = back(city, encode("名称\t電話番号\r\n東部センター\t029-0\r\n"));
    expect(changed).toMatchObject([{ id: "east", fields: [{ after: "029-0" }] }]);
  });

  test.each([
    ["a picture", Buffer.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0xff, 0xd8), "encoding_unknown"],
    ["the list for printing", Buffer.from("窓口,種類\r\n東部センター,課\r\n"), null],
  ])("%s is refused or read, never guessed", (_, bytes, error) => {
    const found = directoryExchange.read(city, bytes);
    expect(found.ok ? null : found.error).toBe(error ?? "no_name_column");
  });
});
