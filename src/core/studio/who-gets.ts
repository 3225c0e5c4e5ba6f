import { answerBy } from "../casework/answer-by.ts";
import { findRoute } from "../casework/find-route.ts";
import type { Receiver } from "../casework/route.ts";
import type { City } from "../city/city.ts";
import { findArea } from "../city/find-area.ts";
import { openAt } from "../city/open-at.ts";
import { DOMAINS, type Domain } from "../domain.ts";
import type { Script } from "../script.ts";
import { domainsOfTopics } from "../triage/domains-of-topics.ts";
import { signsOf } from "../triage/signs-of.ts";
import { understand } from "../triage/understand.ts";
import { watchDanger } from "../triage/watch-danger.ts";
import type { Gaps, WhoAsk, WhoGets } from "./who-view.ts";

/** Who would get a story told like this, and why: triage and routing as a conversation would do them. */
export function whoGets(script: Script, ask: WhoAsk): WhoGets {
  const { city } = script;
  const hints = { about: ask.about ?? undefined, ageBand: ask.age ?? undefined };
  const understanding = understand(
    [ask.story],
    ask.topics.length > 0 ? { ...hints, topics: ask.topics } : hints,
    script.triage,
    script.danger,
  );
  const danger = watchDanger(ask.story, script.triage, script.danger);
  const topics = ask.topics.length > 0 ? ask.topics : understanding.topics.map(({ topic }) => topic);
  const understood = understanding.domains.map(({ domain }) => domain);
  const domains = [...new Set([...understood, ...domainsOfTopics(topics, ask.age ?? undefined)])];
  const found = ask.area.trim() === "" ? null : findArea(city, ask.area);
  const route = findRoute(city, {
    ...{ domains, topics, mainTopic: topics[0] ?? null, patterns: signsOf(understanding), ageBand: ask.age },
    area: found === null ? null : { id: found.kind === "one" ? found.area.id : null, said: ask.area },
    ...{ tier: danger.tier, kinds: danger.kinds, about: ask.about, consent: null, language: "ja", at: ask.at },
  });
  const office = (receiver: Receiver) => ({ ...receiver, openNow: isOpen(script, receiver.id, ask.at) });
  return {
    ...{ understanding, danger, domains, area: areaOf(found) },
    lead: office(route.lead),
    with: route.with.map(office),
    fallbacks: route.fallbacks,
    because: route.because.map(({ code, params }) => script.words("ja", `route:because.${code}`, params)),
    answerBy: answerBy(city, danger.tier, ask.at, script.holidays),
  };
}

function areaOf(found: ReturnType<typeof findArea> | null): WhoGets["area"] {
  if (found === null) return { kind: "none", names: [] };
  switch (found.kind) {
    case "one":
      return { kind: "one", names: [found.area.name] };
    case "several":
      return { kind: "several", names: found.areas.map(({ name }) => name) };
    // Asked which, as several are.
    case "doubtful":
      return { kind: "several", names: [found.area.name] };
    case "outside":
      return { kind: "outside", names: found.place === null ? [] : [found.place] };
    case "unknown":
      return { kind: "unknown", names: [] };
    default:
      return found satisfies never;
  }
}

function isOpen({ city, holidays }: Script, id: string, at: string): boolean | null {
  const hours = [...city.agencies, ...city.departments].find((office) => office.id === id)?.hours ?? null;
  return hours === null ? null : openAt(hours, at, holidays);
}

/** Every domain by every area: who serves it, where nobody but a department does, and where two would. */
export function gapsOf(city: City): Gaps {
  const areas = [null, ...city.areas.map(({ id, name }) => ({ id, name }))];
  return {
    domains: DOMAINS.map((id) => ({ id, name: city.domains[id] ?? id })),
    rows: areas.map((area) => ({ area, cells: DOMAINS.map((domain) => cellOf(city, domain, area?.id ?? null)) })),
    overlaps: DOMAINS.flatMap((domain) => overlapsOf(city, domain)),
  };
}

function cellOf(city: City, domain: Domain, areaId: string | null): Gaps["rows"][number]["cells"][number] {
  const { lead, because } = findRoute(city, {
    ...{ domains: [domain], topics: [], patterns: [], ageBand: null, tier: 3, kinds: [], about: null, consent: null },
    area: areaId === null ? null : { id: areaId, said: "" },
    ...{ language: "ja", at: "2026-04-01T10:00:00+09:00" },
  });
  // Where agencies divide the city, an area that none of them has is a hole; where there are none, the department is meant.
  const divided = city.agencies.some(
    ({ role, domains, catchment }) =>
      role === "intake" && domains.includes(domain) && catchment !== null && catchment.length > 0,
  );
  const department = lead.kind === "department";
  const state = !department ? "served" : divided && areaId !== null ? "gap" : "department";
  return { domain, receiver: lead, code: because[0]?.code ?? "lead", state };
}

function overlapsOf(city: City, domain: Domain): Gaps["overlaps"] {
  const intake = city.agencies.filter(({ role, domains }) => role === "intake" && domains.includes(domain));
  return city.areas.flatMap(({ id, name }) => {
    const here = intake.filter(({ catchment }) => catchment?.includes(id));
    const rivals = here.filter((one) =>
      here.some((other) => other !== one && other.order === one.order && meet(one, other)),
    );
    return rivals.length < 2 ? [] : [{ domain, area: name, agencies: rivals.map((agency) => agency.name) }];
  });
}

type Served = Pick<City["agencies"][number], "ages">;

function meet({ ages: a }: Served, { ages: b }: Served): boolean {
  const from = Math.max(a?.from ?? 0, b?.from ?? 0);
  return from <= Math.min(a?.to ?? Number.POSITIVE_INFINITY, b?.to ?? Number.POSITIVE_INFINITY);
}
