import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { ContentError } from "./content-error.ts";

/** Reads a file as YAML. Throws ContentError naming file, line and reason, also when there is no such file. `merge` allows `<<`. */
export function parseYaml(file: string, options: { merge?: boolean } = {}): unknown {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new ContentError(`${file}: there is no such file, or it cannot be read`);
  }
  try {
    return parse(text, { ...options, prettyErrors: true });
  } catch (failure) {
    const reason = failure instanceof Error ? (failure.message.split("\n")[0] ?? "") : "";
    throw new ContentError(`${file}: cannot be read as YAML: ${reason.replace(/:$/, "")}`, { cause: failure });
  }
}
