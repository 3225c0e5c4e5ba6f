import type { ErrorRequestHandler, Response } from "express";
import { z } from "zod";
import { failureName, type Log } from "../app/log.ts";
import { RecordAway } from "../app/record-away.ts";
import type { ApiError } from "../core/casework/views.ts";
import { type DeskError, HTTP_STATUS } from "./http-status.ts";

/**
 * Answers an expected failure. `detail` names fields and rules, never what was typed. `more`: what goes along with a refusal of
 * the studio (core/studio: ConflictError, ChecksFailed).
 */
export function sendError(
  response: Response,
  code: DeskError,
  detail?: string,
  more?: Readonly<Record<string, unknown>>,
): void {
  const body: ApiError = detail === undefined ? { code } : { code, detail };
  response.status(HTTP_STATUS[code]).json({ ...more, ...body });
}

/** What express's own body parser throws, as far as it is the caller's mistake. */
const BodyFailure = z.object({ type: z.string(), status: z.number().int().min(400).max(499) });

/**
 * The last stop of the API: a body that cannot be read is the caller's mistake, a record that is away passes, everything else is
 * a bug, logged by kind only.
 */
export function sendFailure(log: Log): ErrorRequestHandler {
  return (failure: unknown, request, response, next) => {
    if (response.headersSent) return next(failure);
    const ofBody = BodyFailure.safeParse(failure);
    if (ofBody.success) return sendError(response, ofBody.data.type === "entity.too.large" ? "too_large" : "invalid");
    if (failure instanceof RecordAway) {
      log.warn({ failure: failure.code, method: request.method }, "record_away");
      return sendError(response, "record_away");
    }
    log.error({ failure: failureName(failure), method: request.method, at: placeOf(failure) }, "desk_failed");
    sendError(response, "internal");
  };
}

/** Where it happened. A stack begins with the message, which may quote content; its frames do not. */
function placeOf(failure: unknown): string[] {
  if (!(failure instanceof Error)) return [];
  const frames = (failure.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return frames.slice(0, 8).map((line) => line.trim());
}
