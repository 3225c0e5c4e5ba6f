import type { Meter } from "../src/app/meter.ts";

/** A meter for tests that do not look at it. */
export const silentMeter: Meter = {
  signed: () => {},
  refused: () => {},
  accepted: () => {},
  handled: () => {},
  turnFailed: () => {},
  dangerUnheard: () => {},
  tried: () => {},
  settled: () => {},
  called: () => {},
};
