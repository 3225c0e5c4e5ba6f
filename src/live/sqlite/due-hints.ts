import type { Queue } from "../../app/live-store.ts";

/** What may become due: a conversation's turn, or lines of a queue. */
export type Kind = "turn" | Queue;
const KINDS: readonly Kind[] = ["turn", "speak", "record"];

/**
 * Before which time (ms) nothing is due, as far as a process knows that is alone with its file: whoever asks for work in vain, which happens
 * after nearly every step, then need not ask the file. Too early a time costs a look; a later one than what is stored must never be told.
 */
export type DueHints = {
  /** Something may be due from then on. To be told in every transaction in which that is written. */
  mayBe(kind: Kind, at: number): void;
  /** The earliest that is stored, or null: told by whoever has just looked, in the same transaction. */
  found(kind: Kind, at: number | null): void;
  /** Nobody knows: somebody has to look. */
  forget(...kinds: Kind[]): void;
  /** Whether it is worth a look. */
  mayBeDue(kind: Kind, now: number): boolean;
  /** The earliest of all; Infinity: nothing waits. null where nobody knows. */
  earliest(): number | null;
};

const UNKNOWN = Number.NEGATIVE_INFINITY;

export function makeDueHints(isAlone: boolean): DueHints {
  const first: Record<Kind, number> = { turn: UNKNOWN, speak: UNKNOWN, record: UNKNOWN };
  return {
    mayBe(kind, at) {
      first[kind] = Math.min(first[kind], at);
    },
    found(kind, at) {
      if (isAlone) first[kind] = at ?? Number.POSITIVE_INFINITY;
    },
    forget(...kinds) {
      for (const kind of kinds.length === 0 ? KINDS : kinds) first[kind] = UNKNOWN;
    },
    mayBeDue: (kind, now) => first[kind] <= now,
    earliest() {
      const at = Math.min(first.turn, first.speak, first.record);
      return at === UNKNOWN ? null : at;
    },
  };
}
