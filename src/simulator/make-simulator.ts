import type { Router } from "express";
import type { Violation } from "../core/simulator-view.ts";
import { makeBrowserApi } from "./browser-api.ts";
import type { CityChannel } from "./city-account.ts";
import { type Faults, makeFaults } from "./faults.ts";
import type { Random } from "./ids.ts";
import { makeLineApi, type SeenCall } from "./line-api.ts";
import { makePlatform } from "./platform.ts";
import type { RateLimits } from "./rate-limits.ts";
import { REDELIVERY, type Redelivery } from "./webhooks.ts";

export type SimulatorWish = {
  /** The SQLite file; ":memory:" keeps nothing. */
  file: string;
  cities: readonly CityChannel[];
  /** Where a city's webhooks go. Asked at each try, so it may depend on a port not known yet. */
  webhookUrl: (cityId: string) => string;
  now: () => number;
  /** Puts the clock behind `now` forward (ms since epoch); absent: it cannot be. */
  moveClock?: (to: number) => void;
  random: Random;
  /** Waits between the tries of a webhook; `{ afterMs: [] }` switches redelivery off, as it is in LINE by default. */
  redelivery?: Redelivery;
  /** Off unless given. */
  rateLimits?: RateLimits;
  /** Pushes a month; unlimited unless given. */
  pushLimit?: number;
  /** Hears of every call of LINE's API just before it is answered. */
  observe?: (call: SeenCall) => void;
};

export type Simulator = {
  /** Serves `/v2/bot/…`; mount it at the root, because the SDK drops any path from its base URL. */
  lineApi: Router;
  /** Mount at `/simulator/api`. */
  browserApi: Router;
  faults: Faults;
  /** Every call that LINE would have refused, newest first. */
  violations(): Violation[];
  /** Takes up webhooks left over from before a restart. Call it once the bot listens. */
  resume(): void;
  /** Ends open streams and tries, and closes the file. */
  close(): Promise<void>;
};

/** A LINE platform of one's own: real signed webhooks out, LINE's API in, LINE's rules enforced. */
export function makeSimulator(wish: SimulatorWish): Simulator {
  const { redelivery = REDELIVERY, rateLimits = {}, pushLimit = null, observe, moveClock = null, ...rest } = wish;
  const platform = makePlatform({ ...rest, redelivery, pushLimit });
  const faults = makeFaults();
  return {
    lineApi: makeLineApi(platform, faults, rateLimits, observe),
    browserApi: makeBrowserApi(platform, moveClock),
    faults,
    violations: platform.violations.list,
    resume: platform.webhooks.resume,
    close: platform.close,
  };
}
