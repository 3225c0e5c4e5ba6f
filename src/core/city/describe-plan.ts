import type { City } from "./city.ts";
import type { Meeting } from "./meeting.ts";
import { placesFor } from "./places-for.ts";

const CONSENT = { needed: "同意 必要", not_needed: "同意 不要" } as const;

/** What a city's file does say beyond who receives what, a line for each part that is filled in. Japanese, for officers. */
export function describePlan(city: City): string[] {
  const intake = city.agencies.filter(({ role }) => role === "intake");
  const places = placesFor(city, [], null, null).flatMap((group) => group.places);
  const parts: [string, number, string][] = [
    [
      "閉じた窓口（まだ相談を持つもの）",
      [...city.departments, ...city.agencies].filter(({ status }) => status === "closed").length,
      "か所",
    ],
    ["担当課", city.departments.length, "課"],
    ["相談を受ける窓口", intake.length, "種類"],
    ["地域と担当", city.areas.length, "地域"],
    ["そのほかの困りごとの窓口", city.windows.length, "件"],
    ["行ける場所", places.length, "件"],
    ["電話の窓口", city.hotlines.length, "本"],
    ["つなぐケースの基準", city.criteria.length, "件"],
    ["目標指標", city.indicators.length, "件"],
  ];
  return [
    ...parts.filter(([, count]) => count > 0).map(([what, count, unit]) => `${what}: ${count}${unit}`),
    ...city.meetings.map(meetingInWords),
  ];
}

function meetingInWords({ name, host, consent }: Meeting): string {
  const known = [...(consent === null ? [] : [CONSENT[consent]]), ...(host === null ? [] : [`主催 ${host}`])];
  return `会議: ${name}${known.length === 0 ? "" : `（${known.join("、")}）`}`;
}
