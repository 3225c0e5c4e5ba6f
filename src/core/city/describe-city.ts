import { DOMAINS } from "../domain.ts";
import { checkCity } from "./check-city.ts";
import type { Agency, City, Department } from "./city.ts";
import { describePlan } from "./describe-plan.ts";
import { describeWindows } from "./describe-windows.ts";

/**
 * A city's file in words for the officer who completes it: who receives what, what its plan leaves open, what is out of date
 * by `today` (an ISO date). Plain text, Japanese.
 */
export function describeCity(city: City, today: string): string {
  const problems = checkCity(city, today).map(
    ({ level, place, problem, mend }) => `${level === "error" ? "誤り" : "注意"} ${place}: ${problem}。${mend}`,
  );
  return [
    `${city.name}（${city.id}）`,
    `計画: ${city.plan.title}（${city.plan.from}〜${city.plan.to}）`,
    ...stale(city, today),
    "",
    "受け手",
    ...DOMAINS.map((domain) => `  ${city.domains[domain]}: ${receiversInWords(city, domain)}`),
    `  取りまとめ: ${city.departments.find(({ id }) => id === city.lead_department)?.name ?? "（なし）"}`,
    ...(city.windows.length === 0 ? [] : ["", "困りごとの窓口", ...describeWindows(city).map((line) => `  ${line}`)]),
    "",
    "そろっているもの",
    ...describePlan(city).map((line) => `  ${line}`),
    "",
    "計画に無く、市の確認が要るもの",
    ...open(city).map((line) => `  ${line}`),
    ...(problems.length === 0 ? [] : ["", "確かめること", ...problems.map((line) => `  ${line}`)]),
  ].join("\n");
}

function stale({ plan }: City, today: string): string[] {
  if (today <= plan.to) return [];
  return [`期間が終わっています: ${plan.stale_note ?? "次の計画を入れてください"}`];
}

function receiversInWords(city: City, domain: (typeof DOMAINS)[number]): string {
  const agencies = city.agencies
    .filter((agency) => agency.role === "intake" && agency.status !== "closed" && agency.domains.includes(domain))
    .toSorted((a, b) => a.order - b.order)
    .map(
      ({ name, count, catchment }) =>
        `${name}${count === 1 ? "" : `×${count}（名前は不明）`}${catchmentInWords(city, catchment)}`,
    );
  const windows = city.windows.filter(({ domains }) => domains.includes(domain)).map(({ name }) => `［${name}］`);
  const departments = city.departments
    .filter((department) => department.domains.includes(domain))
    .map(({ name }) => name);
  return [...agencies, ...windows, ...departments].join("、") || "取りまとめ課";
}

function catchmentInWords(city: City, catchment: string[] | null): string {
  if (catchment === null) return "";
  const names = catchment.map((id) => city.areas.find((area) => area.id === id)?.name ?? id);
  return names.length === 0 ? "（区域は不明）" : `（${names.join("・")}）`;
}

function open(city: City): string[] {
  const offices: (Agency | Department)[] = [
    ...city.departments,
    ...city.agencies.filter(({ role }) => role === "intake"),
  ].filter(({ status }) => status !== "closed");
  const missing = (what: string, all: readonly unknown[]) => (all.length === 0 ? [] : [`${what}: ${all.length}件`]);
  return [
    ...missing(
      "電話番号",
      offices.filter(({ phone }) => phone === null),
    ),
    ...missing(
      "電話で話せない人の連絡先（FAX・メール・フォーム・LINEのどれも）",
      offices.filter(({ fax, email, form_url, line }) => [fax, email, form_url, line].every((way) => way === null)),
    ),
    ...missing(
      "開いている時間",
      offices.filter(({ hours }) => hours === null),
    ),
    ...missing(
      "住所",
      offices.filter(({ address }) => address === null),
    ),
    ...missing(
      "担当する区域",
      city.agencies.filter(({ role, catchment }) => role === "intake" && catchment?.length === 0),
    ),
    ...missing(
      "名前の無い窓口（数だけ）",
      city.agencies.filter(({ count }) => count > 1),
    ),
    ...missing(
      "運営（直営・委託）",
      city.agencies.filter(({ role, operator }) => role === "intake" && operator === null),
    ),
    ...(city.unassigned.length === 0
      ? []
      : [`所管課: ${city.unassigned.map((domain) => city.domains[domain]).join("・")}`]),
    ...(city.urgent.rule === null ? ["急ぎのときの決まり"] : []),
    ...(city.urgent.night === null ? ["夜間・休日の決まり"] : []),
    ...(city.indicators.length === 0 ? ["目標指標"] : []),
    ...missing(
      "目標値",
      city.indicators.filter(({ target }) => target === null),
    ),
    ...missing(
      "会議の主催者",
      city.meetings.filter(({ kind, host }) => (kind === "multi_agency" || kind === "support") && host === null),
    ),
    ...missing(
      "会議に本人の同意がいるか",
      city.meetings.filter(({ consent }) => consent === null),
    ),
    ...missing(
      "まだ確かめていない窓口・課（assured）",
      offices.filter(({ assured }) => assured === null),
    ),
    ...missing(
      "電話相談の公式ページでの確認（verified_on）",
      city.hotlines.filter(({ verified_on }) => verified_on === null),
    ),
    ...(city.areas.length === 0 ? ["町名の一覧"] : []),
    ...missing(
      "郵便番号のない地域",
      city.areas.filter(({ postcodes }) => postcodes.length === 0),
    ),
    ...proposedByUs(city),
  ];
}

/** Where the plan says nothing, ours stands until the city decides. */
function proposedByUs(city: City): string[] {
  return [
    ...(city.answer_within.proposed ? ["回答の期限と開庁時間（こちらの案）"] : []),
    ...(city.retention.proposed ? ["保存期間（こちらの案）"] : []),
    ...(city.criteria.some(({ proposed }) => proposed) ? ["つなぐケースの基準（こちらの案）"] : []),
    ...(city.windows.some(({ proposed }) => proposed) ? ["どの困りごとがどの窓口か（こちらの案）"] : []),
  ];
}
