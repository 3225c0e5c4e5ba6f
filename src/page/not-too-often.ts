import type { Request, RequestHandler } from "express";
import { ipKeyGenerator, rateLimit } from "express-rate-limit";
import { z } from "zod";
import type { KeyRing } from "../app/key-ring.ts";
import { readTalkToken } from "../app/talk-token.ts";

const WINDOW_MS = 60_000;
const Holder = z.object({ token: z.string() });

/**
 * So many requests a minute for each resident's talk, in this process; whoever holds no link of ours shares what his address has. Far
 * more than anybody taps, also in fear: it is there for who sends without end. Reads the token from the body, so stands behind its parser.
 */
export function notTooOften(keys: KeyRing, most: number): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: most,
    standardHeaders: false,
    legacyHeaders: false,
    keyGenerator: (request) => whose(keys, request),
    handler: (_request, response) => void response.status(429).json({ code: "too_often" }),
  });
}

function whose(keys: KeyRing, request: Request): string {
  const body = Holder.safeParse(request.body);
  const link = body.success ? readTalkToken(keys, body.data.token) : null;
  return link === null ? `address:${ipKeyGenerator(request.ip ?? "")}` : `talk:${link.conversationId}`;
}
