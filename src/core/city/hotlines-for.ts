import type { AgeBand } from "../domain.ts";
import type { Language } from "../language.ts";
import type { DangerKind, DangerTier } from "../triage/understanding.ts";
import type { City, Hotline } from "./city.ts";
import { japanTime } from "./japan-time.ts";
import { openAt } from "./open-at.ts";
import { servesAge } from "./serves-age.ts";

/**
 * For whom, and when: `at` is ISO 8601 with an offset, `holidays` are ISO dates, an unknown age is null. `partner`: her own words name
 * a partner as the one who strikes; a rule heard it, not only the model, which takes a father for one, too.
 */
export type HotlineQuery = {
  kinds: readonly DangerKind[];
  partner: boolean;
  tier: DangerTier;
  ageBand: AgeBand | null;
  at: string;
  holidays: ReadonlySet<string>;
  language: Language;
};

/** A frightened person reads four lines, not ten. */
const SHOWN_MAX = 4;

/**
 * The lines to call now, at most four. 110 and 119 are always among them: first when life is in danger, else last, after
 * the lines that fit the trouble, the age, the language and the hour. Nothing is shown that would not answer now.
 */
export function hotlinesFor(city: City, query: HotlineQuery): Hotline[] {
  const emergency = city.hotlines.filter(isEmergency).slice(0, SHOWN_MAX);
  const fitting = city.hotlines
    .filter((line) => !isEmergency(line) && canAnswer(line, query) && fitOf(line, query) > 0)
    // A stable sort: lines that fit alike stay in the order of the city's file.
    .toSorted((a, b) => fitOf(b, query) - fitOf(a, query))
    .slice(0, SHOWN_MAX - emergency.length);
  const lifeInDanger = query.tier === 0 || query.kinds.includes("danger");
  return lifeInDanger ? [...emergency, ...fitting] : [...fitting, ...emergency];
}

function isEmergency(line: Hotline): boolean {
  return line.kinds.includes("emergency");
}

function canAnswer(line: Hotline, query: HotlineQuery): boolean {
  const { at, holidays, ageBand, language } = query;
  const reachable = line.number !== null || line.url !== null;
  const current = line.expires !== null && japanTime(at).date <= line.expires;
  const open = line.hours === null || openAt(line.hours, at, holidays);
  return (
    reachable &&
    current &&
    open &&
    servesAge(line.ages, ageBand) &&
    (!line.kinds.includes("foreign") || speaks(line, language))
  );
}

/** A line for other languages. やさしい日本語 is read by people of many; a line in Japanese is shown to all, and says so. */
function speaks({ languages }: Hotline, language: Language): boolean {
  return language === "ja-easy" || (language !== "ja" && (languages === null || languages.includes(language)));
}

/**
 * How well a line fits. The trouble counts most, then being made for minors or for speakers of other languages. A partner who strikes
 * is read as abuse, too: the line for partners then stands before the one for children, whose name would tell her that it is not for her.
 */
function fitOf(line: Hotline, { kinds, partner, ageBand, language }: HotlineQuery): number {
  const made = partner && line.kinds.every((kind) => kind === "dv") ? 1 : 0;
  const trouble = kinds.some((kind) => line.kinds.includes(kind)) ? 4 + made : 0;
  const minor = line.kinds.includes("child") && (ageBand === "0-5" || ageBand === "6-17") ? 2 : 0;
  const foreign = line.kinds.includes("foreign") && language !== "ja" ? 3 : 0;
  return trouble + minor + foreign;
}
