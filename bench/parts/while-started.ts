const endings = new Set<() => Promise<unknown>>();

/** Does the work and then ends what it was started for, also when the work fails, or somebody stops the run meanwhile. */
export async function whileStarted<T>(end: () => Promise<unknown>, work: () => Promise<T>): Promise<T> {
  endings.add(end);
  try {
    return await work();
  } finally {
    endings.delete(end);
    await end();
  }
}

/** For whoever stops the run: ends everything that is still there. */
export async function endEverything(): Promise<void> {
  await Promise.allSettled([...endings].map((end) => end()));
}
