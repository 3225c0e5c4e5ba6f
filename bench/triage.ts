/**
 * How fast a message is understood: `node bench/triage.ts`. On one core: utterances a second for everything that triage says of a
 * message (danger, domains, topics, evidence), the time for 40 characters, loading, memory, and hostile texts of 5,000 characters.
 * A process that has just begun is slower: a rule is compiled when a text first needs it. So the corpus is read once before anything is
 * measured but `first`.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { readCorpus } from "../src/content/read-corpus.ts";
import { decodeModel } from "../src/core/triage/model/triage-model.ts";
import { understand } from "../src/core/triage/understand.ts";
import { watchDanger } from "../src/core/triage/watch-danger.ts";

const TRAINING = join(import.meta.dirname, "../training");
const SECONDS = 3;
const FIRST = 3_000;
const LENGTH_MAX = 5_000;
const HOSTILE_MS_MAX = 50;
const HOSTILE = [
  "母",
  "薬いっぱい",
  "もう疲れた、",
  "夫が今日も",
  "a ",
  "首を",
  "お金が",
  "my husband ",
  "w",
  "死に",
  "死ぬ死ぬと",
];

global.gc?.();
const before = process.memoryUsage();
const from = performance.now();
const decoded = decodeModel(gunzipSync(readFileSync(join(TRAINING, "model.gz"))));
const loadMs = performance.now() - from;
if (!decoded.ok) throw new Error(decoded.error);
const model = decoded.value;
const all = (text: string) => understand([text], {}, model);
const texts = readCorpus(TRAINING).map(({ text }) => text);
const forty = texts.filter(({ length }) => length >= 36 && length <= 44);
const first = cpuSeconds();
for (const text of texts.slice(0, FIRST)) all(text);
const firstSeconds = cpuSeconds() - first;
for (const text of texts.slice(FIRST)) all(text);
global.gc?.();
const after = process.memoryUsage();
const mb = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

console.log(`load             ${loadMs.toFixed(0)} ms`);
console.log(
  `memory           ${mb(after.heapUsed + after.external - before.heapUsed - before.external)} more than before (heap and arrays)`,
);
console.log(`first ${FIRST}       ${Math.round(FIRST / firstSeconds)} utterances/s of a process that has just begun`);
show("everything", all);
show("danger alone", (text) => watchDanger(text, model));
show("rules alone", (text) => understand([text], {}, null));
console.log(
  `hostile          ${hostileMs(all).toFixed(1)} ms at worst for ${LENGTH_MAX} characters (limit ${HOSTILE_MS_MAX})`,
);

function show(name: string, work: (text: string) => unknown): void {
  console.log(
    `${name.padEnd(17)}${perSecond(work)} utterances/s; 40 characters: p50 ${percentile(work, 0.5)} µs, p99 ${percentile(work, 0.99)} µs`,
  );
}

function perSecond(work: (text: string) => unknown): number {
  const from = cpuSeconds();
  let count = 0;
  while (cpuSeconds() - from < SECONDS) {
    for (let at = 0; at < 100; at++) work(texts[(count + at * 7) % texts.length] ?? "");
    count += 100;
  }
  return Math.round(count / (cpuSeconds() - from));
}

/** Time of this process on its cores, so that others on the machine do not count. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}

function percentile(work: (text: string) => unknown, share: number): string {
  const times = Array.from({ length: 5_000 }, (_, at) => {
    const text = forty[at % forty.length] ?? "";
    const start = performance.now();
    work(text);
    return (performance.now() - start) * 1000;
  }).sort((a, b) => a - b);
  return (times[Math.floor(times.length * share)] ?? 0).toFixed(0);
}

function hostileMs(work: (text: string) => unknown): number {
  return Math.max(
    ...HOSTILE.map((filler) => {
      const text = filler.repeat(Math.ceil(LENGTH_MAX / filler.length)).slice(0, LENGTH_MAX);
      const start = performance.now();
      work(text);
      return performance.now() - start;
    }),
  );
}
