import type { Bubble, CardRow } from "../bubble.ts";
import type { Agency } from "../city/city.ts";
import { describeHours } from "../city/describe-hours.ts";
import { type PlaceGroup, placesFor } from "../city/places-for.ts";
import type { Script } from "../script.ts";
import type { Session } from "../session.ts";
import { ageOf, domainsOf } from "./known.ts";
import { words } from "./text.ts";

/** More names than this are no choice on a phone; the rest are counted. */
const NAMES_MAX = 8;

/** The city's places to go to at a time, for what is known of the trouble and the age. What the plan does not say is said to be unknown. */
export function placesCard(script: Script, session: Session, at: string): Bubble {
  const groups = placesFor(script.city, domainsOf(session), ageOf(session), at);
  const rows: CardRow[] = groups.map((group) => ({
    label: words(script, session, `places:kind.${group.kind}`),
    text: namesOf(script, session, group),
  }));
  const reached = groups
    .flatMap(({ places }) => places)
    .flatMap((place) => reachOf(place, session).map((how) => `${place.name}\n${how}`));
  const unknown = words(script, session, groups.length === 0 ? "places:none" : "common:unknown");
  const where = { label: words(script, session, "places:where"), text: reached.join("\n") || unknown };
  const title = words(script, session, "places:title");
  return { kind: "card", tone: "plain", title, rows: [...rows, where], actions: [] };
}

/** 「にこにこ子育て支援センター … ほか10か所」; a number stands for places that the plan counts without naming them. */
function namesOf(script: Script, session: Session, { places }: PlaceGroup): string {
  const names = places.map(({ name, count }) =>
    count === 1 ? name : `${name}（${words(script, session, "places:count", { number: count })}）`,
  );
  const left = names.length - NAMES_MAX;
  const more = left > 0 ? [words(script, session, "places:more", { number: left })] : [];
  return [...names.slice(0, NAMES_MAX), ...more].join("\n");
}

/** How to reach a place, as far as anybody knows: one text, or none. */
function reachOf({ address, phone, hours }: Agency, { language }: Session): string[] {
  const known = [address, phone, hours === null ? null : describeHours(hours, language)].filter(
    (part) => part !== null,
  );
  return known.length === 0 ? [] : [known.join("\n")];
}
