/** Who was told a moment ago, by this process, that her words were not taken in: every further message need not bring it again. */
export type ToldLately = {
  knows(conversationId: string, now: number): boolean;
  note(conversationId: string, now: number): void;
};

const QUIET_MS = 10 * 60_000;
/** Where more fail at once, they are told more often. */
const KNOWN_MAX = 10_000;

/** `now`: ms since epoch. */
export function makeToldLately(): ToldLately {
  const toldAt = new Map<string, number>();
  return {
    knows: (conversationId, now) => now - (toldAt.get(conversationId) ?? Number.NEGATIVE_INFINITY) < QUIET_MS,
    note(conversationId, now) {
      if (toldAt.size >= KNOWN_MAX) toldAt.clear();
      toldAt.set(conversationId, now);
    },
  };
}
