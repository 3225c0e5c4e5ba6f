import { type Request, type Response, Router } from "express";
import type { AccountGuard } from "../app/account-guard.ts";
import type { KeyRing } from "../app/key-ring.ts";
import type { Log } from "../app/log.ts";
import type { PageRecords } from "../app/page-records.ts";
import { LinkBody, OpenBody, type PageError, PageLooked, PageRead, WriteBody } from "../core/page-view.ts";
import type { Script } from "../core/script.ts";
import { watchDanger } from "../core/triage/watch-danger.ts";
import { browserOf, giveBrowser } from "./page-cookie.ts";
import { bodyOf, pageGate, sendFailure } from "./page-gate.ts";

/** `publicUrl` null: our origin is whatever host the browser asked for. */
export type PageOptions = {
  page: PageRecords;
  guard: Pick<AccountGuard, "mayTry" | "forgive">;
  keys: KeyRing;
  scripts: ReadonlyMap<string, Script>;
  publicUrl: string | null;
  now: () => number;
  log: Log;
};

/** Of those who hold no link, or say wrong digits. Behind one address may be a whole mobile network. */
const PER_ADDRESS = { max: 300, windowMs: 15 * 60_000 };
const STATUS = { wrong: 401, ask: 401, used: 410, late: 410, shut: 429, gone: 404 } as const satisfies Record<
  PageError,
  number
>;

/**
 * HTTP of the resident's own page: the link's token comes in the body, never in an address, so that it stands in no log; what she knows
 * opens it for one browser. Answers are kept by nobody and found by no search engine.
 */
export function makePage(options: PageOptions): Router {
  const router = Router({ caseSensitive: true });
  router.use("/api/page", ...pageGate(options.publicUrl));
  router.post("/api/page/look", (request, response) => look(options, request, response));
  router.post("/api/page/open", (request, response) => open(options, request, response));
  router.post("/api/page/read", (request, response) => read(options, request, response));
  router.post("/api/page/write", (request, response) => write(options, request, response));
  router.post("/api/page/again", (request, response) => again(options, request, response));
  router.post("/api/page/leave", (request, response) => leave(options, request, response));
  router.use("/api/page", (_request, response) => void response.status(404).json({ code: "not_found" }));
  router.use("/api/page", sendFailure(options.log));
  return router;
}

async function look(options: PageOptions, request: Request, response: Response): Promise<void> {
  const body = bodyOf(LinkBody, request, response);
  if (body === null || !(await mayAsk(options, request, response))) return;
  const { state, city, language } = await options.page.look(body.token, browserOf(request, "page"), isoOf(options));
  if (state !== "gone") await forgive(options, request);
  const pack = city === null ? undefined : options.scripts.get(city)?.city;
  const name = pack === undefined ? null : language === "ja" ? pack.name : pack.names[language];
  response.json(PageLooked.parse({ state, city: name, language }));
}

async function open(options: PageOptions, request: Request, response: Response): Promise<void> {
  const body = bodyOf(OpenBody, request, response);
  if (body === null || !(await mayAsk(options, request, response))) return;
  const browser = giveBrowser("page", options.publicUrl);
  const opened = await options.page.open(body.token, body.digits, browser.secret, isoOf(options));
  if (!opened.ok) return void response.status(STATUS[opened.error]).json({ code: opened.error, left: opened.left });
  await forgive(options, request);
  response.set("Set-Cookie", browser.cookie).json({});
}

async function read(options: PageOptions, request: Request, response: Response): Promise<void> {
  const body = bodyOf(LinkBody, request, response);
  if (body === null) return;
  const found = await options.page.read(body.token, browserOf(request, "page"), isoOf(options));
  if (!found.ok) return refuse(response, found.error);
  response.json(PageRead.parse(found.value));
}

async function write(options: PageOptions, request: Request, response: Response): Promise<void> {
  const body = bodyOf(WriteBody, request, response);
  if (body === null) return;
  const { token, ...letter } = body;
  const browser = browserOf(request, "page");
  const { city } = await options.page.look(token, browser, isoOf(options));
  const script = city === null ? undefined : options.scripts.get(city);
  const dangerous = script !== undefined && watchDanger(letter.text, script.triage, script.danger).tier < 3;
  const written = await options.page.write(token, browser, { ...letter, dangerous }, isoOf(options));
  if (!written.ok) return refuse(response, written.error);
  response.json({});
}

/** Answers the same whether a link was sent or not: it goes to her own LINE, and nobody else learns of it. */
async function again(options: PageOptions, request: Request, response: Response): Promise<void> {
  const body = bodyOf(LinkBody, request, response);
  if (body === null || !(await mayAsk(options, request, response))) return;
  await options.page.again(body.token, isoOf(options));
  response.json({});
}

async function leave(options: PageOptions, request: Request, response: Response): Promise<void> {
  const body = bodyOf(LinkBody, request, response);
  if (body === null) return;
  await options.page.leave(body.token, browserOf(request, "page"), isoOf(options));
  response.json({});
}

async function mayAsk(options: PageOptions, request: Request, response: Response): Promise<boolean> {
  if (await options.guard.mayTry(addressKey(options, request), PER_ADDRESS, options.now())) return true;
  response.status(429).json({ code: "too_often" });
  return false;
}

function forgive(options: PageOptions, request: Request): Promise<void> {
  return options.guard.forgive(addressKey(options, request), "one");
}

function addressKey({ keys }: PageOptions, request: Request): string {
  return keys.blind(request.ip ?? "unknown", "attempts:page");
}

function refuse(response: Response, code: PageError): void {
  response.status(STATUS[code]).json({ code });
}

function isoOf({ now }: PageOptions): string {
  return new Date(now()).toISOString();
}
