import { dayAfter, japanIso, japanTime } from "../city/japan-time.ts";
import type { NoticeKind } from "./notice.ts";

/** From eight in the evening to eight in the morning, by the clock of Japan: private telephones lie by private beds. */
const FROM_MINUTE = 20 * 60;
const TO_MINUTE = 8 * 60;

/** When a notice that is ready at `at` goes out (ISO 8601): at once, or at the end of the quiet hours. Danger waits for nobody. */
export function afterQuietHours(kind: NoticeKind, at: string): string {
  if (kind === "danger" || kind === "test") return at;
  const { date, minute } = japanTime(at);
  if (minute < TO_MINUTE) return japanIso(date, TO_MINUTE);
  return minute >= FROM_MINUTE ? japanIso(dayAfter(date, 1).date, TO_MINUTE) : at;
}
