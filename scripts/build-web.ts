/**
 * Builds the browser's part into dist/web when its sources have changed since the last build, so that `npm start` is quick the
 * second time. Run by `npm start` and before the tests.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";

const ROOT = join(import.meta.dirname, "..");
const STAMP = join(ROOT, "dist/web/.built-from");
/** What the browser's bundle is made of: its own code, and the schemas it shares with the server. */
const SOURCES = ["src/web", "src/core", "vite.config.ts", "package-lock.json", "scripts/build-web.ts"];

const sources = hashOf(SOURCES.map((path) => join(ROOT, path)));
if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === sources) process.exit(0);
console.log("Building the browser pages (only when they have changed) …");
await build({ configFile: join(ROOT, "vite.config.ts"), logLevel: "warn" });
packAssets(join(ROOT, "dist/web/assets"));
writeFileSync(STAMP, sources);

/** Beside each script and style its packed form, which the server sends to browsers that take it: a third of the bytes. */
function packAssets(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => /\.(?:js|css)$/.test(each))) {
    writeFileSync(join(folder, `${name}.gz`), gzipSync(readFileSync(join(folder, name)), { level: 9 }));
  }
}

function hashOf(paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of paths) addTo(hash, path);
  return hash.digest("hex");
}

function addTo(hash: ReturnType<typeof createHash>, path: string): void {
  if (!existsSync(path)) return;
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) addTo(hash, join(path, name));
    return;
  }
  hash.update(path.slice(ROOT.length)).update(readFileSync(path));
}
