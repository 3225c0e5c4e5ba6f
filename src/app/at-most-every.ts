/** Calls `work` some time after it was asked for, and not more often than every so many ms; `stop`: not any more. */
export function atMostEvery(ms: number, work: () => void): { soon(): void; stop(): void } {
  let timer: NodeJS.Timeout | null = null;
  return {
    soon() {
      timer ??= setTimeout(() => {
        timer = null;
        work();
      }, ms).unref();
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
