import { HEADS } from "../../src/core/triage/model/heads.ts";
import { decodeModel, type ModelHeader, type TriageModel } from "../../src/core/triage/model/triage-model.ts";
import { encodeModel } from "./encode.ts";
import { type Labelled, learn } from "./learn.ts";

/** What calibration adds to what was learnt. */
export type Told = Pick<ModelHeader, "lines" | "digest" | "slope" | "shift" | "threshold">;

/** Before calibration: scores as they are. */
export const UNTOLD: Told = {
  lines: 0,
  digest: "",
  slope: HEADS.map(() => 1),
  shift: HEADS.map(() => 0),
  threshold: HEADS.map(() => 0.5),
};

/** Learns and makes small, as the product has it. */
export function buildModel(labelled: readonly Labelled[], told: Told): { bytes: Uint8Array; model: TriageModel } {
  const bytes = encodeModel(learn(labelled), told);
  const model = decodeModel(bytes);
  if (!model.ok) throw new Error(`a model that was just written cannot be read: ${model.error}`);
  return { bytes, model: model.value };
}
