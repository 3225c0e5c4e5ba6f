import { createHash } from "node:crypto";
import type { BundleTalk, CompiledBundle, StudioContent } from "../app/studio-content.ts";
import { type Bundle, kindOf } from "../core/studio/bundle.ts";
import { compileBundle, fingerprintOf, placed } from "./compile-bundle.ts";
import { correctBundle, correctionsBetween } from "./correct-bundle.ts";
import { editBundle } from "./edit-bundle.ts";
import { noteStale } from "./note-stale.ts";
import { readYamlOnce } from "./read-yaml-once.ts";
import { commentOf, parseTalk, writeTalk } from "./talk-file.ts";
import { writeValue } from "./write-value.ts";
import { readYamlFile } from "./yaml-file.ts";
import { unzipBundle, zipBundle } from "./zip-bundle.ts";

const KEPT_MAX = 24;

/** The files' own format for the studio. `shipped`: the folders that this version came with, by city. What was compiled a moment ago is not compiled again. */
export function makeStudioContent(shipped: ReadonlyMap<string, { bundle: Bundle }> = new Map()): StudioContent {
  const kept = new Map<string, Promise<CompiledBundle>>();
  return {
    compile(bundle, city, options) {
      const key = JSON.stringify([fingerprintOf(bundle), city, options]);
      const known =
        kept.get(key) ?? compileBundle(bundle, city, { ...options, shipped: shipped.get(city)?.bundle ?? null });
      kept.delete(key);
      kept.set(key, known);
      const [oldest] = kept.keys();
      if (kept.size > KEPT_MAX && oldest !== undefined) kept.delete(oldest);
      return known;
    },
    fingerprint: fingerprintOf,
    talks: readTalks,
    writeTalk,
    correct: correctBundle,
    corrections: correctionsBetween,
    noteStale,
    edit: editBundle,
    zip: zipBundle,
    unzip: (base64) => unzipBundle(Buffer.from(base64, "base64")),
    readValue: (path, text) => readYamlFile(path, text).value,
    writeValue,
    versionOf: (text) => createHash("sha256").update(text).digest("hex").slice(0, 32),
  };
}

function readTalks(bundle: Bundle): BundleTalk[] {
  return Object.entries(bundle)
    .filter(([path]) => kindOf(path) === "talk")
    .map(([path, text]) => {
      const file = readYamlOnce(path, text);
      const { talk, findings } = parseTalk(file);
      return { path, talk, comment: commentOf(text), problems: placed(findings, () => file) };
    });
}
