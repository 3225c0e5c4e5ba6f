/** The call did not end in time. It may still go on: the SDK takes no signal, so nobody knows what becomes of it. */
export class DeadlinePassed extends Error {
  override name = "DeadlinePassed" as const;
}

/** The SDK waits for ever for a server that never answers; we wait `ms`, then reject with DeadlinePassed. */
export async function withinDeadline<T>(call: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlinePassed()), ms);
  });
  try {
    return await Promise.race([call, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
