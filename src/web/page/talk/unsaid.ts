/** What she says or taps; its id is the same however often it is sent. */
export type Said = { id: string; text: string } | { id: string; data: string };

/** What did not arrive, because nobody answered, to be said again when somebody does. */
export type Unsaid = {
  keep(said: Said): void;
  /** null: nothing, or it was tried a moment ago. */
  due(): Said | null;
  /** She goes on writing what did not arrive: then it is hers to send, and true. */
  changed(): boolean;
  drop(): void;
};

const TRY_AGAIN_MS = 1_500;

export function keepUnsaid(): Unsaid {
  let kept: { said: Said; from: number } | null = null;
  return {
    keep(said) {
      kept = { said, from: performance.now() + TRY_AGAIN_MS };
    },
    due: () => (kept === null || performance.now() < kept.from ? null : kept.said),
    changed() {
      if (kept === null || !("text" in kept.said)) return false;
      kept = null;
      return true;
    },
    drop() {
      kept = null;
    },
  };
}

/**
 * What became of it after a failure: it waits here to be said again (`kept`: her words, `waits`: a tap), she is too quick, or it is refused
 * and would be so again.
 */
export function becameOf(said: Said, error: string): "kept" | "waits" | "tooOften" | "refused" {
  if (error === "too_often") return "tooOften";
  if (!isAway(error)) return "refused";
  return "text" in said ? "kept" : "waits";
}

/** The connection, or the store behind it; whatever else is refused would be so again. */
function isAway(error: string): boolean {
  return ["offline", "unreadable", "internal", "record_away"].includes(error) || error.startsWith("http_5");
}
