import { staffNames } from "../casework/staff-names.ts";
import type { City, Window } from "./city.ts";

/** A line for each window of a city: who is behind it, and what leads there. Japanese, for officers. */
export function describeWindows(city: City): string[] {
  return city.windows.map((window) => {
    const receiver = [...city.agencies, ...city.departments].find(({ id }) => id === window.receiver);
    return `${window.name} → ${receiver?.name ?? window.receiver} ← ${leadsTo(window)}${limits(city, window)}`;
  });
}

function leadsTo({ topics, patterns }: Window): string {
  const told = topics.map((topic) => staffNames.topics[topic]);
  const signs = patterns.map((pattern) => staffNames.patterns[pattern] ?? pattern);
  return [...told, ...signs].join("・") || "（届く困りごとなし）";
}

function limits(city: City, { domains, ages }: Window): string {
  const from = ages?.from == null ? "" : `${ages.from}歳から`;
  const to = ages?.to == null ? "" : `${ages.to}歳まで`;
  const who = `${from}${to}`;
  return `（${domains.map((domain) => city.domains[domain]).join("・")}${who === "" ? "" : `、${who}`}）`;
}
