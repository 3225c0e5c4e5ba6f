import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { Flow } from "../core/flow/flow.ts";
import { ContentError } from "./content-error.ts";
import { parseYaml } from "./parse-yaml.ts";

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
  const parsed = Flow.safeParse(parseYaml(file, { merge: true }));
  if (!parsed.success) {
    const reasons = parsed.error.issues.map((issue) => reasonOf(issue).replace(/^steps\./, "step "));
    throw new ContentError(reasons.map((reason) => `${file}: ${reason}`).join("\n"));
  }
  if (parsed.data.id !== id)
    throw new ContentError(`${file}: its id is "${parsed.data.id}"; a flow is named after its file`);
  return [id, parsed.data];
}

/** Where and why, like "hello.texts: …". A step is one of several kinds: the reason is that of the kind its `type` names. */
function reasonOf(issue: z.core.$ZodIssue): string {
  const place = issue.path.join(".");
  const at = (reason: string) => (place === "" ? reason : `${place}: ${reason}`);
  if (issue.code !== "invalid_union") return at(issue.message);
  const meant = issue.errors.find((kind) => !kind.some(isOtherKind));
  return at(meant?.map(reasonOf).join("; ") ?? "there is no step with this type, or no question with this answer");
}

function isOtherKind(issue: z.core.$ZodIssue): boolean {
  return issue.path.at(-1) === "type" || issue.code === "invalid_union";
}
