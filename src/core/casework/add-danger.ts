import { type Danger, DangerTier } from "../triage/understanding.ts";

/** Both dangers at once: the worse tier, every kind once, all evidence once. Danger that was said is never unsaid by calmer words. */
export function addDanger(known: Danger, more: Danger): Danger {
  const evidence = [...known.evidence, ...more.evidence];
  return {
    tier: DangerTier.parse(Math.min(known.tier, more.tier)),
    kinds: [...new Set([...known.kinds, ...more.kinds])],
    evidence: evidence.filter((one, place) => evidence.findIndex((other) => isSame(one, other)) === place),
  };
}

function isSame(a: Danger["evidence"][number], b: Danger["evidence"][number]): boolean {
  return a.rule === b.rule && a.text === b.text;
}
