import { staffNames } from "../casework/staff-names.ts";
import { AGE_BANDS, type AgeBand, DOMAINS, type Domain } from "../domain.ts";
import type { Agency, City } from "./city.ts";
import { type CityProblem, error } from "./city-problem.ts";
import { servesAge } from "./serves-age.ts";

/** Agencies that divide the city among them must cover every area exactly once, and no choice may be left to chance. */
export function checkCatchments(city: City): CityProblem[] {
  const intake = city.agencies.filter((agency) => agency.role === "intake");
  const rivals = DOMAINS.flatMap((domain) =>
    groups(intake.filter((agency) => agency.domains.includes(domain))).map((group) => ({ domain, group })),
  );
  return [
    ...rivals.flatMap(({ domain, group }) =>
      dividesCity(group) ? checkDivision(city, domain, group) : checkEqual(city, domain, group),
    ),
    ...intake.flatMap(checkAges),
    ...city.areas
      .filter(({ kana }) => !/^[\p{Script=Hiragana}ー]+$/u.test(kana))
      .map(({ id, name }) =>
        error(
          `areas: ${id}: kana`,
          `「${name}」の読みかなが、ひらがなではありません`,
          "住民はひらがなでも書きます。読みを、ひらがなで書いてください。",
        ),
      ),
  ];
}

/** Agencies of one order compete with each other: the next order is asked only when none of them takes a case. */
function groups(agencies: Agency[]): Agency[][] {
  return [...Map.groupBy(agencies, (agency) => agency.order).values()];
}

function dividesCity(group: readonly Agency[]): boolean {
  return group.some((agency) => agency.catchment !== null);
}

function checkDivision(city: City, domain: Domain, group: readonly Agency[]): CityProblem[] {
  const untyped = group
    .filter((agency) => agency.catchment !== null && agency.type === null)
    .map((agency) =>
      error(
        `agencies: ${agency.id}: type`,
        `「${agency.name}」は地域を分けて受けもつのに、何の窓口かが分かりません`,
        "種類（地域包括支援センターなど）を書いてください。住民に、担当のわけを伝えるのに使います。",
      ),
    );
  const overlaps = city.areas.flatMap((area) => {
    const here = group.filter((agency) => agency.catchment?.includes(area.id));
    const rivals = here.filter((agency) => here.some((other) => other !== agency && agesMeet(agency, other)));
    return rivals.length > 1
      ? [
          error(
            `areas: ${area.id}`,
            `${area.name}の「${city.domains[domain]}」の相談が、${quoted(rivals)}で重なっています`,
            "どちらか1つの担当の地域だけに残してください。",
          ),
        ]
      : [];
  });
  const gaps = city.areas.flatMap((area) => {
    const bands = AGE_BANDS.filter((band) => isGap(group, area.id, band));
    return bands.length === 0 ? [] : [gapAt(city, domain, group, area, bands)];
  });
  return [...untyped, ...overlaps, ...gaps];
}

/**
 * Nobody of those who divide the city for people of this age has the area. An age that none of them serves is not theirs to divide;
 * one that has the rest, or whose borders the plan leaves open (an empty catchment), leaves no hole for the ages it serves.
 */
function isGap(group: readonly Agency[], areaId: string, band: AgeBand): boolean {
  const serving = group.filter((agency) => servesAge(agency.ages, band));
  const closed = serving.every((agency) => agency.catchment !== null && agency.catchment.length > 0);
  return serving.length > 0 && closed && !serving.some((agency) => agency.catchment?.includes(areaId));
}

function gapAt(
  city: City,
  domain: Domain,
  group: readonly Agency[],
  area: { id: string; name: string },
  bands: readonly AgeBand[],
): CityProblem {
  const type = group[0]?.type ?? "窓口";
  const served = AGE_BANDS.filter((band) => group.some((agency) => servesAge(agency.ages, band)));
  const whose = bands.length === served.length ? "" : `、${bands.map((band) => staffNames.ages[band]).join("・")}の方`;
  return error(
    `areas: ${area.id}`,
    `${area.name}の「${city.domains[domain]}」${whose}の相談を受ける${type}がありません`,
    `どれか1つの${type}の、担当の地域に足してください。`,
  );
}

function checkEqual(city: City, domain: Domain, group: readonly Agency[]): CityProblem[] {
  const rivals = group.filter((agency) => group.some((other) => other !== agency && agesMeet(agency, other)));
  if (rivals.length < 2) return [];
  return [
    error(
      `agencies: ${domain}`,
      `「${city.domains[domain]}」の${quoted(rivals)}は、受ける人もえらぶ順も同じなので、どちらに届くか決まりません`,
      "えらぶ順を変えるか、担当の地域か年齢で分けてください。",
    ),
  ];
}

function agesMeet(a: Agency, b: Agency): boolean {
  const from = Math.max(a.ages?.from ?? 0, b.ages?.from ?? 0);
  return from <= Math.min(a.ages?.to ?? Number.POSITIVE_INFINITY, b.ages?.to ?? Number.POSITIVE_INFINITY);
}

function checkAges({ id, name, ages }: Agency): CityProblem[] {
  const reversed = ages?.from != null && ages.to != null && ages.to < ages.from;
  return reversed
    ? [
        error(
          `agencies: ${id}: ages`,
          `「${name}」の年齢の「から」が「まで」より大きいです`,
          "2つの数を確かめてください。",
        ),
      ]
    : [];
}

function quoted(agencies: readonly Agency[]): string {
  return agencies.map(({ name }) => `「${name}」`).join("と");
}
