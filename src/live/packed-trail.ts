import { z } from "zod";
import type { Place, Session } from "../core/session.ts";

type Mark = Session["trail"][number];
type Answers = Mark["answers"];

/**
 * What of a mark is new since the one before. `kept`: how many of its answers, from the first, it has as well; a `step` alone is in the same
 * flow, and what is not said of `callers`, `answers` and `wordCount` is as it was. A `place` stands in what was stored before that.
 */
const PackedMark = z.looseObject({
  place: z.unknown().optional(),
  flow: z.string().optional(),
  step: z.string().optional(),
  callers: z.unknown().optional(),
  wordCount: z.unknown().optional(),
  kept: z.int().min(0).optional(),
  answers: z.record(z.string(), z.unknown()).default({}),
});
const Packed = z.looseObject({ trail: z.array(PackedMark) });

/**
 * A session as JSON whose trail says of each mark only what is new since the one before: `kept` answers are the same, from the first, and in the
 * same order. Every mark has all the answers up to it, so that a trail would be more than half of what is sealed at each turn.
 */
export function packedJson({ trail, ...rest }: Session): string {
  let before = NONE;
  let marks = "";
  for (const mark of trail) {
    marks += `${marks === "" ? "" : ","}${packedMark(before, mark)}`;
    before = mark;
  }
  return `${JSON.stringify(rest).slice(0, -1)},"trail":[${marks}]}`;
}

/** Marks are never changed, and the next turn packs the same ones again. */
const packedLast = new WeakMap<Mark, { before: Mark; json: string }>();
const NONE: Mark = { place: { flow: "", step: "" }, callers: [], answers: {}, wordCount: 0 };

function packedMark(before: Mark, mark: Mark): string {
  const known = packedLast.get(mark);
  if (known?.before === before) return known.json;
  const kept = commonStart(before.answers, mark.answers);
  const added = Object.entries(mark.answers).slice(kept);
  const json = JSON.stringify({
    ...(mark.place.flow === before.place.flow ? {} : { flow: mark.place.flow }),
    step: mark.place.step,
    ...(samePlaces(mark.callers, before.callers) ? {} : { callers: mark.callers }),
    ...(mark.wordCount === before.wordCount ? {} : { wordCount: mark.wordCount }),
    ...(kept === 0 ? {} : { kept }),
    ...(added.length === 0 ? {} : { answers: Object.fromEntries(added) }),
  });
  packedLast.set(mark, { before, json });
  return json;
}

function samePlaces(places: readonly Place[], others: readonly Place[]): boolean {
  return (
    places.length === others.length &&
    places.every(({ flow, step }, n) => flow === others[n]?.flow && step === others[n]?.step)
  );
}

/** The same, put together again; what was never packed comes back as it is. Throws where it cannot be put together. */
export function unpackTrail(stored: unknown): unknown {
  const session = Packed.parse(stored);
  let answers: [string, unknown][] = [];
  let flow = NONE.place.flow;
  let [callers, wordCount]: unknown[] = [NONE.callers, NONE.wordCount];
  const trail = session.trail.map((mark) => {
    const { kept = 0 } = mark;
    if (kept > answers.length) throw new Error("a trail that keeps more than there is");
    answers = [...answers.slice(0, kept), ...Object.entries(mark.answers)];
    if (mark.flow !== undefined) flow = mark.flow;
    if (mark.callers !== undefined) callers = mark.callers;
    if (mark.wordCount !== undefined) wordCount = mark.wordCount;
    const place = mark.place ?? { flow, step: mark.step };
    return { place, callers, answers: Object.fromEntries(answers), wordCount };
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
