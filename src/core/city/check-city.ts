import { DOMAINS, type Domain } from "../domain.ts";
import { checkCatchments } from "./check-catchments.ts";
import { checkHotlines } from "./check-hotlines.ts";
import { checkHours } from "./check-hours.ts";
import { checkHub } from "./check-hub.ts";
import { checkPatterns } from "./check-patterns.ts";
import { checkReferences } from "./check-references.ts";
import { checkWindows } from "./check-windows.ts";
import type { City } from "./city.ts";
import { type CityProblem, error, warning } from "./city-problem.ts";
import { isStale } from "./is-stale.ts";

/**
 * Everything the schema cannot see: names that lead nowhere, holes and overlaps, what has expired by `today` (an ISO date;
 * null judges nothing by the day, so that the passing of time never stops a city from starting).
 */
export function checkCity(city: City, today: string | null): CityProblem[] {
  return [
    ...checkUnique(city),
    ...checkNames(city),
    ...checkReferences(city),
    ...checkDomains(city),
    // A closed office serves no town any more: its successor does.
    ...checkCatchments({ ...city, agencies: city.agencies.filter(({ status }) => status !== "closed") }),
    ...checkHub(city),
    ...checkPatterns(city),
    ...checkWindows(city),
    ...checkHours(city),
    ...checkHotlines(city, today),
    ...checkPlan(city, today),
    ...checkAssured(city, today),
  ];
}

function checkUnique(city: City): CityProblem[] {
  const receivers = [...city.departments, ...city.agencies];
  const ids = (place: string, all: readonly { id: string }[]) =>
    repeated(all.map(({ id }) => id)).map((id) =>
      error(`${place} ${id}`, `記号「${id}」が2回使われています`, "どちらかを、別の記号にしてください。"),
    );
  const names = (place: string, all: readonly { name: string }[]) =>
    repeated(all.map(({ name }) => name)).map((name) =>
      error(
        `${place} ${name}`,
        `「${name}」という名前が2つあります`,
        "見分けられるように、どちらかの名前を変えてください。",
      ),
    );
  return [
    ...ids("departments and agencies:", receivers),
    ...names("departments and agencies:", receivers),
    ...ids("areas:", city.areas),
    ...names("areas:", city.areas),
    ...ids("hotlines:", city.hotlines),
    ...ids("meetings:", city.meetings),
    ...ids("criteria:", city.criteria),
    ...ids("indicators:", city.indicators),
    ...repeated(city.windows.map(({ key }) => key)).map((key) =>
      error(`windows: ${key}`, `記号「${key}」が2回使われています`, "どちらかを、別の記号にしてください。"),
    ),
  ];
}

/** A name that is blank would be read out to residents as nothing at all. */
function checkNames(city: City): CityProblem[] {
  const lists = { departments: city.departments, agencies: city.agencies, areas: city.areas, meetings: city.meetings };
  const named = [
    ...Object.entries(lists).flatMap(([list, all]) => all.map(({ id, name }) => ({ place: `${list}: ${id}`, name }))),
    ...city.windows.map(({ key, name }) => ({ place: `windows: ${key}`, name })),
    ...city.hotlines.map(({ id, label }) => ({ place: `hotlines: ${id}`, name: label.ja })),
  ];
  return named
    .filter(({ name }) => name.trim() === "")
    .map(({ place }) => error(`${place}: name`, "名前が空です", "住民に見える名前を書いてください。"));
}

/**
 * Every domain needs a department of its own to place what no agency takes, or has to be left to the lead department in so many
 * words; only `other` goes there by itself.
 */
function checkDomains(city: City): CityProblem[] {
  const own = DOMAINS.filter((domain) => domain !== "other");
  const has = (domain: Domain) => city.departments.some((department) => department.domains.includes(domain));
  return [
    ...own
      .filter((domain) => !has(domain) && !city.unassigned.includes(domain))
      .map((domain) =>
        error(
          `departments: ${domain}`,
          `「${city.domains[domain]}」の分野を受けもつ課がありません`,
          "受けもつ課の分野に足すか、「課の決まっていない分野」に入れてください。",
        ),
      ),
    ...city.unassigned
      .filter(has)
      .map((domain) =>
        error(
          `unassigned: ${domain}`,
          `「${city.domains[domain]}」は、受けもつ課があるのに「課の決まっていない分野」にも入っています`,
          "どちらかから外してください。",
        ),
      ),
  ];
}

/** Entries that nobody has looked at for long. Who never did is counted in the city's description, not warned of one by one. */
function checkAssured(city: City, today: string | null): CityProblem[] {
  if (today === null) return [];
  return [...city.departments, ...city.agencies]
    .filter(({ assured }) => isStale(assured, today))
    .map(({ id, name, assured }) =>
      warning(
        `departments and agencies: ${id}`,
        `「${name}」は、${assured}に確かめてから、1年がすぎました`,
        "電話や時間が今も正しいかを聞いて、確かめた日を新しくしてください。",
      ),
    );
}

function checkPlan({ plan }: City, today: string | null): CityProblem[] {
  if (plan.to < plan.from)
    return [error("plan", "計画の終わりの日が、始まりの日より前です", "2つの日を確かめてください。")];
  const untold = today !== null && plan.to < today && plan.stale_note === null;
  return untold
    ? [
        warning(
          "plan",
          `計画の期間が、${plan.to}で終わっています`,
          "次の計画に合わせて直すか、職員に見せる知らせ（stale_note）を書いてください。",
        ),
      ]
    : [];
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
}
