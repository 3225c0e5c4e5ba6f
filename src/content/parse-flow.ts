import { Flow } from "../core/flow/flow.ts";
import { NOWHERE, type ProblemPlace } from "../core/studio/content-problem.ts";
import type { Finding } from "./finding.ts";
import { shapeFindings } from "./shape-findings.ts";
import type { YamlFile } from "./yaml-file.ts";

/** A flow of a file named `<id>.yaml`, or what is wrong with it. */
export function parseFlow(file: YamlFile): { flow: Flow | null; findings: Finding[] } {
  if (file.findings.length > 0) return { flow: null, findings: file.findings };
  const id = flowIdOf(file.path);
  const parsed = Flow.safeParse(file.value);
  if (!parsed.success) {
    const where = { file: file.path, path: [], label: labelOf };
    return { flow: null, findings: shapeFindings(Flow, file.value, where, (path) => placeOf(id, path)) };
  }
  if (parsed.data.id === id) return { flow: parsed.data, findings: [] };
  return { flow: null, findings: [idDiffers(file.path, id, parsed.data.id)] };
}

/** "flows/intake.yaml" → "intake". */
export function flowIdOf(path: string): string {
  return (path.split("/").at(-1) ?? "").replace(/\.yaml$/, "");
}

function idDiffers(file: string, id: string, written: string): Finding {
  return {
    ...{ code: "id_differs", level: "error", file, path: ["id"], label: "" },
    place: { ...NOWHERE, flow: id },
    reason: `its id is "${written}"; a flow is named after its file`,
    message: `id が「${written}」で、ファイルの名前とちがいます`,
    mend: `id を ${id} にしてください。`,
  };
}

function placeOf(flow: string, [top, step]: readonly (string | number)[]): ProblemPlace {
  return { ...NOWHERE, flow, step: top === "steps" && step !== undefined ? String(step) : null };
}

/** "step hello: texts.0" */
function labelOf(path: readonly string[]): string {
  return path[0] !== "steps" || path[1] === undefined
    ? path.join(".")
    : [`step ${path[1]}`, path.slice(2).join(".")].filter((part) => part !== "").join(": ");
}
