import type { RequestHandler } from "express";
import helmet from "helmet";

/** Headers for every answer: our own scripts and data only, never in somebody else's frame, nothing from third parties. */
export function secureHeaders(https: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        // The chat's bubbles carry the sizes and colours of LINE's flex messages as style attributes.
        "style-src-attr": ["'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        ...(https ? { "upgrade-insecure-requests": [] } : {}),
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: "no-referrer" },
  });
}

/** Says the time of the demo's clock in every answer (RFC 9110, Date), by which the pages count. `now`: ms since epoch. */
export function tellsTime(now: () => number): RequestHandler {
  return (_request, response, next) => {
    response.set("date", new Date(now()).toUTCString());
    next();
  };
}

/**
 * A demo answers only to the names of this machine: otherwise any web page could point a name of its own at it and sign in
 * with one click (DNS rebinding).
 */
export const loopbackNamesOnly: RequestHandler = (request, response, next) => {
  const name = (request.headers.host ?? "").replace(/:\d+$/, "");
  if (["127.0.0.1", "localhost", "[::1]"].includes(name)) next();
  else response.status(403).json({ code: "demo_on_this_machine_only" });
};
