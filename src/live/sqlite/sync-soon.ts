export const SOON_MS = 20;

/** Calls `sync` within SOON_MS of having been asked, unless it is told before that this is done. */
export function makeSyncSoon(sync: () => void): { ask(): void; isDone(): void } {
  let isAsked = false;
  let isWatched = false;
  const look = () => {
    isWatched = false;
    if (isAsked) sync();
  };
  return {
    ask(): void {
      isAsked = true;
      if (isWatched) return;
      isWatched = true;
      setTimeout(look, SOON_MS).unref();
    },
    isDone(): void {
      isAsked = false;
    },
  };
}
