import { japanTime } from "../city/japan-time.ts";
import type { Language } from "../language.ts";

const WEEKDAYS = ["日", "月", "火", "水", "木", "金", "土"];
const WEEKDAYS_EN = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS_EN = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/**
 * A moment (ISO 8601 with an offset) in words, by the clock of Japan: 「4月2日(木) 午後5時ごろ」,
 * 「2026年4月2日(木) 午後5時」, "Thu 2 April, around 5 pm". やさしい日本語 names the year and leaves out ごろ.
 */
export function describeDate(at: string, language: Language): string {
  const { date, weekday, minute } = japanTime(at);
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  switch (language) {
    case "ja":
      return `${month}月${day}日(${WEEKDAYS[weekday]}) ${timeInJapanese(minute)}ごろ`;
    case "ja-easy":
      return `${year}年${month}月${day}日(${WEEKDAYS[weekday]}) ${timeInJapanese(minute)}`;
    case "en":
      return `${WEEKDAYS_EN[weekday]} ${day} ${MONTHS_EN[month - 1]}, around ${timeInEnglish(minute)}`;
    default:
      return language satisfies never;
  }
}

function timeInJapanese(minute: number): string {
  const half = minute < 12 * 60 ? "午前" : "午後";
  const rest = minute % 60 === 0 ? "" : minute % 60 === 30 ? "半" : `${minute % 60}分`;
  // 午後0時 is read as midnight by some; noon has a word of its own.
  if (minute === 12 * 60) return "正午";
  return `${half}${Math.floor(minute / 60) % 12}時${rest}`;
}

function timeInEnglish(minute: number): string {
  if (minute === 0) return "midnight";
  if (minute === 12 * 60) return "noon";
  const hour = Math.floor(minute / 60) % 12 || 12;
  const rest = minute % 60 === 0 ? "" : `:${String(minute % 60).padStart(2, "0")}`;
  return `${hour}${rest} ${minute < 12 * 60 ? "am" : "pm"}`;
}
