import type { Utterance } from "../../src/content/read-corpus.ts";
import type { TriageResult } from "../triage/result-of.ts";

/** An utterance with its labels and what was said of it; peers say domains only. */
export type Judged = {
  readonly utterance: Utterance;
  readonly said: Pick<TriageResult, "primary" | "domains"> & Partial<TriageResult>;
};
