const ANSWER_MS_MAX = 10_000;

/** A connection that swallows answers is none. (`AbortSignal.timeout` is not on the phones of people who keep theirs for long.) */
export function inTime(): AbortSignal {
  const ending = new AbortController();
  setTimeout(() => ending.abort(), ANSWER_MS_MAX);
  return ending.signal;
}
