/**
 * Trains the triage model: `npm run train`. Reads training/<language>/*.tsv, never training/unseen, and writes training/model.gz.
 * Calibration and thresholds come from cross-validation by whole batches. The same corpus gives the same bytes.
 */
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { readCorpus } from "../src/content/read-corpus.ts";
import { logistic } from "../src/core/triage/model/ask-model.ts";
import { HEADS } from "../src/core/triage/model/heads.ts";
import { calibrate } from "./train/calibrate.ts";
import { crossValidate } from "./train/cross-validate.ts";
import { encodeModel } from "./train/encode.ts";
import { labelledCorpus, TRAINING } from "./train/labelled-corpus.ts";
import { learnAside } from "./train/learn-aside.ts";
import { thresholdsOf } from "./train/thresholds.ts";

const started = performance.now();
const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;

const corpus = readCorpus(TRAINING);
const labelled = labelledCorpus(corpus);
console.log(`${corpus.length} utterances in ${new Set(corpus.map(({ file }) => file)).size} batches (${seconds()})`);

const learned = learnAside(labelled);
const scores = await crossValidate(corpus, labelled);
console.log(`cross-validated by whole batches (${seconds()})`);
const platt = HEADS.map((_, head) =>
  calibrate(
    scores.map((each) => each[head] ?? 0),
    labelled.map(({ targets }) => targets[head] ?? 0),
  ),
);
const chances = scores.map((each) =>
  each.map((score, head) => logistic((platt[head]?.slope ?? 1) * score + (platt[head]?.shift ?? 0))),
);
const harmless = corpus.map(({ danger }) => danger.some((label) => label.startsWith("~")));
const bytes = encodeModel(await learned, {
  lines: corpus.length,
  digest: createHash("sha256").update(JSON.stringify(corpus)).digest("hex").slice(0, 16),
  slope: platt.map(({ slope }) => slope),
  shift: platt.map(({ shift }) => shift),
  threshold: thresholdsOf(
    chances,
    labelled.map(({ targets }) => targets),
    harmless,
  ),
});
const packed = gzipSync(bytes, { level: 9 });
writeFileSync(join(TRAINING, "model.gz"), packed);
console.log(`training/model.gz: ${bytes.length} bytes, ${packed.length} packed (${seconds()})`);
