import type { RequestHandler } from "express";
import { SIMULATOR_STATUS, type SimulatorError } from "../core/simulator-view.ts";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Refuses what did not come from a page of this very server. The name in `Host` must be a loopback one (a foreign name that
 * was made to point here, DNS rebinding, is not); a write must carry JSON, which foreign forms cannot send, and no foreign Origin.
 */
export const loopbackOnly: RequestHandler = (req, res, next) => {
  const host = req.get("host") ?? "";
  const refuse = (code: SimulatorError) => res.status(SIMULATOR_STATUS[code]).json({ code });
  if (!isLoopback(host)) refuse("forbidden_host");
  else if (
    req.method !== "GET" &&
    req.method !== "HEAD" &&
    !isOwnPage(host, req.get("origin"), req.get("sec-fetch-site"))
  )
    refuse("forbidden_origin");
  else next();
};

function isLoopback(host: string): boolean {
  const address = `http://${host}`;
  return URL.canParse(address) && LOOPBACK.has(new URL(address).hostname);
}

/** Programs (tests, curl) send neither header; browsers send both with every write. */
function isOwnPage(host: string, origin: string | undefined, site: string | undefined): boolean {
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
