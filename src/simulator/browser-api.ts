import express, { type ErrorRequestHandler, type Response, type Router } from "express";
import type { z } from "zod";
import {
  Act,
  CLOCK_STEP_MS_MAX,
  MoveClock,
  NewResident,
  SIMULATOR_STATUS,
  type SimulatorError,
} from "../core/simulator-view.ts";
import { changeStream } from "./change-stream.ts";
import { chatView } from "./chat-view.ts";
import { loopbackOnly } from "./loopback-only.ts";
import { performAct } from "./perform-act.ts";
import type { Platform } from "./platform.ts";

/** An upload of 10 MB in base64, and its JSON around it. */
const BODY_BYTES_MAX = 15_000_000;

type MoveTo = (to: number) => void;

/** The browser's door: routes and shapes are in core/simulator-view.ts. */
export function makeBrowserApi(platform: Platform, moveClock: MoveTo | null): Router {
  const api = express.Router();
  api.use(loopbackOnly);
  api.use(express.json({ limit: BODY_BYTES_MAX }));
  addResidentRoutes(api, platform);
  addPictureRoutes(api, platform);
  addClockRoutes(api, platform, moveClock);
  api.get("/cities", (_req, res) => {
    const cities = [...platform.cities.values()].map(({ id, name, botUserId }) => ({ id, name, botUserId }));
    res.json({ cities });
  });
  api.get("/violations", (_req, res) => res.json({ violations: platform.violations.list() }));
  api.get("/stream", changeStream(platform));
  api.post("/webhooks/:webhookEventId/retry", async (req, res) => {
    const state = await platform.webhooks.retry(req.params.webhookEventId);
    if (state === null) fail(res, "not_found");
    else res.json(state);
  });
  api.use((_req, res) => fail(res, "not_found"));
  api.use(unreadable);
  return api;
}

function addResidentRoutes(api: Router, platform: Platform): void {
  const { residents, ids, now, changes, cities } = platform;
  api.get("/residents", (_req, res) => res.json({ residents: residents.list() }));
  api.post("/residents", (req, res) => {
    const wish = read(NewResident, req.body, res);
    if (wish === null) return;
    if (!cities.has(wish.city)) return fail(res, "unknown_city");
    res.status(201).json(residents.add(ids.user(), wish, now()));
    changes.tell({ what: "residents" });
  });
  api.get("/residents/:userId/chat", (req, res) => {
    const resident = residents.find(req.params.userId);
    if (resident === null) fail(res, "not_found");
    else res.json(chatView(platform, resident));
  });
  api.post("/residents/:userId/acts", (req, res) => {
    const act = read(Act, req.body, res);
    if (act === null) return;
    const resident = residents.find(req.params.userId);
    if (resident === null) return fail(res, "not_found");
    // A city that has left the configuration keeps its chats, but nobody is there to talk to.
    if (!cities.has(resident.city)) return fail(res, "unknown_city");
    const done = performAct(platform, resident, act);
    if (done.ok) res.json(done.value);
    else fail(res, done.error);
  });
}

function addPictureRoutes(api: Router, { media, richMenus }: Platform): void {
  api.get("/media/:messageId", (req, res) => {
    const found = media.find(req.params.messageId);
    if (found === null || found.bytes === null) return fail(res, "not_found");
    // A file may be anything, so it is handed over for saving and never opened as a page of ours.
    if (found.kind === "file") res.attachment().type("application/octet-stream");
    else res.type(found.contentType);
    res.set("x-content-type-options", "nosniff").send(Buffer.from(found.bytes));
  });
  api.get("/richmenus/:richMenuId/image", (req, res) => {
    const picture = richMenus.picture(req.params.richMenuId);
    if (picture === null) return fail(res, "not_found");
    res.type(picture.contentType).send(Buffer.from(picture.bytes));
  });
}

/** Only forward, and not so far that all that is kept is forgotten at once. */
function addClockRoutes(api: Router, { now, changes }: Platform, moveClock: MoveTo | null): void {
  const clock = () => ({ now: new Date(now()).toISOString() });
  api.get("/clock", (_req, res) => res.json(clock()));
  api.post("/clock", (req, res) => {
    const wish = read(MoveClock, req.body, res);
    if (wish === null) return;
    const to = Date.parse(wish.to);
    if (moveClock === null || to < now() || to > now() + CLOCK_STEP_MS_MAX) return fail(res, "clock_refused");
    moveClock(to);
    changes.tell({ what: "clock" });
    res.json(clock());
  });
}

/** The parsed body, or null when `bad_request` was answered. */
function read<S extends z.ZodType>(schema: S, body: unknown, res: Response): z.infer<S> | null {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  fail(res, "bad_request", parsed.error.issues.map((issue) => issue.path.join(".")).join(", "));
  return null;
}

function fail(res: Response, code: SimulatorError, detail?: string): void {
  res.status(SIMULATOR_STATUS[code]).json({ code, detail });
}

const unreadable: ErrorRequestHandler = (error, _req, res, next) => {
  if (res.headersSent || !(error instanceof Error) || !("status" in error)) next(error);
  else fail(res, error.status === 413 ? "too_large" : "bad_request");
};
