import { Worker } from "node:worker_threads";
import { z } from "zod";
import type { Utterance } from "../../src/content/read-corpus.ts";
import { dice } from "../dice.ts";
import type { TriageResult } from "../triage/result-of.ts";
import type { Told } from "./build-model.ts";
import { FOLDS, labelledCorpus } from "./labelled-corpus.ts";
import type { Labelled } from "./learn.ts";

/** Two cores. */
const AT_ONCE = 2;
const Scored = z.array(z.tuple([z.number().int(), z.instanceof(Float32Array)]));
const Triaged = z.array(z.tuple([z.number().int(), z.custom<TriageResult>()]));

/** Raw scores of every utterance by a small model that saw nothing of its batch; one thread a fold, two at a time. */
export function crossValidate(corpus: readonly Utterance[], labelled: readonly Labelled[]): Promise<Float32Array[]> {
  return everyFold({ corpus, labelled, share: 1, told: null }, (message) => Scored.parse(message));
}

/**
 * What the product would say of every utterance with a model that saw nothing of its batch.
 * @param told calibration and thresholds; @param share of the other batches' lines that are learnt from.
 */
export function triageHeldOut(corpus: readonly Utterance[], told: Told, share: number): Promise<TriageResult[]> {
  return everyFold({ corpus, labelled: labelledCorpus(corpus), share, told }, (message) => Triaged.parse(message));
}

type Task = {
  readonly corpus: readonly Utterance[];
  readonly labelled: readonly Labelled[];
  readonly share: number;
  readonly told: Told | null;
};

async function everyFold<T>(task: Task, read: (message: unknown) => [number, T][]): Promise<T[]> {
  const answers: T[] = [];
  const waiting = [...Array(FOLDS).keys()];
  const work = async () => {
    for (let fold = waiting.shift(); fold !== undefined; fold = waiting.shift())
      for (const [at, answer] of read(await runFold({ ...task, fold }))) answers[at] = answer;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return answers;
}

/** Which fold each batch belongs to: whole batches are dealt out, language by language. */
export function foldsOf(files: readonly string[]): Map<string, number> {
  const draw = dice(7);
  const batches = [...new Set(files)]
    .sort()
    .map((file) => ({ file, language: file.split("/")[0] ?? "", luck: draw() }));
  batches.sort((a, b) => a.language.localeCompare(b.language) || a.luck - b.luck);
  return new Map(batches.map(({ file }, at) => [file, at % FOLDS]));
}

function runFold(task: Task & { fold: number }): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./score-fold.ts", import.meta.url), { workerData: task });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}
