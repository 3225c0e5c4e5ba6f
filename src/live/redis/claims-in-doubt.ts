/** A question for work that Redis did not answer in time. It may have given the work out all the same. */
type Doubt = { conversationId: string; fence: number };

/**
 * Asks for these again first, with the same fence: a script knows its own lease by it. Otherwise the conversation would have to wait
 * until the lease that nobody holds is over (20 s for what is said).
 */
export type ClaimsInDoubt = {
  next(): Doubt | null;
  /** Remembers the question while it is under way; as it was when the answer is there. */
  during<T>(claim: Doubt, question: Promise<T>): Promise<T>;
};

/** More than any process asks at a time. */
const DOUBTS_MAX = 256;

export function makeClaimsInDoubt(): ClaimsInDoubt {
  const doubts: Doubt[] = [];
  return {
    next: () => doubts.shift() ?? null,
    async during(claim, question) {
      try {
        return await question;
      } catch (failure) {
        doubts.push(claim);
        doubts.splice(0, Math.max(0, doubts.length - DOUBTS_MAX));
        throw failure;
      }
    },
  };
}
