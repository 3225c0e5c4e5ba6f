import { z } from "zod";
import type { Values } from "../draft/draft-store.ts";

/**
 * A step while it is edited: every field any step may have, none of them promised. What is missing or wrong is for the checks to
 * say; the form must open all the same.
 */
const text = z.string().optional().catch(undefined);
const texts = z.array(z.string()).optional().catch(undefined);
const number = z.number().optional().catch(undefined);
const truth = z.boolean().optional().catch(undefined);

const EditChoice = z.looseObject({
  value: z.string().catch(""),
  label: z.string().catch(""),
  next: text,
  range: z.tuple([z.number(), z.number()]).optional().catch(undefined),
  alone: truth,
  danger: z.looseObject({ tier: z.number(), kind: z.string() }).optional().catch(undefined),
});
export type EditChoice = z.infer<typeof EditChoice>;

const Way = z.looseObject({ label: text, next: text }).optional().catch(undefined);

export const EditStep = z.looseObject({
  type: z.string().catch(""),
  answer: text,
  text,
  again: text,
  more: text,
  done: text,
  texts,
  show: texts,
  save: text,
  quiet: truth,
  confidential: truth,
  skip: Way,
  next: text,
  choices: z.array(EditChoice).optional().catch(undefined),
  or_text: z.looseObject({ save: text, next: text }).optional().catch(undefined),
  of: text,
  max: number,
  story: truth,
  min: number,
  when: z
    .array(z.looseObject({ if: z.unknown(), next: text }))
    .optional()
    .catch(undefined),
  otherwise: text,
  share: Way,
  city_only: Way,
  none: Way,
  flow: text,
});
export type EditStep = z.infer<typeof EditStep>;

const EditFlowFile = z.looseObject({
  id: z.string(),
  title: z.string().catch(""),
  start: z.string().catch(""),
  person: text,
  steps: z.record(z.string(), z.unknown()).catch({}),
});

export type EditFlow = {
  path: string;
  id: string;
  title: string;
  start: string;
  person: string | null;
  steps: ReadonlyMap<string, EditStep>;
};

const readSteps = new WeakMap<object, EditStep>();
const readFlows = new WeakMap<object, EditFlow | null>();

/** The flows as they stand now, the one of every conversation first. What was not changed is not read again. */
export function flowsOf(values: Values): EditFlow[] {
  const paths = Object.keys(values).filter(
    (path) => /(?:^|\/)flows\/[^/]+\.yaml$/.test(path) && !path.endsWith(".talk.yaml"),
  );
  const flows = paths.flatMap((path) => flowOf(path, values[path]) ?? []);
  return flows.toSorted((a, b) => Number(b.id === "intake") - Number(a.id === "intake"));
}

function flowOf(path: string, value: unknown): EditFlow | null {
  if (typeof value !== "object" || value === null) return null;
  const known = readFlows.get(value);
  if (known !== undefined) return known;
  const parsed = EditFlowFile.safeParse(value);
  const read = parsed.success ? toFlow(path, parsed.data, stepsIn(value)) : null;
  readFlows.set(value, read);
  return read;
}

function toFlow(path: string, file: z.infer<typeof EditFlowFile>, raw: Readonly<Record<string, unknown>>): EditFlow {
  const steps = new Map(Object.entries(raw).map(([id, step]) => [id, stepOf(step)] as const));
  return { path, id: file.id, title: file.title, start: file.start, person: file.person ?? null, steps };
}

/** The steps as they stand in the store, not copies of them: a step that was not changed is the same object. */
function stepsIn(value: object): Readonly<Record<string, unknown>> {
  const steps: unknown = "steps" in value ? value.steps : null;
  return isFields(steps) ? steps : {};
}

function stepOf(value: unknown): EditStep {
  if (typeof value !== "object" || value === null) return EditStep.parse({});
  const known = readSteps.get(value) ?? EditStep.parse(value);
  readSteps.set(value, known);
  return known;
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
