import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { NOWHERE } from "../core/studio/content-problem.ts";
import type { Finding } from "./finding.ts";

/** A file read as YAML: its value, what is wrong with it, and where a path in it stands (line and column from 1). */
export type YamlFile = {
  path: string;
  value: unknown;
  findings: Finding[];
  at(path: readonly (string | number)[]): { line: number; column: number };
};

/** Reads a text as YAML, with `<<`. A text that is none has the value undefined and says why. Never throws. */
export function readYamlFile(path: string, text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { merge: true, prettyErrors: true, lineCounter: lines });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const [error] = document.errors;
  if (error !== undefined) {
    const reason = (error.message.split("\n")[0] ?? "").replace(/:$/, "");
    const at = place(error.pos[0]);
    return { path, value: undefined, findings: [unreadable(path, reason, at.line)], at: () => at };
  }
  let value: unknown;
  const findings: Finding[] = [];
  try {
    value = document.toJS();
  } catch (failure) {
    // An alias (*name) without its anchor, or too many of them.
    const reason = failure instanceof Error ? (failure.message.split("\n")[0] ?? "") : "";
    findings.push(unreadable(path, reason, 1));
  }
  return {
    path,
    value,
    findings,
    at: (steps) => place(offsetOf(document.contents, steps)),
  };
}

function unreadable(file: string, reason: string, line: number): Finding {
  return {
    ...{ code: "yaml", level: "error", file, path: [], place: NOWHERE, label: "", reason },
    message: `${line}行目で、YAMLとして読めません（${reason}）`,
    mend: "かっこ、引用符、字下げ（半角の空白）を確かめてください。",
  };
}

/** The beginning of what a path leads to: of its key where it has one; as far as the path goes. */
function offsetOf(root: Node | null, path: readonly (string | number)[]): number {
  let node: unknown = root;
  let offset = startOf(root);
  for (const step of path) {
    if (isAlias(node)) break;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (pair === undefined) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === "number" && node.items[step] !== undefined) {
      node = node.items[step];
      offset = startOf(node) ?? offset;
    } else break;
  }
  return offset ?? 0;
}

function startOf(node: unknown): number | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range?.[0] : undefined;
}
