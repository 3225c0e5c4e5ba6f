import { createHash } from "node:crypto";
import { join } from "node:path";
import type { BundleTalk, CompiledBundle, StudioContent } from "../app/studio-content.ts";
import { type Bundle, DANGER_FILE, kindOf } from "../core/studio/bundle.ts";
import { makeCorpusEar } from "../core/triage/corpus-ear.ts";
import { makeCorpusJudge } from "../core/triage/corpus-judge.ts";
import { compileBundle, fingerprintOf, placed } from "./compile-bundle.ts";
import { correctBundle, correctionsBetween } from "./correct-bundle.ts";
import { dangerCorpus } from "./danger-corpus.ts";
import { editBundle } from "./edit-bundle.ts";
import { pictureText, shippedPicture } from "./menu-picture.ts";
import { noteStale } from "./note-stale.ts";
import { parseDanger } from "./parse-danger.ts";
import { parseMenu } from "./parse-menu.ts";
import { readXlsx } from "./read-xlsx.ts";
import { readYamlOnce } from "./read-yaml-once.ts";
import { shippedTriageModel } from "./shipped-triage-model.ts";
import { commentOf, parseTalk, writeTalk } from "./talk-file.ts";
import { writeValue } from "./write-value.ts";
import { readYamlFile } from "./yaml-file.ts";
import { unzipBundle, zipBundle } from "./zip-bundle.ts";

const KEPT_MAX = 24;

/** The files' own format for the studio. `shipped`: the folders that this version came with, by city. `hasPage`: whether our page can be linked to. What was compiled a moment ago is not compiled again. */
export function makeStudioContent(
  shipped: ReadonlyMap<string, { bundle: Bundle }> = new Map(),
  { hasPage = true }: { hasPage?: boolean } = {},
): StudioContent {
  const kept = new Map<string, Promise<CompiledBundle>>();
  return {
    compile(bundle, city, options) {
      const key = JSON.stringify([fingerprintOf(bundle), city, options]);
      const known =
        kept.get(key) ??
        compileBundle(bundle, city, { ...options, hasPage, shipped: shipped.get(city)?.bundle ?? null });
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
    menu: (bundle) => {
      const fileOf = (path: string) => {
        const text = bundle[path];
        return text === undefined ? null : readYamlOnce(path, text);
      };
      return parseMenu(fileOf).menu;
    },
    shippedPicture,
    pictureText,
    danger: (bundle) => {
      const text = bundle[DANGER_FILE];
      return parseDanger(() => (text === undefined ? null : readYamlOnce(DANGER_FILE, text))).changes;
    },
    dangerCorpus: heardCorpus,
    zip: zipBundle,
    unzip: (base64) => unzipBundle(Buffer.from(base64, "base64")),
    readTable: (base64) => readXlsx(Buffer.from(base64, "base64")),
    readValue: (path, text) => readYamlFile(path, text).value,
    writeValue,
    versionOf: (text) => createHash("sha256").update(text).digest("hex").slice(0, 32),
  };
}

let corpus: ReturnType<StudioContent["dangerCorpus"]> | null = null;

/** One for the process: what its rules heard in the sentences holds for every city. */
function heardCorpus(): ReturnType<StudioContent["dangerCorpus"]> {
  if (corpus === null) {
    const { version, lines } = dangerCorpus(join(import.meta.dirname, "../.."));
    const ear = makeCorpusEar(lines);
    const model = shippedTriageModel();
    corpus = { version, lines, ear, judge: model === null ? null : makeCorpusJudge(lines, ear, model) };
  }
  return corpus;
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
