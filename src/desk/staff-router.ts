import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Request, type Response, Router } from "express";
import type { z } from "zod";
import { hasPermission, type Permission } from "../core/casework/permissions.ts";
import type { Result } from "../core/result.ts";
import { contentDisposition } from "./content-disposition.ts";
import type { DeskError } from "./http-status.ts";
import { sendError } from "./send-error.ts";
import { sendPacked } from "./send-packed.ts";
import type { SignedIn, WhoIs } from "./who-is.ts";

/** What a route takes and gives. The same schemas check requests and answers and make `/api/openapi.json`. */
export type RouteShape<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType> = {
  method: "get" | "post";
  /** As express writes it: "/api/cases/:id". */
  path: string;
  summary: string;
  params: P;
  query: Q;
  body: B;
  answer: A;
  /** Answers many lines, none of which a resident wrote (send-packed.ts). */
  packed?: true;
};
export type AnyRouteShape = RouteShape<z.ZodType, z.ZodType, z.ZodType, z.ZodType>;

/** One line of the table of all routes. `permission` null: open to everybody. `media`: the type of what is answered. */
export type RouteLine = { shape: AnyRouteShape; permission: Permission | null; media: string };

/**
 * A file to keep. `name` is what the browser calls it when it is saved; Japanese is welcome. `media`: its type, where the route has
 * more than one; `drawn`: it may be shown in a page, as a picture.
 */
export type FileAnswer = { bytes: Uint8Array; name: string; media?: string; drawn?: boolean };

/** A checked request of somebody who is signed in and whose role has the route's permission. */
export type Ask<P, Q, B> = { who: SignedIn; params: P; query: Q; body: B };

/** What a route answers; a refusal may carry what is needed to go on (a conflict's other version). */
export type Answered<T> =
  | Result<T, DeskError>
  | { ok: false; error: DeskError; more?: Readonly<Record<string, unknown>> };

type LinesAnswer = { name: string; lines: AsyncIterable<string> };

export type StaffRouter = ReturnType<typeof staffRouter>;

/**
 * A router that cannot hold an unguarded route: the permission is a required argument. Whether the permission reaches the one
 * case asked for is decided in the record (core/casework/permissions.ts), where the case is known.
 */
export function staffRouter(whoIs: WhoIs) {
  const router = Router({ caseSensitive: true });
  const table: RouteLine[] = [];

  return {
    router,
    table: table as readonly RouteLine[],

    /** A route that answers JSON. What it answers is parsed too, so that nothing leaves which the schema does not name. */
    route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
      permission: Permission,
      shape: RouteShape<P, Q, B, A>,
      answer: (ask: Ask<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Answered<z.input<A>>>,
    ): void {
      table.push({ shape, permission, media: "application/json" });
      router[shape.method](shape.path, async (request, response) => {
        const ask = await readAll(whoIs, permission, shape, request, response);
        if (ask === null) return;
        const result = await answer(ask);
        if (!result.ok) return sendError(response, result.error, undefined, "more" in result ? result.more : undefined);
        await (shape.packed === true ? sendPacked : sendPlain)(request, response, shape.answer.parse(result.value));
      });
    },

    /** A route that answers a file of this media type. Whatever it holds, a browser runs nothing of it. */
    file<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
      permission: Permission,
      shape: RouteShape<P, Q, B, z.ZodType>,
      media: string,
      answer: (ask: Ask<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Result<FileAnswer, DeskError>>,
    ): void {
      table.push({ shape, permission, media });
      router.get(shape.path, async (request, response) => {
        const ask = await readAll(whoIs, permission, shape, request, response);
        if (ask === null) return;
        const result = await answer(ask);
        if (!result.ok) return sendError(response, result.error);
        sendFile(response, media, result.value);
      });
    },

    /** A route that answers a file line by line, however long it is. */
    lines(
      permission: Permission,
      shape: AnyRouteShape,
      media: string,
      answer: (who: SignedIn) => Promise<LinesAnswer>,
    ): void {
      table.push({ shape, permission, media });
      router.get(shape.path, async (request, response) => {
        const who = await admit(whoIs, permission, request, response);
        if (who === null) return;
        await sendLines(response, media, await answer(who));
      });
    },

    /** A route that keeps the connection open (SSE). `shape.answer` describes one line of it. */
    stream(
      permission: Permission,
      shape: AnyRouteShape,
      open: (who: SignedIn, request: Request, response: Response) => void,
    ) {
      table.push({ shape, permission, media: "text/event-stream" });
      router.get(shape.path, async (request, response) => {
        const who = await admit(whoIs, permission, request, response);
        if (who !== null) open(who, request, response);
      });
    },
  };
}

function sendPlain(_request: Request, response: Response, value: unknown): void {
  response.set("cache-control", "no-store").json(value);
}

function sendFile(response: Response, media: string, file: FileAnswer): void {
  const how = file.drawn === true ? "inline" : "attachment";
  response
    .set({
      "cache-control": "no-store",
      "content-type": file.media ?? media,
      "content-disposition": contentDisposition(how, file.name),
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
    })
    .send(Buffer.from(file.bytes));
}

async function sendLines(response: Response, media: string, { name, lines }: LinesAnswer): Promise<void> {
  response.set({
    "cache-control": "no-store",
    "content-type": media,
    "content-disposition": contentDisposition("attachment", name),
  });
  await pipeline(Readable.from(lines), response);
}

async function admit(
  whoIs: WhoIs,
  permission: Permission,
  request: Request,
  response: Response,
): Promise<SignedIn | null> {
  const who = await whoIs(request);
  if (who === null) sendError(response, "not_signed_in");
  else if (!hasPermission(who.staff.role, permission)) sendError(response, "not_permitted");
  else if (who.hold !== null && permission !== "account") sendError(response, who.hold);
  else return who;
  return null;
}

type Parts<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = {
  params: z.output<P>;
  query: z.output<Q>;
  body: z.output<B>;
};

/** Who asks, and what; null when that was answered already, with the reason. */
async function readAll<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  whoIs: WhoIs,
  permission: Permission,
  shape: RouteShape<P, Q, B, z.ZodType>,
  request: Request,
  response: Response,
): Promise<Ask<z.output<P>, z.output<Q>, z.output<B>> | null> {
  const who = await admit(whoIs, permission, request, response);
  if (who === null) return null;
  const ask = readAsk(shape, request, response);
  return ask === null ? null : { who, ...ask };
}

function readAsk<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  shape: RouteShape<P, Q, B, z.ZodType>,
  request: Request,
  response: Response,
): Parts<P, Q, B> | null {
  const params = shape.params.safeParse(request.params);
  const query = shape.query.safeParse(request.query);
  const body = shape.body.safeParse(request.body ?? {});
  if (params.success && query.success && body.success) {
    return { params: params.data, query: query.data, body: body.data };
  }
  const issues = [params, query, body].flatMap((part) => part.error?.issues ?? []);
  sendError(response, "invalid", issues.map((issue) => `${issue.path.join(".")}: ${issue.code}`).join(", "));
  return null;
}
