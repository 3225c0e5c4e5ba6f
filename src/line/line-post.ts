import { type Dispatcher, Pool } from "undici";
import { DEADLINE_MS, type LineOptions } from "./line-client.ts";
import { NeverBegun } from "./never-begun.ts";
import { DeadlinePassed } from "./within-deadline.ts";

/** What LINE answered. `body` is empty where the status says it all. */
export type LineAnswer = { status: number; body: string; header(name: string): string | null };

/**
 * POSTs JSON text to LINE as it is. Rejects with DeadlinePassed, or with what the network said (an error with a `code`); with either as
 * the cause of NeverBegun where not one byte of the call was sent.
 */
export type LinePost = (
  path: string,
  accessToken: string,
  json: string,
  headers?: Readonly<Record<string, string>>,
) => Promise<LineAnswer>;

const ANSWER_BYTES_MAX = 1024 * 1024;

/**
 * Saying something is what is done most, and the SDK's way through fetch costs several times as much as all else about a call: streams,
 * signals and headers that nobody looks at. This keeps connections, one call on each at a time, and ends a call with its deadline.
 */
export function makeLinePost({ apiBaseUrl, deadlineMs = DEADLINE_MS }: LineOptions): LinePost {
  const pool = new Pool(new URL(apiBaseUrl).origin, { allowH2: false, maxResponseSize: ANSWER_BYTES_MAX });
  return (path, accessToken, json, headers = {}) =>
    new Promise((resolve, reject) => {
      const call = callOf(resolve, reject, deadlineMs);
      const all = { ...headers, authorization: `Bearer ${accessToken}`, "content-type": "application/json" };
      pool.dispatch({ path, method: "POST", headers: all, body: json }, call);
    });
}

/** One call from its beginning to its end, whichever of answer, failure and deadline comes first. */
function callOf(
  resolve: (answer: LineAnswer) => void,
  reject: (failure: unknown) => void,
  deadlineMs: number,
): Dispatcher.DispatchHandler {
  let under: Dispatcher.DispatchController | null = null;
  let late: DeadlinePassed | null = null;
  let status = 0;
  let headers: Record<string, string | string[] | undefined> = {};
  const parts: Buffer[] = [];
  const answer = () =>
    resolve({ status, body: Buffer.concat(parts).toString("utf8"), header: (name) => oneOf(headers[name]) });
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
      // LINE had accepted it: what it says about that is of no use here.
      if (status >= 300) parts.push(chunk);
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
