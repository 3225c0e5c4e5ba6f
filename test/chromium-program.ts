import { existsSync } from "node:fs";

/** Without a window first: it draws the same and costs two thirds of the CPU. */
const PLACES = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

/** The Chromium of the tests and benches: `CHROMIUM_PATH`, or the machine's; null when there is none. */
export function chromiumProgram(): string | null {
  const { CHROMIUM_PATH } = process.env;
  const places = CHROMIUM_PATH === undefined ? PLACES : [CHROMIUM_PATH];
  return places.find((place) => existsSync(place)) ?? null;
}
