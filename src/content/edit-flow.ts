import { type Bundle, kindOf } from "../core/studio/bundle.ts";
import type { FlowEdit } from "../core/studio/edit.ts";
import type { EditStep } from "./edit-bundle.ts";
import { insertInText, renameInText, setInText, type YamlPath } from "./edit-yaml-text.ts";
import { moveBlock, textOfBlock } from "./move-block.ts";
import { readYamlOnce } from "./read-yaml-once.ts";
import { renderPair } from "./render-yaml.ts";
import { targetsOf } from "./step-targets.ts";

/** Edits a flow's file: the city's own where it has one. */
export function editFlow(bundle: Bundle, city: string, edit: FlowEdit): EditStep {
  const own = `cities/${city}/flows/${edit.flow}.yaml`;
  const path = bundle[own] === undefined ? `flows/${edit.flow}.yaml` : own;
  const text = bundle[path];
  if (edit.do === "add_flow") return text === undefined ? { [path]: newFlow(edit.flow, edit.title) } : "step_exists";
  if (text === undefined) return "flow_unknown";
  if (edit.do === "remove_flow") return { [path]: null };
  const steps = stepsOf(path, text);
  if (steps === null) return "file_unreadable";
  if (edit.do === "set_flow") return written(path, setInText(text, [edit.field], edit.value ?? undefined));
  const step = steps[edit.step];
  if (edit.do === "add_step") {
    return step === undefined ? addStep(path, text, edit, steps) : "step_exists";
  }
  if (step === undefined) return "step_unknown";
  return editStep(path, text, steps, edit);
}

type StepEdit = Exclude<FlowEdit, { do: "add_flow" | "remove_flow" | "set_flow" | "add_step" }>;
type Steps = Record<string, unknown>;

function editStep(path: string, text: string, steps: Steps, edit: StepEdit): EditStep {
  const at = ["steps", edit.step];
  switch (edit.do) {
    case "copy_step":
      if (steps[edit.as] !== undefined) return "step_exists";
      return addAfter(path, text, edit.as, steps[edit.step], edit.step);
    case "rename_step":
      if (steps[edit.as] !== undefined) return "step_exists";
      return written(path, retarget(renameInText(text, at, edit.as), path, edit.step, edit.as));
    case "delete_step": {
      const gone = setInText(writtenOut(text, path, edit.step), at, undefined);
      return written(path, edit.instead === null ? gone : retarget(gone, path, edit.step, edit.instead));
    }
    case "move_step":
      if (edit.before !== null && steps[edit.before] === undefined) return "step_unknown";
      return written(path, moveBlock(text, ["steps"], edit.step, edit.before));
    case "set_field":
      return written(path, setInText(text, [...at, ...edit.path], edit.value ?? undefined));
    case "add_item":
      return written(path, addItem(text, [...at, ...edit.path], steps, edit));
    case "move_item":
      return moveItem(path, text, steps, edit);
    default:
      return edit satisfies never;
  }
}

function written(path: string, text: string | null): EditStep {
  return text === null ? "place_unknown" : { [path]: text };
}

function newFlow(flow: string, title: string): string {
  return `${renderPair("format", 1, 0)}\n${renderPair("id", flow, 0)}\n${renderPair("title", title, 0)}\nstart: done\n\nsteps:\n  done: { type: end }\n`;
}

function addStep(path: string, text: string, edit: Extract<FlowEdit, { do: "add_step" }>, steps: Steps): EditStep {
  if (edit.after !== null && steps[edit.after] === undefined) return "step_unknown";
  return addAfter(path, text, edit.step, edit.value, edit.after);
}

/** A step at the end, or moved to right after another one. */
function addAfter(path: string, text: string, step: string, value: unknown, after: string | null): EditStep {
  const added = setInText(text, ["steps", step], value);
  if (added === null || after === null) return written(path, added);
  const names = Object.keys(stepsOf(path, text) ?? {});
  const next = names[names.indexOf(after) + 1];
  return written(path, next === undefined ? added : moveBlock(added, ["steps"], step, next));
}

function addItem(
  text: string,
  path: YamlPath,
  steps: Steps,
  edit: Extract<FlowEdit, { do: "add_item" }>,
): string | null {
  const list = edit.path.reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), steps[edit.step]);
  return Array.isArray(list) ? insertInText(text, path, edit.index, edit.value) : setInText(text, path, [edit.value]);
}

function moveItem(path: string, text: string, steps: Steps, edit: Extract<FlowEdit, { do: "move_item" }>): EditStep {
  const at: YamlPath = ["steps", edit.step, ...edit.path];
  const list = edit.path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), steps[edit.step]);
  if (!Array.isArray(list) || list[edit.from] === undefined || edit.to >= list.length) return "place_unknown";
  const item: unknown = list[edit.from];
  const without = setInText(text, [...at, edit.from], undefined);
  return written(path, without === null ? null : insertInText(without, at, edit.to, item));
}

/** Every way to a step leads to another one. */
function retarget(text: string | null, path: string, from: string, to: string): string | null {
  if (text === null) return null;
  const { value } = readYamlOnce(path, text);
  const places = targetsOf(value).filter(({ target }) => target === from);
  // What a step has from elsewhere is changed where it comes from, and need not be written out.
  return places.reduce<string | null>((so, place) => {
    if (so === null) return null;
    const current = targetsOf(readYamlOnce(path, so).value).find(
      (each) => each.path.join("\0") === place.path.join("\0"),
    );
    return current?.target === from ? setInText(so, place.path, to) : so;
  }, text);
}

/** Before a step goes on which others lean (`&name`), they get what they have from it in their own words. */
function writtenOut(text: string, path: string, step: string): string {
  const block = textOfBlock(text, ["steps"], step) ?? "";
  const anchors = [...block.matchAll(/&([\w-]+)/g)].map(([, name]) => name ?? "");
  if (anchors.length === 0) return text;
  const steps = stepsOf(path, text) ?? {};
  return Object.keys(steps)
    .filter((name) => name !== step)
    .filter((name) => anchors.some((anchor) => (textOfBlock(text, ["steps"], name) ?? "").includes(`*${anchor}`)))
    .reduce((so, name) => setInText(so, ["steps", name], steps[name]) ?? so, text);
}

function stepsOf(path: string, text: string): Steps | null {
  const { value, findings } = readYamlOnce(path, text);
  if (findings.length > 0 || kindOf(path) !== "flow" || !isRecord(value)) return null;
  return isRecord(value.steps) ? value.steps : {};
}

function isRecord(value: unknown): value is Record<string | number, unknown> {
  return typeof value === "object" && value !== null;
}
