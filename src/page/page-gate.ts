import express, { type Request, type RequestHandler, type Response } from "express";
import type { z } from "zod";
import { failureName, type Log } from "../app/log.ts";
import { RecordAway } from "../app/record-away.ts";

/** What stands before everything of a resident's page: kept by nobody, found by no search engine, asked for by our own page alone. */
export function pageGate(publicUrl: string | null): RequestHandler[] {
  return [privately, ownPageOnly(publicUrl), express.json({ limit: "32kb" })];
}

/** The body, or null when that was answered already. */
export function bodyOf<B extends z.ZodType>(shape: B, request: Request, response: Response): z.output<B> | null {
  const body = shape.safeParse(request.body ?? {});
  if (body.success) return body.data;
  response.status(400).json({ code: "invalid" });
  return null;
}

/** A body that cannot be read is the caller's; a record that is away passes; all else is a bug, logged by kind only. */
export function sendFailure(log: Log): express.ErrorRequestHandler {
  return (failure: unknown, _request, response, next) => {
    if (response.headersSent) return next(failure);
    if (failure instanceof RecordAway) return void response.status(503).json({ code: "record_away" });
    if (failure instanceof Error && "type" in failure) return void response.status(400).json({ code: "invalid" });
    log.error({ failure: failureName(failure) }, "page_failed");
    response.status(500).json({ code: "internal" });
  };
}

const privately: RequestHandler = (_request, response, next) => {
  response.set({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow, noarchive" });
  next();
};

/** Another site's page can make a browser send a form, but neither this Origin nor JSON. */
function ownPageOnly(publicUrl: string | null): RequestHandler {
  return (request, response, next) => {
    const { origin = "" } = request.headers;
    const isOwn =
      publicUrl === null
        ? URL.canParse(origin) && new URL(origin).host === request.headers.host
        : origin === new URL(publicUrl).origin;
    if (request.method === "POST" && isOwn && request.is("application/json") === "application/json") return next();
    response.status(403).json({ code: "origin_refused" });
  };
}
