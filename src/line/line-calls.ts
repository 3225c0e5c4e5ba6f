import { type Dispatcher, Pool } from "undici";
import { DEADLINE_MS, type LineOptions } from "./line-client.ts";
import { NeverBegun } from "./never-begun.ts";
import { DeadlinePassed } from "./within-deadline.ts";

/** What LINE answered. `body` is empty where nobody asked for it and the status says it all. */
export type LineAnswer = { status: number; body: string; header(name: string): string | null };

/**
 * Calls to LINE; each rejects with DeadlinePassed, or with what the network said (an error with a `code`); with either as the cause of
 * NeverBegun where not one byte of the call was sent.
 */
export type LineCalls = {
  /** POSTs JSON text as it is. Of a success the body is left out: LINE has accepted it. */
  post(
    path: string,
    accessToken: string,
    json: string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<LineAnswer>;
  get(path: string, accessToken: string): Promise<LineAnswer>;
};

const ANSWER_BYTES_MAX = 1024 * 1024;

/**
 * Saying something, and asking who she is, is what is done most, and the SDK's way through fetch costs several times as much as all else
 * about a call: streams, signals and headers that nobody looks at. This keeps connections, one call on each at a time, and ends a call with
 * its deadline.
 */
export function makeLineCalls({ apiBaseUrl, deadlineMs = DEADLINE_MS }: LineOptions): LineCalls {
  const pool = new Pool(new URL(apiBaseUrl).origin, { allowH2: false, maxResponseSize: ANSWER_BYTES_MAX });
  return {
    post: (path, accessToken, json, headers = {}) =>
      new Promise((resolve, reject) => {
        const all = { ...headers, authorization: `Bearer ${accessToken}`, "content-type": "application/json" };
        const call = callOf(resolve, reject, deadlineMs, (status) => status >= 300);
        pool.dispatch({ path, method: "POST", headers: all, body: json }, call);
      }),
    get: (path, accessToken) =>
      new Promise((resolve, reject) => {
        const call = callOf(resolve, reject, deadlineMs, () => true);
        pool.dispatch({ path, method: "GET", headers: { authorization: `Bearer ${accessToken}` } }, call);
      }),
  };
}

/** One call from its beginning to its end, whichever of answer, failure and deadline comes first. */
function callOf(
  resolve: (answer: LineAnswer) => void,
  reject: (failure: unknown) => void,
  deadlineMs: number,
  keepsBody: (status: number) => boolean,
): Dispatcher.DispatchHandler {
  let under: Dispatcher.DispatchController | null = null;
  let late: DeadlinePassed | null = null;
  let status = 0;
  let headers: Record<string, string | string[] | undefined> = {};
  const parts: Buffer[] = [];
  const answer = () => {
    const body = parts.length === 0 ? "" : Buffer.concat(parts).toString("utf8");
    resolve({ status, body, header: (name) => oneOf(headers[name]) });
  };
  const fail = (failure: unknown) => {
    // Its first line says that LINE has accepted it: that the rest broke off changes nothing.
    if (status >= 200 && status < 300) answer();
    else reject(under === null ? new NeverBegun(failure) : failure);
  };
  const timer = setTimeout(() => {
    late = new DeadlinePassed();
    fail(late);
    under?.abort(late);
  }, deadlineMs);
  return {
    onRequestStart(controller) {
      // It waited for a connection until it was too late: what is given up must not be said after all.
      if (late !== null) controller.abort(late);
      under = controller;
    },
    onResponseStart(_controller, statusCode, found) {
      status = statusCode;
      headers = found;
    },
    onResponseData(_controller, chunk) {
      if (keepsBody(status)) parts.push(chunk);
    },
    onResponseEnd() {
      clearTimeout(timer);
      answer();
    },
    onResponseError(_controller, failure) {
      clearTimeout(timer);
      fail(failure);
    },
  };
}

function oneOf(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null;
}
