import { Worker } from "node:worker_threads";
import type { Labelled, Learned } from "./learn.ts";

/** Learns from all in a thread of its own: with cross-validation beside it no core waits for the other. */
export function learnAside(labelled: readonly Labelled[]): Promise<Learned> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./learn-all.ts", import.meta.url), { workerData: labelled });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}
