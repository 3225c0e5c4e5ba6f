/** A thread of cross-validation: learns without one fold, then scores it, or triages it as the product would. */
import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import type { Utterance } from "../../src/content/read-corpus.ts";
import { scoresOf } from "../../src/core/triage/model/ask-model.ts";
import { resultOf } from "../triage/result-of.ts";
import { buildModel, UNTOLD } from "./build-model.ts";
import { foldsOf } from "./cross-validate.ts";
import type { Labelled } from "./learn.ts";

const Task = z.object({
  fold: z.number().int(),
  /** Of the batches that are learnt from, this share; for the learning curve. */
  share: z.number(),
  corpus: z.custom<readonly Utterance[]>(),
  labelled: z.custom<readonly Labelled[]>(),
  told: z.custom<typeof UNTOLD>().nullable(),
});

const { fold, share, told, corpus, labelled } = Task.parse(workerData);
const folds = foldsOf(corpus.map(({ file }) => file));
const isHeldOut = (at: number) => folds.get(corpus[at]?.file ?? "") === fold;
const learnt = labelled.filter((_, at) => !isHeldOut(at));
const { model } = buildModel(
  learnt.filter((_, at) => Math.floor((at + 1) * share) > Math.floor(at * share)),
  told ?? UNTOLD,
);
parentPort?.postMessage(
  labelled.flatMap(({ input }, at) => {
    if (!isHeldOut(at)) return [];
    return [
      [at, told === null ? scoresOf(model, input.letters, input.signals) : resultOf(corpus[at]?.text ?? "", model)],
    ];
  }),
);
