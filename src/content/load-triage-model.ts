import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { decodeModel, type TriageModel } from "../core/triage/model/triage-model.ts";
import { ContentError } from "./content-error.ts";

/**
 * The trained model of a folder (`model.gz`, written by `npm run train`); null when there is none: then the curated rules decide
 * alone. A file that cannot be used stops the start, in words.
 */
export function loadTriageModel(folder: string): TriageModel | null {
  const file = join(folder, "model.gz");
  if (!existsSync(file)) return null;
  const model = decodeModel(unpacked(file));
  if (model.ok) return model.value;
  const why = model.error === "other_heads" ? "it was trained for another version of the code" : "it is broken";
  throw new ContentError(`training/model.gz cannot be used: ${why}. Run \`npm run train\`.`);
}

function unpacked(file: string): Uint8Array {
  try {
    return gunzipSync(readFileSync(file));
  } catch {
    return new Uint8Array();
  }
}
