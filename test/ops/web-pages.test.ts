import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import express from "express";
import { afterAll, beforeAll, expect, test } from "vitest";
import { webPages } from "../../src/ops/web-pages.ts";

const BUILT = join(import.meta.dirname, "../../dist/web");
const SCRIPT = "console.log('つなぐ')";
const dir = mkdtempSync(join(tmpdir(), "pages-"));
const server = createServer();
let origin = "";

beforeAll(async () => {
  for (const folder of ["desk", "assets"]) mkdirSync(join(dir, folder));
  writeFileSync(join(dir, "desk/index.html"), "<title>desk</title>");
  writeFileSync(join(dir, "assets/a-1.js"), SCRIPT);
  writeFileSync(join(dir, "assets/a-1.js.gz"), gzipSync(SCRIPT));
  writeFileSync(join(dir, "assets/icon-1.svg"), "<svg/>");
  server.on("request", express().use(webPages(dir, false)));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  origin = `http://127.0.0.1:${address.port}`;
});
afterAll(() => new Promise((done) => server.close(done)));

test.each([
  { file: "a-1.js", accepts: "gzip, br", encoding: "gzip", type: "text/javascript; charset=utf-8", text: SCRIPT },
  { file: "a-1.js", accepts: "identity", encoding: null, type: "text/javascript; charset=utf-8", text: SCRIPT },
  { file: "icon-1.svg", accepts: "gzip", encoding: null, type: "image/svg+xml", text: "<svg/>" },
])("$file for a browser that takes $accepts: $encoding, kept for a year", async ({ file, accepts, ...wanted }) => {
  const answer = await fetch(`${origin}/assets/${file}`, { headers: { "accept-encoding": accepts } });
  expect(answer.headers.get("content-encoding")).toBe(wanted.encoding);
  expect(answer.headers.get("content-type")).toBe(wanted.type);
  expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(await answer.text()).toBe(wanted.text);
});

/** KB, packed, of the scripts and styles that a page names. The desk's first load is to stay below 250 with the list itself. */
test.each([
  { page: "landing", most: 85 },
  { page: "desk", most: 175 },
  { page: "studio", most: 245 },
  { page: "simulator", most: 150 },
  // A resident's own telephone.
  { page: "page", most: 55 },
])("$page begins with $most KB at most", ({ page, most }) => {
  const html = readFileSync(join(BUILT, page, "index.html"), "utf8");
  const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(([, file]) => file);
  const bytes = files.map((file) => statSync(join(BUILT, `${file}.gz`)).size);
  expect(bytes.length).toBeGreaterThan(1);
  expect(bytes.reduce((all, one) => all + one, 0) / 1024).toBeLessThan(most);
});

test.each(["/assets/a-2.js", "/assets/%2e%2e/secret"])("%s is not there", async (path) => {
  expect((await fetch(origin + path)).status).toBe(404);
});
