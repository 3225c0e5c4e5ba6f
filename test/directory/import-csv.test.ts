import { describe, expect, test } from "vitest";
import { STANDARD_COLUMNS } from "../../src/directory/csv-columns.ts";
import { decodeText } from "../../src/directory/decode-text.ts";
import { describeDiff } from "../../src/directory/describe-diff.ts";
import { exportCsv } from "../../src/directory/export-csv.ts";
import { diffFile } from "../../src/directory/import-into-pack.ts";
import { ENCODINGS } from "./encodings.ts";
import { diffOf, NO_DIFF, smallCity } from "./small-city.ts";

const city = smallCity();
/** A file with a header and rows that speak of the eastern office only. */
const table = (header: string, ...rows: string[]) => [header, ...rows, ""].join("\r\n");
const changesOf = (file: string | Uint8Array) =>
  Object.fromEntries(
    diffOf(city, file).changed.flatMap(({ fields }) => fields.map(({ field, after }) => [field, after])),
  );

describe("encodings as really found", () => {
  const text = table("ID,名称,電話番号", "east,東部センター①髙﨑,029-000-0000");

  test.each(Object.entries(ENCODINGS))("%s is recognised", (_name, encode) => {
    const diff = diffOf(city, encode(text));
    expect(diff.changed).toMatchObject([
      {
        id: "east",
        at: "2行目",
        fields: [
          { field: "name", before: "東部センター", after: "東部センター①髙﨑" },
          { field: "phone", before: "029-111-2222", after: "029-000-0000" },
        ],
      },
    ]);
  });

  test.each([
    { why: "bytes of no such encoding", bytes: Buffer.of(0xff, 0xff, 0x81, 0x20, 0xfd) },
    { why: "a spreadsheet by mistake", bytes: Buffer.from("PK\u0003\u0004\0\0\0") },
    { why: "half of a UTF-8 text", bytes: Buffer.from("\ufeff名").subarray(0, 4) },
  ])("$why is refused, not guessed", ({ bytes }) => expect(decodeText(bytes).ok).toBe(false));
});

