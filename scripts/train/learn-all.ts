/** A thread that learns from all, while others cross-validate. */
import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { type Labelled, learn } from "./learn.ts";

const labelled = z.custom<readonly Labelled[]>().parse(workerData);
parentPort?.postMessage(learn(labelled));
