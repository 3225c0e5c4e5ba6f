import type { Vault } from "../vault.ts";
import type { DueIds } from "./due-ids.ts";
import type { RedisClient } from "./make-client.ts";
import type { KeyNames } from "./name-keys.ts";
import type { RunScript } from "./scripts.ts";

/** What every step of the store is built from. `now` gives ms since epoch. */
export type Parts = {
  client: RedisClient;
  run: RunScript;
  names: KeyNames;
  due: DueIds;
  vault: Vault;
  now: () => number;
  /** A number for each lease that no other ever had: a Redis that forgot its last second must not hand one out twice. */
  nextFence: () => number;
};
