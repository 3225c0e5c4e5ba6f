import { type Request, type Response, Router } from "express";
import type { KeyRing } from "../app/key-ring.ts";
import type { Log } from "../app/log.ts";
import type { TalkPage, TalkPageError } from "../app/talk-page.ts";
import { TalkActBody, TalkLinkBody, TalkPageRead } from "../core/talk-page-view.ts";
import { notTooOften } from "./not-too-often.ts";
import { browserOf, giveBrowser } from "./page-cookie.ts";
import { bodyOf, pageGate, sendFailure } from "./page-gate.ts";

/** `publicUrl` null: our origin is whatever host the browser asked for. */
type TalkRoutesOptions = { talk: TalkPage; keys: KeyRing; publicUrl: string | null; log: Log };

const STATUS = { new: 401, used: 410, late: 410, gone: 404 } as const satisfies Record<TalkPageError, number>;

/** The page looks six times a second after each act, and may be open twice; whoever does more than one thing a second is no person. */
const PER_MINUTE = { looks: 1500, acts: 60 } as const;

/**
 * HTTP of the page where the confidential part of a talk is asked. A link's token cannot be guessed, and comes in the body, never in an
 * address, so that it stands in no log.
 */
export function makeTalkRoutes({ talk, keys, publicUrl, log }: TalkRoutesOptions): Router {
  const router = Router({ caseSensitive: true });
  router.use("/api/talk", ...pageGate(publicUrl));
  const acts = notTooOften(keys, PER_MINUTE.acts);
  router.post("/api/talk/read", notTooOften(keys, PER_MINUTE.looks), (request, response) =>
    read(talk, request, response),
  );
  router.post("/api/talk/open", acts, (request, response) => open(talk, publicUrl, request, response));
  router.post("/api/talk/act", acts, (request, response) => act(talk, request, response));
  router.post("/api/talk/again", acts, async (request, response) => {
    const body = bodyOf(TalkLinkBody, request, response);
    if (body === null) return;
    await talk.again(body.token);
    response.json({});
  });
  router.post("/api/talk/leave", acts, async (request, response) => {
    const body = bodyOf(TalkLinkBody, request, response);
    if (body === null) return;
    await talk.leave(body.token, browserOf(request, "talk"));
    response.json({});
  });
  router.use("/api/talk", (_request, response) => void response.status(404).json({ code: "not_found" }));
  router.use("/api/talk", sendFailure(log));
  return router;
}

async function read(talk: TalkPage, request: Request, response: Response): Promise<void> {
  const body = bodyOf(TalkLinkBody, request, response);
  if (body === null) return;
  response.json(TalkPageRead.parse(await talk.read(body.token, browserOf(request, "talk"))));
}

async function open(talk: TalkPage, publicUrl: string | null, request: Request, response: Response): Promise<void> {
  const body = bodyOf(TalkLinkBody, request, response);
  if (body === null) return;
  const known = browserOf(request, "talk");
  // A browser keeps its secret, so that a link sent anew does not close what is open beside it.
  const browser = giveBrowser("talk", publicUrl, known);
  await talk.open(body.token, browser.secret);
  response.set("Set-Cookie", browser.cookie).json({});
}

async function act(talk: TalkPage, request: Request, response: Response): Promise<void> {
  const body = bodyOf(TalkActBody, request, response);
  if (body === null) return;
  const { token, ...said } = body;
  const done = await talk.act(token, browserOf(request, "talk"), said);
  if (done.ok) response.json({});
  else response.status(STATUS[done.error]).json({ code: done.error });
}
