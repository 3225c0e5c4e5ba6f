/** A failure waits until somebody asks: everything that was started is ended first. */
export function heldBack<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}
