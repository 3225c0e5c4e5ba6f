import { describe, expect, test } from "vitest";
import { exportHsds } from "../../src/directory/export-hsds.ts";
import { HsdsServices } from "../../src/directory/hsds.ts";
import { hsdsId } from "../../src/directory/hsds-names.ts";
import { diffOf, smallCity } from "./small-city.ts";

const city = smallCity();
const east = exportHsds(city).contents.find(({ name }) => name === "東部センター");
/** What a service from another program changes in the eastern office. */
const changesOf = (service: object) => {
  const { changed, problems } = diffOf(
    city,
    JSON.stringify([{ id: "x", name: "東部センター", status: "active", ...service }]),
  );
  return {
    fields: Object.fromEntries(changed.flatMap(({ fields }) => fields.map(({ field, after }) => [field, after]))),
    problems,
  };
};

describe("what goes out", () => {
  test("has all that HSDS requires, and ids that are UUIDs of their own", () => {
    const page = HsdsServices.parse(exportHsds(city));
    expect([page.total_items, page.contents.length]).toEqual([4, 4]);
    const ids = [...JSON.stringify(page.contents).matchAll(/"id":"([^"]+)"/g)].map((match) => match[1] ?? "");
    expect(ids.length).toBeGreaterThan(40);
    expect(
      ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toEqual([]);
    // Organization and terms are one thing that many services name; everything else is one service's own.
    const shared = [
      hsdsId("mito"),
      ...["elderly", "child", "poverty", "other"].map((domain) => hsdsId("domain", domain)),
    ];
    const own = ids.filter((id) => !shared.includes(id));
    expect(new Set(own).size).toBe(own.length);
  });

  test("is our words in HSDS's", () => {
    expect(east).toMatchObject({
      status: "active",
      organization: { name: "水戸市", description: "計画" },
      alternate_name: "とうぶ",
      minimum_age: 18,
      assured_date: "2026-10-01",
      url: "https://east.example.jp/",
      email: "east@example.jp",
      phones: [
        { number: "029-111-2222", type: "voice" },
        { number: "029-111-2223", type: "fax" },
      ],
      additional_urls: [{ label: "問い合わせフォーム", url: "https://east.example.jp/form" }],
      languages: [{ code: "ja" }, { code: "en" }],
      service_areas: [{ name: "西町" }, { name: "本町" }],
      schedules: [
        { freq: "WEEKLY", byday: "MO,TU,WE,TH,FR", opens_at: "08:30+09:00", closes_at: "12:00+09:00", timezone: 9 },
        { byday: "MO,TU,WE,TH,FR", opens_at: "13:00+09:00", closes_at: "17:15+09:00" },
      ],
      service_at_locations: [
        {
          location: {
            location_type: "physical",
            addresses: [
              { address_1: "茨城県水戸市中央1-4-1", city: "水戸市", state_province: "茨城県", country: "JP" },
            ],
          },
        },
      ],
    });
    const codes = Object.fromEntries(
      east?.attributes?.map(({ link_type, value, taxonomy_term }) => [link_type, value ?? taxonomy_term?.code]) ?? [],
    );
    expect(codes).toMatchObject({
      "tsunagu:domain": "elderly",
      "tsunagu:id": '"east"',
      "tsunagu:role": '"intake"',
      "tsunagu:operator": '"entrusted"',
      "tsunagu:department": '"lead"',
      "tsunagu:closed_on_holidays": "true",
      "tsunagu:year_end": '["12-29","01-03"]',
    });
  });
});

describe("what comes in from other programs", () => {
  test.each([
    { why: "a new number", service: { phones: [{ id: "p", number: "029-9" }] }, fields: { phone: "029-9", fax: null } },
    { why: "no number any more", service: { phones: [] }, fields: { phone: null, fax: null } },
    {
      why: "a fax beside a telephone, in either order",
      service: {
        phones: [
          { id: "f", number: "029-8", type: "Fax" },
          { id: "p", number: "029-9", type: "voice", extension: 12 },
        ],
      },
      fields: { phone: "029-9（内線12）", fax: "029-8" },
    },
    { why: "an address of the service", service: { email: "new@example.jp" }, fields: { email: "new@example.jp" } },
    {
      why: "an address of a contact, where the service has none",
      service: { contacts: [{ id: "c", email: "desk@example.jp" }] },
      fields: { email: "desk@example.jp" },
    },
    {
      why: "a form among other pages",
      service: {
        additional_urls: [
          { id: "b", label: "Blog", url: "https://blog.example.jp" },
          { id: "u", label: "Contact form", url: "https://example.jp/write" },
        ],
      },
      fields: { form_url: "https://example.jp/write" },
    },
    { why: "nothing said", service: {}, fields: {} },
    { why: "no page any more", service: { url: "" }, fields: { url: null } },
    { why: "a part of the city without borders", service: { service_areas: [] }, fields: { catchment: [] } },
    { why: "the whole city", service: { service_areas: [{ id: "a", name: "水戸市" }] }, fields: { catchment: null } },
    {
      why: "another town",
      service: { service_areas: [{ id: "a", name: "西元町" }] },
      fields: { catchment: ["nishimotomachi"] },
    },
    { why: "ages", service: { maximum_age: 64 }, fields: { ages: { from: null, to: 64 } } },
    {
      why: "a time to the second",
      service: { assured_date: "2026-11-01T00:00:00Z" },
      fields: { assured: "2026-11-01" },
    },
    {
      why: "Saturdays until midnight, holidays not mentioned",
      service: { schedules: [{ id: "s", byday: "SA", opens_at: "09:00:00", closes_at: "23:59" }] },
      fields: {
        hours: { openings: [{ days: [6], from: "09:00", to: "24:00" }], closed_on_holidays: true, year_end: null },
      },
    },
  ])("$why", ({ service, fields }) => expect(changesOf(service)).toEqual({ fields, problems: [] }));

  test.each([
    { service: { status: "open" }, column: "status" },
    { service: { phones: [{ number: "1" }] }, column: "phones.0.id" },
    {
      service: { schedules: [{ id: "s", freq: "MONTHLY", byday: "2MO", opens_at: "09:00", closes_at: "12:00" }] },
      column: "schedules",
    },
    {
      service: { schedules: [{ id: "s", byday: "MO", opens_at: "09:00-05:00", closes_at: "12:00-05:00" }] },
      column: "schedules",
    },
    { service: { service_areas: [{ id: "a", name: "東町" }] }, column: "service_areas" },
    { service: { attributes: [{ id: "a", link_type: "tsunagu:role", value: '"boss"' }] }, column: "attributes" },
    { service: { url: "no page" }, column: "url" },
  ])("$column is named when it cannot be taken: $service", ({ service, column }) => {
    expect(changesOf(service)).toMatchObject({
      fields: {},
      problems: [{ at: expect.stringContaining("1件目"), column }],
    });
  });

  test("an office that was given up is shown, and taken out by people", () => {
    const diff = diffOf(city, JSON.stringify({ contents: [{ id: "x", name: "東部センター", status: "defunct" }] }));
    expect(diff.doubts).toMatchObject([{ column: "status", problem: expect.stringContaining("手で消して") }]);
    expect(diff.changed).toEqual([]);
  });

  test("an office is known by our UUID, also under another name", () => {
    const renamed = { id: hsdsId("mito", "east"), name: "新しい名前", status: "active" };
    expect(diffOf(city, JSON.stringify({ services: [renamed] })).changed).toMatchObject([
      { id: "east", fields: [{ field: "name", after: "新しい名前" }] },
    ]);
  });
});
