import express, { type RequestHandler, Router } from "express";
import type { AccountGuard } from "../app/account-guard.ts";
import type { AuditTrail } from "../app/audit-trail.ts";
import type { KeyRing } from "../app/key-ring.ts";
import type { Log } from "../app/log.ts";
import type { Records } from "../app/records.ts";
import type { StaffDirectory } from "../app/staff-directory.ts";
import type { StudioParts } from "../app/studio/studio-parts.ts";
import type { Script } from "../core/script.ts";
import { accountRoutes } from "./account-routes.ts";
import { type Accounts, type AccountsDatabase, makeAccounts, type Passwords } from "./accounts.ts";
import { attachmentRoutes } from "./attachment-routes.ts";
import { auditRoutes } from "./audit-routes.ts";
import { AUTH_ROUTES, authRoutes } from "./auth-routes.ts";
import { caseRoutes } from "./case-routes.ts";
import { changeStream } from "./change-stream.ts";
import { checkSso } from "./check-sso.ts";
import { cityRoutes } from "./city-routes.ts";
import { DEMO_ROUTES, demoRoutes } from "./demo-routes.ts";
import { type DirectoryFiles, directoryRoutes } from "./directory-routes.ts";
import { lifeRoutes } from "./life-routes.ts";
import { noteLists } from "./note-lists.ts";
import { noticeRoutes } from "./notice-routes.ts";
import { openApi } from "./open-api.ts";
import { type OperationsSources, operationsRoutes } from "./operations-routes.ts";
import { paperRoutes } from "./paper-routes.ts";
import { planRoutes } from "./plan-routes.ts";
import { sameOriginOnly } from "./same-origin.ts";
import { sendError, sendFailure } from "./send-error.ts";
import { SSO_ROUTES, ssoRoutes } from "./sso-routes.ts";
import type { SsoSettings } from "./sso-settings.ts";
import { ssoSignOut } from "./sso-sign-out.ts";
import { type RouteLine, type StaffRouter, staffRouter } from "./staff-router.ts";
import { staffRoutes } from "./staff-routes.ts";
import { studioRoutes } from "./studio-routes.ts";
import { whoIs } from "./who-is.ts";

/**
 * `records`: as `openRecords` gives it. `publicUrl` null: the desk is wherever the browser found it, without https.
 * `demo`: one-click accounts exist. `now` in ms since epoch.
 */
export type DeskOptions = {
  records: Records & {
    db: AccountsDatabase;
    kind: "sqlite" | "postgres";
    staff: StaffDirectory;
    audit: AuditTrail;
    guard: AccountGuard;
  };
  keys: KeyRing;
  cities: ReadonlyMap<string, Script>;
  directoryFiles: DirectoryFiles;
  operations: OperationsSources;
  /** Absent: the studio shows what is published and edits nothing. */
  studio?: StudioParts;
  /** Somebody has opened the desk: what is due should be moved before she looks. */
  staffCameOnline?: () => void;
  /** Whether a mail server is set. */
  canMail?: boolean;
  publicUrl: string | null;
  demo: boolean;
  /** Whether roles that see personal data must have a second factor; never in a demo. */
  secondFactor: "required" | "offered";
  /** The city's own sign-in; it needs `publicUrl`. */
  sso?: SsoSettings | null;
  now: () => number;
  /** The clock of whoever sits at a PC, in ms since epoch; absent: `now`. A demo's clock is put forward; she has not left for that. */
  pcNow?: () => number;
  log: Log;
  passwords?: Passwords;
};

export type Desk = { router: Router; routes: readonly RouteLine[]; accounts: Accounts; close(): void };

const BODY_MAX = "64kb";
const STUDIO_BODY_MAX = "9mb";

/** The staff's HTTP, everything under `/api`. Mount `router` at the root, after whatever else serves under `/api`. */
export async function makeDesk(options: DeskOptions): Promise<Desk> {
  const { records, keys, cities, publicUrl, demo, now, pcNow = now, log, sso = null, passwords } = options;
  const directory = records.staff;
  const accounts = makeAccounts({ db: records.db, kind: records.kind, keys, publicUrl, sso, log, passwords });
  await accounts.$context;
  if (sso !== null) void checkSso(sso, log);
  const who = whoIs({ accounts, records, directory, cities, demo, now: pcNow, secondFactor: options.secondFactor });
  const staff = staffRouter(who);
  const { audit, guard } = records;
  accountRoutes(staff, { accounts, guard, audit, now: pcNow });
  auditRoutes(staff, audit);
  staffRoutes(staff, { accounts, directory, guard, audit, cities, now });
  cityRoutes(staff, demo, now);
  const noteList = noteLists({ audit, keys, now });
  caseRoutes(staff, records, noteList, now);
  lifeRoutes(staff, records, noteList, now);
  paperRoutes(staff, { records, now });
  attachmentRoutes(staff, records);
  directoryRoutes(staff, options.directoryFiles, now);
  planRoutes(staff, records, now);
  if (options.studio !== undefined) studioRoutes(staff, options.studio);
  noticeRoutes(staff, { records, canMail: options.canMail ?? false, now });
  operationsRoutes(staff, { ...options.operations, records, now });
  const endStreams = changeStream(staff, records, who, options.staffCameOnline ?? (() => {}));
  const routes = [...staff.table, ...AUTH_ROUTES, ...SSO_ROUTES, ...(demo ? DEMO_ROUTES : [])];

  const router = Router({ caseSensitive: true });
  router.use("/api", sameOriginOnly(publicUrl));
  // Whole files, and bundles of them.
  router.use("/api/studio", express.json({ limit: STUDIO_BODY_MAX }));
  router.use("/api", express.json({ limit: BODY_MAX }));
  const signingIn = { accounts, guard, audit, records, directory };
  const signOutAtProvider = ssoSignOut(sso, publicUrl);
  router.use(authRoutes({ ...signingIn, keys, whoIs: who, signOutAtProvider, demo, now: pcNow }));
  router.use(ssoRoutes({ ...signingIn, sso, publicUrl, log }));
  router.get("/api/openapi.json", describe(routes));
  if (demo) router.use(demoRoutes({ accounts, directory, records, cities, keys, audit }));
  router.use(staff.router);
  router.use("/api", (_request, response) => sendError(response, "not_found"));
  router.use(sendFailure(log));
  return { router, routes, accounts, close: endStreams };
}

function describe(routes: StaffRouter["table"]): RequestHandler {
  const description = openApi(routes);
  return (_request, response) => void response.json(description);
}
