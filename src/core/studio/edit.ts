import { z } from "zod";
import { StepId } from "../flow/flow.ts";
import { Language } from "../language.ts";
import { BundlePath } from "./bundle.ts";
import { FileVersion } from "./draft-view.ts";

/**
 * What a form of the studio does, as data: the server writes it into the files, so that the browser knows no YAML and comments and
 * order stay. `value` is the plain value of a field; null takes an optional field out.
 */
const FlowId = z.string().regex(/^[a-z][a-z0-9_]*$/);
const Path = z.array(z.union([z.string(), z.number().int().min(0)])).max(12);
const Value = z.json();
const step = { flow: FlowId, step: StepId };

export const FlowEdit = z.discriminatedUnion("do", [
  /** A new step, in the file after another one (or at the end). `value` is the step as the flow language has it. */
  z.strictObject({ do: z.literal("add_step"), ...step, value: Value, after: StepId.nullable().default(null) }),
  z.strictObject({ do: z.literal("copy_step"), ...step, as: StepId }),
  /** Whatever led to it leads to `instead` from now on; without it those ways stay broken and are shown as problems. */
  z.strictObject({ do: z.literal("delete_step"), ...step, instead: StepId.nullable().default(null) }),
  /** Everything that leads to it goes along. */
  z.strictObject({ do: z.literal("rename_step"), ...step, as: StepId }),
  /** Its place in the file: before another step, or at the end. Comments above it go along. */
  z.strictObject({ do: z.literal("move_step"), ...step, before: StepId.nullable() }),
  /** A field of a step, or inside of it: ["next"], ["choices", 2, "label"], ["when", 0, "if"]. */
  z.strictObject({ do: z.literal("set_field"), ...step, path: Path.min(1), value: Value }),
  z.strictObject({
    do: z.literal("add_item"),
    ...step,
    path: Path.min(1),
    index: z.number().int().min(0),
    value: Value,
  }),
  z.strictObject({
    do: z.literal("move_item"),
    ...step,
    path: Path.min(1),
    from: z.number().int().min(0),
    to: z.number().int().min(0),
  }),
  z.strictObject({
    do: z.literal("set_flow"),
    flow: FlowId,
    field: z.enum(["title", "start", "person", "first_words"]),
    value: z.string().nullable(),
  }),
  /** A new flow, with one step that ends it; another flow has to call it. */
  z.strictObject({ do: z.literal("add_flow"), flow: FlowId, title: z.string().min(1) }),
  z.strictObject({ do: z.literal("remove_flow"), flow: FlowId }),
]);
export type FlowEdit = z.infer<typeof FlowEdit>;

const EntryList = z.enum([
  "departments",
  "agencies",
  "areas",
  "windows",
  "hotlines",
  "national_hotlines",
  "meetings",
  "criteria",
  "indicators",
]);
export type EntryList = z.infer<typeof EntryList>;

export const PlainEdit = z.discriminatedUnion("do", [
  /** A text by its full key; null takes it out. It is set where it stands now; a new one goes into the common texts. */
  z.strictObject({
    do: z.literal("set_text"),
    language: Language,
    key: z.string().regex(/^[a-z_]+:[a-z0-9][a-z0-9_.+-]*$/),
    text: z.string().max(5000).nullable(),
  }),
  /** A field of an entry of the city's lists, by the entry's id (a window's key). null takes it out: unknown again. */
  z.strictObject({ do: z.literal("set_entry"), list: EntryList, id: z.string(), path: Path.min(1), value: Value }),
  z.strictObject({ do: z.literal("add_entry"), list: EntryList, value: z.record(z.string(), Value) }),
  z.strictObject({ do: z.literal("remove_entry"), list: EntryList, id: z.string() }),
  /** Anything else of city.yaml: ["answer_within", "working_days", "tier0"], ["hotlines", "national"]. */
  z.strictObject({ do: z.literal("set_city"), path: Path.min(1), value: Value }),
]);
export type PlainEdit = z.infer<typeof PlainEdit>;

export const Edit = z.union([FlowEdit, PlainEdit]);
export type Edit = z.infer<typeof Edit>;

/** A change of a file's text, as it can be taken back. `removed` null: there was no file; `inserted` null: there is none now. */
export const Splice = z.strictObject({
  path: BundlePath,
  at: z.number().int().min(0),
  removed: z.string().nullable(),
  inserted: z.string().nullable(),
});
export type Splice = z.infer<typeof Splice>;

/**
 * POST /api/studio/edits: all of them in order, or none. `seen`: the versions of the files that the forms were made from; one that
 * somebody else has changed since is refused as `draft_conflict`.
 */
export const EditAsk = z.strictObject({
  edits: z.array(Edit).min(1).max(200),
  seen: z.record(BundlePath, FileVersion).default({}),
});
export type EditAsk = z.infer<typeof EditAsk>;

/** POST /api/studio/splices: takes edits back (`undo` as it was answered), or makes them again. */
export const SpliceAsk = z.strictObject({ splices: z.array(Splice).min(1).max(400) });

/** `undo` and `redo`, each to be sent as it is. */
export const Edited = z.strictObject({
  version: z.number().int(),
  files: z.array(z.strictObject({ path: z.string(), text: z.string().nullable(), version: FileVersion })),
  undo: z.array(Splice),
  redo: z.array(Splice),
});
export type Edited = z.infer<typeof Edited>;

/** Why an edit cannot be made; `index` counts the edits from 0. */
export type EditRefusal = {
  index: number;
  why:
    | "flow_unknown"
    | "step_unknown"
    | "step_exists"
    | "entry_unknown"
    | "entry_exists"
    | "file_unreadable"
    | "place_unknown";
};
