import type { Response } from "express";
import type { LineAnswer } from "./line-answer.ts";
import type { Outcome } from "./spoil.ts";

/** Puts an outcome on the wire. Every answer of LINE carries the id under which it can be asked about. */
export function writeOutcome(res: Response, requestId: string, outcome: Outcome, closing: AbortSignal): void {
  switch (outcome.how) {
    case "whole":
      begin(res, requestId, outcome.answer);
      writeBody(res, outcome.answer.body);
      break;
    case "half":
      begin(res, requestId, outcome.answer);
      res.type("json").send(JSON.stringify(outcome.answer.body).slice(0, -2));
      break;
    case "hang":
      closing.addEventListener("abort", () => reset(res), { once: true });
      break;
    case "reset":
      reset(res);
      break;
    default:
      outcome satisfies never;
  }
}

function begin(res: Response, requestId: string, { status, headers }: LineAnswer): void {
  res.status(status).set({ "x-line-request-id": requestId, ...headers });
}

function writeBody(res: Response, body: LineAnswer["body"]): void {
  if (body.bytes instanceof Uint8Array) res.type(String(body.contentType)).send(Buffer.from(body.bytes));
  else res.json(body);
}

function reset(res: Response): void {
  res.socket?.destroy();
}