describe("tables as really found", () => {
  test("the standard's own columns, quoted, with split addresses and one column spelt with the wrong 標", () => {
    const header = STANDARD_COLUMNS.join(",").replace("所在地_連結表記", "所在地_連結標記");
    const cells: Record<string, string> = {
      ID: "east",
      名称: '"東部センター"',
      所在地_都道府県: "茨城県",
      所在地_市区町村: "水戸市",
      所在地_町字: "本町",
      所在地_番地以下: "1-2",
      "建物名等(方書)": '"福祉会館, 2階"',
      電話番号: "０２９−３３３−４４４４",
      利用可能曜日: "月火水",
      開始時間: "9:00",
      終了時間: "17:00",
    };
    const diff = diffOf(city, table(header, STANDARD_COLUMNS.map((column) => cells[column] ?? "").join(",")));
    expect(diff.problems).toEqual([]);
    expect(Object.fromEntries(diff.changed[0]?.fields.map(({ field, after }) => [field, after]) ?? [])).toEqual({
      address: "茨城県水戸市本町1-2　福祉会館, 2階",
      phone: "029-333-4444",
      hours: { openings: [{ days: [1, 2, 3], from: "09:00", to: "17:00" }], closed_on_holidays: true, year_end: null },
      // These columns are there and empty: not known any more.
      email: null,
      form_url: null,
      url: null,
      note: null,
    });
    expect(diff.doubts).toMatchObject([
      { at: "2行目", column: "利用可能曜日", problem: expect.stringContaining("祝日") },
    ]);
  });

  test.each([
    { header: "施設名,TEL", cells: "東部センター,029-9", field: "phone", after: "029-9" },
    { header: "窓口名,住所", cells: "東部センター,水戸市", field: "address", after: "水戸市" },
    { header: "名称（必須）,所在地＿連結標記", cells: "東部センター,水戸市2", field: "address", after: "水戸市2" },
    {
      header: "施設名称\t備考",
      cells: "東部センター\t、は 区切りでは ない",
      field: "note",
      after: "、は 区切りでは ない",
    },
    { header: "名称,FAX", cells: "東部センター,０２９―１１１―９９９９", field: "fax", after: "029-111-9999" },
    { header: "名称,Eメール", cells: "東部センター,new★example.jp", field: "email", after: "new@example.jp" },
    {
      header: "名称,お問い合わせフォーム",
      cells: "東部センター,https://a.example.jp/f",
      field: "form_url",
      after: "https://a.example.jp/f",
    },
    { header: "名称,LINE", cells: "東部センター,", field: "line", after: null },
    { header: "名称,運営形態", cells: "とうぶ,直営", field: "operator", after: "direct" },
    {
      header: "名称,圏域",
      cells: "東部センター,西元町、Nishi-machi",
      field: "catchment",
      after: ["nishimotomachi", "nishimachi"],
    },
    { header: "名称,担当地区", cells: "東部センター,全域", field: "catchment", after: null },
    { header: "名称,分野", cells: "東部センター,高齢、障害", field: "domains", after: ["elderly", "disability"] },
    { header: "名称,最終確認日", cells: "東部センター,令和8年11月1日", field: "assured", after: "2026-11-01" },
    {
      header: "名称,受付時間",
      cells: "東部センター,平日9時～17時（祝日休み）",
      field: "hours",
      after: {
        openings: [{ days: [1, 2, 3, 4, 5], from: "09:00", to: "17:00" }],
        closed_on_holidays: true,
        year_end: null,
      },
    },
  ])("$header: $cells", ({ header, cells, field, after }) => {
    expect(changesOf(table(header, cells))).toEqual({ [field]: after });
  });

  test.each([
    ["分野", "an empty cell says nothing where 'not known' cannot be said"],
    ["担当圏域", "an empty cell does not widen an office to the whole city"],
    ["区分", "an empty cell does not change what an office is"],
  ])("%s: %s", (column) => expect(changesOf(table(`名称,${column}`, "東部センター,"))).toEqual({}));

  test("unknown columns are named and left out", () => {
    expect(diffOf(city, table("名称,駐車台数", "東部センター,12")).doubts).toEqual([
      { at: "1行目", column: "駐車台数", problem: "この列は使いません" },
    ]);
  });
});

