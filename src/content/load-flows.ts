import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Flow } from "../core/flow/flow.ts";
import { ContentError } from "./content-error.ts";
import { parseFlow } from "./parse-flow.ts";
import { readYamlFile } from "./yaml-file.ts";

/** Reads every `<dir>/<id>.yaml` that is a flow (recorded talks end in .talk.yaml). Throws naming file, step and reason. */
export function loadFlows(dir: string): Record<string, Flow> {
  const files = readdirSync(dir).filter((name) => name.endsWith(".yaml") && !name.endsWith(".talk.yaml"));
  return Object.fromEntries(files.map((name) => readFlow(join(dir, name))));
}

function readFlow(path: string): [string, Flow] {
  const { flow, findings } = parseFlow(readYamlFile(path, readFileSync(path, "utf8")));
  if (flow !== null) return [flow.id, flow];
  const lines = findings.map(({ code, label, reason }) => {
    const said = code === "yaml" ? `cannot be read as YAML: ${reason}` : reason;
    return [path, label, said].filter((part) => part !== "").join(": ");
  });
  throw new ContentError(lines.join("\n"));
}
