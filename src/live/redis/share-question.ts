/** One question at a time: who comes while one is under way shares the one after it, whose answer is then begun after he came. */
export function shareQuestion<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let asking: Promise<Answer> | null = null;
  let askingNext: Promise<Answer> | null = null;
  return function question(): Promise<Answer> {
    if (asking !== null) {
      askingNext ??= asking
        .catch(() => null)
        .then(() => {
          askingNext = null;
          return question();
        });
      return askingNext;
    }
    asking = ask().finally(() => {
      asking = null;
    });
    return asking;
  };
}
