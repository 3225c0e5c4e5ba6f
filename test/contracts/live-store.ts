import { describe } from "vitest";
import { acceptingContract } from "./live-store/accepting.ts";
import { anyOrderContract } from "./live-store/any-order.ts";
import { deadLettersContract } from "./live-store/dead-letters.ts";
import { forgettingContract } from "./live-store/forgetting.ts";
import { hopelessTurnsContract } from "./live-store/hopeless-turns.ts";
import { linesContract } from "./live-store/lines.ts";
import { speakingAtOnceContract } from "./live-store/speaking-at-once.ts";
import { turnsContract } from "./live-store/turns.ts";
import { type Backend, eachWorld } from "./live-store/world.ts";

/** The promises of the port `src/app/live-store.ts`; every adapter must keep all of them. */
export function liveStoreContract(adapter: string, makeBackend: () => Promise<Backend>): void {
  describe(`live store on ${adapter}`, () => {
    const world = eachWorld(makeBackend);
    acceptingContract(world);
    turnsContract(world);
    hopelessTurnsContract(world);
    linesContract(world);
    speakingAtOnceContract(world);
    deadLettersContract(world);
    forgettingContract(world);
  });
  describe(`live store on ${adapter}`, () => anyOrderContract(makeBackend));
}
