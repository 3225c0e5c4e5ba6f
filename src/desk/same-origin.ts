import type { Request, RequestHandler } from "express";
import { sendError } from "./send-error.ts";

/**
 * Lets a call that changes something through only when a page of our own makes it: its Origin is ours, and it sends JSON, which
 * a form on another site cannot. `publicUrl` null: our origin is whatever host the browser asked for.
 */
export function sameOriginOnly(publicUrl: string | null): RequestHandler {
  const ownOrigin = publicUrl === null ? null : new URL(publicUrl).origin;
  return (request, response, next) => {
    if (request.method === "GET" || request.method === "HEAD") return next();
    if (!isOwn(request, ownOrigin)) return sendError(response, "origin_refused");
    if (request.is("application/json") !== "application/json") return sendError(response, "json_only");
    next();
  };
}

function isOwn(request: Request, ownOrigin: string | null): boolean {
  const origin = request.headers.origin;
  if (origin === undefined || !URL.canParse(origin)) return false;
  return ownOrigin === null ? new URL(origin).host === request.headers.host : origin === ownOrigin;
}
