import { existsSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";
import express, { type RequestHandler, type Router } from "express";

const YEAR = "365d";

/**
 * The browser's pages as `npm run build` made them: `/desk`, `/studio`, and in a demo `/` and `/simulator`. Paths below a page
 * (`/desk/cases/…`) are that page's own. Throws when nothing was built.
 */
export function webPages(dir: string, demo: boolean): Router {
  if (!existsSync(join(dir, "desk/index.html")))
    throw new Error("the browser pages are not built: run `npm run build` once");
  const router = express.Router();
  router.use("/assets", packed(join(dir, "assets")));
  // Assets have a hash in their name, so they never change; pages are asked for again each time.
  router.use("/assets", express.static(join(dir, "assets"), { immutable: true, maxAge: YEAR, index: false }));
  const page = (name: string) => join(dir, name, "index.html");
  const serve = (paths: string[], name: string) =>
    router.get(paths, (_request, response) => {
      response.set("Cache-Control", "no-cache").sendFile(page(name));
    });
  serve(["/desk", "/desk/{*rest}"], "desk");
  // A resident's own page: nobody finds it but by her link.
  router.use("/page", (_request, response, next) => {
    response.set("X-Robots-Tag", "noindex, nofollow, noarchive");
    next();
  });
  serve(["/page"], "page");
  serve(["/studio", "/studio/{*rest}"], "studio");
  if (demo) {
    serve(["/"], "landing");
    serve(["/simulator"], "simulator");
  } else {
    router.get("/", (_request, response) => response.redirect("/desk"));
  }
  return router;
}

/** Sends the packed form of an asset, where there is one and the browser takes it. */
function packed(folder: string): RequestHandler {
  const names = new Set(readdirSync(folder).filter((name) => name.endsWith(".gz")));
  return (request, response, next) => {
    const name = `${request.path.slice(1)}.gz`;
    if (!names.has(name)) return next();
    response.vary("Accept-Encoding");
    if (request.acceptsEncodings("gzip") === false) return next();
    response.set("Content-Encoding", "gzip").type(extname(request.path));
    response.sendFile(name, { root: folder, immutable: true, maxAge: YEAR });
  };
}
