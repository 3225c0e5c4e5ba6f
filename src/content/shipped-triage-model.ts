import { join } from "node:path";
import type { TriageModel } from "../core/triage/model/triage-model.ts";
import { loadTriageModel } from "./load-triage-model.ts";

let model: TriageModel | null | undefined;

/** The model that this version of the program was shipped with; read once. It belongs to the code, not to a city's revision. */
export function shippedTriageModel(): TriageModel | null {
  model ??= loadTriageModel(join(import.meta.dirname, "../../training"));
  return model;
}
