import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { Flow } from "../core/flow/flow.ts";
import { ContentError } from "./content-error.ts";

/** Reads every `<dir>/<id>.yaml` that is a flow (recorded talks end in .talk.yaml). Throws naming file, step and reason. */
export function loadFlows(dir: string): Record<string, Flow> {
  const files = readdirSync(dir).filter((name) => name.endsWith(".yaml") && !name.endsWith(".talk.yaml"));
  return Object.fromEntries(files.map((name) => readFlow(join(dir, name), name.replace(/\.yaml$/, ""))));
}

/** A revision's name: the same flows have the same name on every machine. */
export function revisionOf(flows: Record<string, Flow>): string {
  return createHash("sha256").update(JSON.stringify(flows)).digest("hex").slice(0, 8);
}

function readFlow(file: string, id: string): [string, Flow] {
  const parsed = Flow.safeParse(parse(readFileSync(file, "utf8"), { merge: true }));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue?.path.join(".") ?? "";
    throw new ContentError(`${file}: ${place.replace(/^steps\./, "step ")}: ${issue?.message ?? "is not a flow"}`);
  }
  if (parsed.data.id !== id)
    throw new ContentError(`${file}: its id is "${parsed.data.id}"; a flow is named after its file`);
  return [id, parsed.data];
}
