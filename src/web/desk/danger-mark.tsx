import type { DangerKind, DangerTier } from "../../core/triage/understanding.ts";
import { Chip } from "../shared/chip.tsx";
import { names } from "../staff/names.ts";

/** The danger of a case as a word with a sign; nothing when there is none. */
export function DangerMark({ tier, kinds }: { tier: DangerTier; kinds: readonly DangerKind[] }) {
  if (tier === 3) return null;
  return (
    <>
      <Chip tone={tier === 2 ? "yellow" : "red"}>
        <span aria-hidden="true">{tier === 2 ? "△" : "▲"}</span>
        {names.tier[tier]}
      </Chip>
      {kinds.map((kind) => (
        <Chip key={kind} tone={tier === 2 ? "yellow" : "red"}>
          {names.kinds[kind]}
        </Chip>
      ))}
    </>
  );
}
