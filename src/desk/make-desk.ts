import { toNodeHandler } from "better-auth/node";
import express, { type RequestHandler, Router } from "express";
import type { KeyRing } from "../app/key-ring.ts";
import type { Log } from "../app/log.ts";
import type { Records } from "../app/records.ts";
import type { StaffDirectory } from "../app/staff-directory.ts";
import type { StudioParts } from "../app/studio/studio-parts.ts";
import type { Script } from "../core/script.ts";
import { type Accounts, type AccountsDatabase, CALLER_HEADER, makeAccounts } from "./accounts.ts";
import { caseRoutes } from "./case-routes.ts";
import { changeStream } from "./change-stream.ts";
import { cityRoutes } from "./city-routes.ts";
import { DEMO_ROUTES, demoRoutes } from "./demo-routes.ts";
import { type DirectoryFiles, directoryRoutes } from "./directory-routes.ts";
import { lifeRoutes } from "./life-routes.ts";
import { openApi } from "./open-api.ts";
import { type OperationsSources, operationsRoutes } from "./operations-routes.ts";
import { sameOriginOnly } from "./same-origin.ts";
import { sendError, sendFailure } from "./send-error.ts";
import { type RouteLine, type StaffRouter, staffRouter } from "./staff-router.ts";
import { studioRoutes } from "./studio-routes.ts";
import { whoIs } from "./who-is.ts";

/**
 * `records`: as `openRecords` gives it. `publicUrl` null: the desk is wherever the browser found it, without https.
 * `demo`: one-click accounts exist. `now` in ms since epoch.
 */
export type DeskOptions = {
  records: Records & { db: AccountsDatabase; kind: "sqlite" | "postgres"; staff: StaffDirectory };
  keys: KeyRing;
  cities: ReadonlyMap<string, Script>;
  directoryFiles: DirectoryFiles;
  operations: OperationsSources;
  /** Absent: the studio shows what is published and edits nothing. */
  studio?: StudioParts;
  /** Somebody has opened the desk: what is due should be moved before she looks. */
  staffCameOnline?: () => void;
  publicUrl: string | null;
  demo: boolean;
  now: () => number;
  log: Log;
};

export type Desk = { router: Router; routes: readonly RouteLine[]; accounts: Accounts; close(): void };

const BODY_MAX = "64kb";
const STUDIO_BODY_MAX = "9mb";

/** Of better-auth's many paths, the few that the desk uses; the others do not exist here. */
const AUTH_PATHS = [
  "/api/auth/sign-in/email",
  "/api/auth/sign-out",
  "/api/auth/get-session",
  "/api/auth/change-password",
];

/** The staff's HTTP, everything under `/api`. Mount `router` at the root, after whatever else serves under `/api`. */
export async function makeDesk(options: DeskOptions): Promise<Desk> {
  const { records, keys, cities, publicUrl, demo, now, log } = options;
  const directory = records.staff;
  const accounts = makeAccounts({ db: records.db, kind: records.kind, keys, publicUrl, log });
  await accounts.$context;
  const who = whoIs({ accounts, records, directory, cities, demo });
  const staff = staffRouter(who);
  cityRoutes(staff, demo, now);
  caseRoutes(staff, records, now);
  lifeRoutes(staff, records, now);
  directoryRoutes(staff, options.directoryFiles, now);
  if (options.studio !== undefined) studioRoutes(staff, options.studio);
  operationsRoutes(staff, { ...options.operations, records, now });
  const endStreams = changeStream(staff, records, who, options.staffCameOnline ?? (() => {}));
  const routes = demo ? [...staff.table, ...DEMO_ROUTES] : staff.table;

  const router = Router({ caseSensitive: true });
  router.use("/api", sameOriginOnly(publicUrl));
  // Whole files, and bundles of them.
  router.use("/api/studio", express.json({ limit: STUDIO_BODY_MAX }));
  router.use("/api", express.json({ limit: BODY_MAX }));
  router.all(AUTH_PATHS, signIns(accounts, records));
  router.get("/api/openapi.json", describe(routes));
  if (demo) router.use(demoRoutes({ accounts, directory, records, cities, keys }));
  router.use(staff.router);
  router.use("/api", (_request, response) => sendError(response, "not_found"));
  router.use(sendFailure(log));
  return { router, routes, accounts, close: endStreams };
}

/** better-auth counts attempts by the caller's address; only ours counts, not one that a caller claims. */
function signIns(accounts: Accounts, records: Records): RequestHandler {
  const handle = toNodeHandler(accounts);
  return async (request, response) => {
    // better-auth would answer that it is broken; this says that the record is away.
    await records.ping();
    request.headers[CALLER_HEADER] = request.ip ?? "unknown";
    await handle(request, response);
  };
}

function describe(routes: StaffRouter["table"]): RequestHandler {
  const description = openApi(routes);
  return (_request, response) => void response.json(description);
}
