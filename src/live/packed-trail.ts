import { z } from "zod";
import type { Session } from "../core/session.ts";

type Mark = Session["trail"][number];
type Answers = Mark["answers"];

/** `kept`: how many answers of the mark before, from the first, it has as well. */
const PackedMark = z.looseObject({ kept: z.int().min(0).optional(), answers: z.record(z.string(), z.unknown()) });
const Packed = z.looseObject({ trail: z.array(PackedMark) });

/**
 * A session whose trail says of each mark only what is new since the one before: `kept` answers are the same, from the first, and in the
 * same order. Every mark has all the answers up to it, so that a trail would be more than half of what is sealed at each turn.
 */
export function packTrail(session: Session): object {
  let before: Answers = NONE;
  const trail = session.trail.map((mark) => {
    const packed = packMark(before, mark);
    before = mark.answers;
    return packed;
  });
  return { ...session, trail };
}

/** Marks are never changed, and the next turn packs the same ones again. */
const packedLast = new WeakMap<Mark, { before: Answers; packed: object }>();
const NONE: Answers = {};

function packMark(before: Answers, mark: Mark): object {
  const known = packedLast.get(mark);
  if (known?.before === before) return known.packed;
  const kept = commonStart(before, mark.answers);
  const rest = Object.fromEntries(Object.entries(mark.answers).slice(kept));
  const packed = kept === 0 ? mark : { ...mark, kept, answers: rest };
  packedLast.set(mark, { before, packed });
  return packed;
}

/** The same, put together again; what was never packed comes back as it is. Throws where it cannot be put together. */
export function unpackTrail(stored: unknown): unknown {
  const session = Packed.parse(stored);
  let before: [string, unknown][] = [];
  const trail = session.trail.map(({ kept = 0, ...mark }) => {
    if (kept > before.length) throw new Error("a trail that keeps more than there is");
    before = [...before.slice(0, kept), ...Object.entries(mark.answers)];
    return { ...mark, answers: Object.fromEntries(before) };
  });
  return { ...session, trail };
}

/** How many entries are the same in both, from the first. Lists of the same words are the same. */
function commonStart(before: Answers, after: Answers): number {
  const known = Object.entries(before);
  const n = Object.entries(after).findIndex(([name, value], place) => {
    const [knownName, knownValue] = known[place] ?? [];
    return name !== knownName || !isSame(value, knownValue);
  });
  return n === -1 ? Object.keys(after).length : n;
}

function isSame(value: Answers[string], other: Answers[string] | undefined): boolean {
  if (value === other) return true;
  if (!Array.isArray(value) || !Array.isArray(other)) return false;
  return value.length === other.length && value.every((each, n) => each === other[n]);
}
