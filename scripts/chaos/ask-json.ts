/** A busy machine may not take a connection at once; then nothing was sent, and doing it again is safe. Asking always is. */
const NOT_SENT: readonly unknown[] = ["UND_ERR_CONNECT_TIMEOUT", "ECONNREFUSED"];
const TRIES = 6;

/** Asks over HTTP on this machine, JSON both ways; rejects when the answer is not 2xx. `body` undefined: GET. */
export async function askJson(url: string, body?: unknown): Promise<unknown> {
  const answer = await connected(url, body, TRIES);
  if (!answer.ok) throw new Error(`${new URL(url).pathname} answered ${answer.status}`);
  return answer.json();
}

async function connected(url: string, body: unknown, tries: number): Promise<Response> {
  const headers = { "content-type": "application/json" };
  try {
    return await fetch(url, body === undefined ? {} : { method: "POST", headers, body: JSON.stringify(body) });
  } catch (failure) {
    const cause = failure instanceof Error ? failure.cause : undefined;
    const again = cause instanceof Error && "code" in cause && NOT_SENT.includes(cause.code);
    if ((!again && body !== undefined) || tries <= 1) throw failure;
    return connected(url, body, tries - 1);
  }
}