describe("bad rows are named by line and column, with what to do, and the others are read", () => {
  test.each([
    { row: "東部センター,あとで", column: "電話番号", says: "数字とハイフン", header: "名称,電話番号" },
    {
      row: "東部センター,25時,17時,",
      column: "開始時間",
      says: "08:30",
      header: "名称,開始時間,終了時間,利用可能曜日",
      more: "月",
    },
    { row: "東部センター,東町", column: "担当圏域", says: "areas.yaml", header: "名称,担当圏域" },
    { row: "東部センター,福祉", column: "分野", says: "高齢・障害・こども・困窮・その他", header: "名称,分野" },
    { row: "東部センター,福祉課", column: "所管課", says: "福祉総務課", header: "名称,所管課" },
    { row: "東部センター,民営", column: "運営", says: "直営・委託", header: "名称,運営" },
    { row: "東部センター,窓", column: "区分", says: "相談窓口", header: "名称,区分" },
    { row: "東部センター,きのう", column: "確認日", says: "2026-11-22", header: "名称,確認日" },
    { row: "東部センター,east.example.jp", column: "URL", says: "https://", header: "名称,URL" },
    { row: "東部センター,なし?", column: "FAX番号", says: "数字とハイフン", header: "名称,FAX番号" },
    { row: "東部センター,east@", column: "連絡先メールアドレス", says: "半角", header: "名称,メール" },
    { row: "東部センター,/form", column: "連絡先FormURL", says: "https://", header: "名称,連絡先FormURL" },
    { row: "東部センター,十八", column: "対象年齢_下限", says: "数", header: "名称,対象年齢_下限" },
    {
      row: "東部センター,要予約",
      column: "利用可能日時特記事項",
      says: "月火水木金",
      header: "名称,利用可能日時特記事項",
    },
    { row: ",029-1", column: "名称", says: "入れてください", header: "名称,電話番号" },
    { row: "東部センター,a,b,c", column: null, says: "囲んで", header: "名称,備考" },
    { row: "知らない窓口,x", column: "ID", says: "半角", header: "名称,備考" },
  ])("$header: $row", ({ header, row, column, says, more = "" }) => {
    const good = table(header, row + more).replace(/\r\n$/, "\r\n西部センター\r\n");
    const { problems, changed } = diffOf(city, good);
    expect(problems).toEqual([{ at: "2行目", column, problem: expect.stringContaining(says) }]);
    expect(changed.map(({ id }) => id)).not.toContain("east");
  });

  test("the line is the one of the file, also after a cell of two lines and an empty line", () => {
    const file = table("名称,備考,電話番号", '東部センター,"一行\r\n二行",', "", "西部センター,,?");
    expect(diffOf(city, file).problems).toMatchObject([{ at: "5行目", column: "電話番号" }]);
  });

  test("one office twice, and one column twice", () => {
    const twice = table("名称,電話番号,TEL", "東部センター,,", "とうぶ,,");
    expect(diffOf(city, twice).problems.map(({ at, column }) => [at, column])).toEqual([
      ["1行目", "電話番号"],
      ["3行目", null],
    ]);
  });

  test.each([
    { file: '名称\r\n"東部', error: "csv_broken" },
    { file: "", error: "csv_broken" },
    { file: "電話番号\r\n1", error: "no_name_column" },
    { file: "{", error: "json_broken" },
    { file: '{"name":"x"}', error: "not_hsds" },
  ])("$error", ({ file, error }) => expect(diffFile(city, Buffer.from(file))).toEqual({ ok: false, error }));
});

describe("what an import would do", () => {
  const file = table(
    "ID,名称,種別",
    "0000012,ひだまりサロン,ふれあいサロン",
    "east,東部センター,包括",
    "west,西部センター,",
  );

  test("is told as added, changed field by field, and missing", () => {
    const diff = diffOf(city, file);
    expect(diff.added).toMatchObject([
      { id: "f-0000012", patch: { role: "community", domains: [], type: "ふれあいサロン" } },
    ]);
    expect(diff.changed).toMatchObject([{ id: "east", fields: [{ field: "type", before: null, after: "包括" }] }]);
    expect(diff.missing.map(({ id }) => id)).toEqual(["lead", "north"]);
  });

  test("in words for the officer", () => {
    expect(describeDiff(city, diffOf(city, file))).toMatchInlineSnapshot(`
      "■ 加わる窓口
      ひだまりサロン（f-0000012、2行目）

      ■ 変わる窓口
      東部センター（3行目）
        種別：（なし） → 包括

      ■ ファイルに無い窓口（消しません）
      福祉総務課（lead）
      北部センター（north）

      加わる 1・変わる 1・ファイルに無い 2・直すところ 0"
    `);
  });
});

describe("a cell that a spreadsheet would run", () => {
  const formula = smallCity({ note: '=HYPERLINK("http://x")', short: "+1", type: "-2", aliases: ["@A1"] });

  test("goes out with an apostrophe, and comes back without", () => {
    const file = Buffer.from(exportCsv(formula)).toString();
    for (const cell of ["=HYPERLINK", "+1", "-2", "@A1"]) {
      expect(file).toContain(`'${cell}`);
      expect(file).not.toMatch(new RegExp(`(^|[,"])\\${cell[0]}`, "m"));
    }
    expect(diffOf(formula, exportCsv(formula))).toEqual(NO_DIFF);
  });
});
