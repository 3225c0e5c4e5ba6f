import type { LineOutcome, LinesClaim, LiveStore } from "../../app/live-store.ts";
import type { LinesLeft } from "../lines-left.ts";
import type { Settle } from "./settle-lines.ts";

type Debt = { claim: LinesClaim; outcomes: LineOutcome[]; giveBack: boolean };

/**
 * Writes down also what Redis did not answer in time: at the latest when the lease is given back, and a lease that could not be given
 * back is so before the next claim. Settling twice is harmless; a lease that nobody holds would keep the resident waiting.
 */
export function makeSettleSurely(
  settle: Settle,
  left: LinesLeft,
): Pick<LiveStore, "settle" | "release"> & { payDebts: () => Promise<void> } {
  const debts = new Map<number, Debt>();

  const pay = async (debt: Debt) => {
    const { claim, outcomes, giveBack } = debt;
    debts.delete(claim.fence);
    try {
      await settle(claim, outcomes, giveBack);
    } catch (failure) {
      debts.set(claim.fence, debt);
      throw failure;
    }
  };

  return {
    settle: (claim, outcomes) => {
      const owed = debts.get(claim.fence)?.outcomes ?? [];
      return pay({ claim, outcomes: [...owed, ...outcomes], giveBack: left.settled(claim.fence, outcomes) });
    },
    async release(claim) {
      const debt = debts.get(claim.fence);
      if (left.released(claim.fence) || debt !== undefined)
        await pay({ claim, outcomes: debt?.outcomes ?? [], giveBack: true });
    },
    async payDebts() {
      for (const debt of [...debts.values()].filter(({ giveBack }) => giveBack)) await pay(debt);
    },
  };
}
