import { z } from "zod";
import { Domain } from "../domain.ts";
import { Language } from "../language.ts";

const State = z.enum(["added", "removed", "changed"]);
/** One thing that is different. null: it was, or is, not there. Values that are no text are written as short JSON. */
export const FieldChange = z.strictObject({
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type FieldChange = z.infer<typeof FieldChange>;

/** `name`: what the step says first, or does. Its fields are in words: buttons with where they lead, texts instead of keys. */
const StepChange = z.strictObject({
  step: z.string(),
  name: z.string(),
  state: State,
  changes: z.array(FieldChange),
});

/**
 * What lies between two states of a city's files, for people: steps, words, offices and ways, not lines. GET
 * /api/studio/diff?from=&to= (a revision's name, or "draft").
 */
export const BundleDiff = z.strictObject({
  flows: z.array(
    z.strictObject({
      flow: z.string(),
      title: z.string(),
      state: State,
      /** Of the flow itself: title, start, person. */
      head: z.array(FieldChange),
      steps: z.array(StepChange),
    }),
  ),
  words: z.array(
    z.strictObject({
      key: z.string(),
      language: Language,
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  /** Of the city's files: "agencies" "hokatsu-chuo" and what of it. `id` null for what is no list. */
  city: z.array(
    z.strictObject({
      list: z.string(),
      id: z.string().nullable(),
      name: z.string(),
      state: State,
      changes: z.array(FieldChange),
    }),
  ),
  /** Who would get a matter: where the answer is another one now. `area` null: not said where. */
  routes: z.array(
    z.strictObject({ domain: Domain, area: z.string().nullable(), before: z.string(), after: z.string() }),
  ),
  /** Danger rules that the city has added or changed; `name` says why. */
  danger: z.array(z.strictObject({ id: z.string(), name: z.string(), state: State, changes: z.array(FieldChange) })),
  /** Of the menu at the foot of the chat; the picture only as another one. */
  menu: z.array(FieldChange),
  talks: z.array(z.strictObject({ path: z.string(), state: State })),
  files: z.array(z.strictObject({ path: z.string(), state: State })),
});
export type BundleDiff = z.infer<typeof BundleDiff>;

export const DiffAsk = z.strictObject({ from: z.string(), to: z.string() });
