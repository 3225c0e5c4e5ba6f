import { useMemo } from "react";
import type { Domain } from "../../core/domain.ts";
import type { Language } from "../../core/language.ts";
import type { Values } from "./draft/draft-store.ts";
import type { OpenStudio } from "./draft/open-studio.ts";
import type { ValuePath } from "./draft/set-at.ts";
import { textOf, withText, withTexts } from "./draft/texts.ts";
import { useDraftState } from "./draft/use-studio.ts";
import { freeId, type Spot, withField, withStepAdded, withStepMoved, withStepRemoved } from "./flow/edit-flow.ts";
import type { EditFlow, EditStep } from "./flow/edit-step.ts";
import { flowsOf } from "./flow/edit-step.ts";
import { withFlowAdded, withFlowRemoved } from "./flow/flow-files.ts";
import { type NewKind, newStep } from "./flow/new-step.ts";
import { useSettled } from "./use-settled.ts";
import { words } from "./words.ts";

/** So long a pause in typing is when the list and the phone follow. */
const PAUSE_MS = 180;

/**
 * The flows as they are edited, and everything a form can do to them. Each does one thing that is undone by one undo. While words are
 * typed the rest of the page follows when there is time (`useText` for what must not wait); a change of steps is there at once.
 */
export function useFlowEditor({ store, city }: OpenStudio, domains: Readonly<Record<Domain, string>>) {
  const now = useDraftState(store, (state) => state.values);
  const values = useSettled(now, PAUSE_MS, (one, other) => !haveSameSteps(one, other));
  return useMemo(() => flowEditor({ store, city, values, domains }), [store, city, values, domains]);
}

export type FlowEditor = ReturnType<typeof flowEditor>;

type Parts = {
  store: OpenStudio["store"];
  city: string;
  values: Values;
  domains: Readonly<Record<Domain, string>>;
};

function haveSameSteps(now: Values, later: Values): boolean {
  const [flows, laterFlows] = [flowsOf(now), flowsOf(later)];
  return flows.length === laterFlows.length && flows.every((flow, index) => flow === laterFlows[index]);
}

function flowEditor({ store, city, values, domains }: Parts) {
  const flows = flowsOf(values);
  const say = words.done;
  const text = (language: Language, key: string) => textOf(values, city, language, key);
  // What is changed is what stands there now, not what was drawn last.
  const current = () => store.state().values;
  const changed = (flow: EditFlow, change: (file: unknown) => unknown) => changedIn(current(), flow, change);
  const textsSet = (texts: Parameters<typeof withTexts>[2]) => withTexts(current(), city, texts);
  return {
    ...{ flows, domains, text, store, city },
    ...wholeFlows(store, flows),
    japanese: (key: string) => text("ja", key),
    setText(language: Language, key: string, to: string): void {
      store.edit(say.text, withText(current(), city, language, key, to), `text ${language} ${key}`);
    },
    /** New texts along with whatever needs them. */
    setField(
      flow: EditFlow,
      id: string,
      at: ValuePath,
      to: unknown,
      texts: Parameters<typeof withTexts>[2] = [],
    ): void {
      const mark = typeof to === "string" || typeof to === "number" ? `field ${flow.id} ${id} ${at.join(".")}` : null;
      const after = changed(flow, (file) => withField(file, id, at, to));
      store.edit(say.field, { ...after, ...textsSet(texts) }, mark);
    },
    /** Answers the new step's name. `only`: who is asked; then a fork in front leads the others past it. */
    add(flow: EditFlow, kind: NewKind, spot: Spot, only: unknown = null): string {
      const id = freeId(flow, NAMED_BY_KIND.has(kind) ? kind : "ask");
      const { step: fresh, texts } = newStep(flow.id, id, kind);
      const step = kind === "call" ? { ...fresh, flow: flows.find((each) => each.id !== flow.id)?.id ?? "" } : fresh;
      const added = withStepAdded(current()[flow.path], flow, id, step, spot);
      const after = only === null ? added : withFork(added, flow, id, only);
      store.edit(say.added, { [flow.path]: after, ...textsSet(texts) });
      return id;
    },
    remove(flow: EditFlow, id: string): void {
      store.edit(
        say.removed,
        changed(flow, (file) => withStepRemoved(file, flow, id)),
      );
    },
    move(flow: EditFlow, id: string, spot: Spot): void {
      store.edit(
        say.moved,
        changed(flow, (file) => withStepMoved(file, flow, id, spot)),
      );
    },
    /** A copy right after it, with texts of its own. Answers its name. */
    copy(flow: EditFlow, id: string): string {
      const step = flow.steps.get(id);
      if (step === undefined) return id;
      const as = freeId(flow, id);
      const { copied, texts } = copyOf(flow, step, id, as, text);
      const after = changed(flow, (file) => withStepAdded(file, flow, as, copied, { where: "after", step: id }));
      store.edit(say.copied, { ...after, ...textsSet(texts) });
      return as;
    },
  };
}

/** What is done to a flow as a whole. */
function wholeFlows(store: Parts["store"], flows: readonly EditFlow[]) {
  const say = words.done;
  const current = () => store.state().values;
  return {
    setHead(flow: EditFlow, field: "title" | "start" | "person", to: string): void {
      store.edit(
        say.field,
        changedIn(current(), flow, (file) => ({ ...asFields(file), [field]: to })),
        `head ${flow.id} ${field}`,
      );
    },
    /** A flow of its own, for others to go through. Answers its name. */
    addFlow(title: string): string {
      const { id, files } = withFlowAdded(flows, title);
      store.edit(say.flowAdded, files);
      return id;
    },
    removeFlow(flow: EditFlow): void {
      store.edit(say.flowRemoved, withFlowRemoved(current(), flow));
    },
  };
}

function changedIn(values: Parts["values"], flow: EditFlow, change: (file: unknown) => unknown) {
  return { [flow.path]: change(values[flow.path]) };
}

/** A question is called "ask", whatever it asks. */
const NAMED_BY_KIND: ReadonlySet<NewKind> = new Set(["say", "branch", "call", "end"]);

/** A fork in front of a new step: who fits is asked, the others go past it. */
function withFork(file: unknown, flow: EditFlow, id: string, only: unknown): unknown {
  const [added] = flowsOf({ [flow.path]: file });
  const step = added?.steps.get(id);
  if (added === undefined || step === undefined) return file;
  const fork = freeId(added, `${id}_if`);
  const past = step.next ?? step.otherwise ?? "";
  const branch: EditStep = { type: "branch", when: [{ if: only, next: id }], otherwise: past };
  // The fork takes the step's place, and leads to it.
  const opened = withStepAdded(file, added, fork, { ...branch, otherwise: "" }, { where: "before", step: id });
  return withField(opened, fork, ["otherwise"], past);
}

/** The step under another name: its own texts are copied, those it shares with others stay shared. */
function copyOf(
  flow: EditFlow,
  step: EditStep,
  id: string,
  as: string,
  text: (language: Language, key: string) => string | null,
) {
  const texts: [Language, string, string][] = [];
  const renamed = (value: unknown): unknown => {
    if (typeof value === "string" && value.startsWith(`${id}.`)) {
      const key = `${as}${value.slice(id.length)}`;
      for (const language of ["ja", "ja-easy", "en"] as const) {
        const said = text(language, `${flow.id}:${value}`);
        if (said !== null) texts.push([language, `${flow.id}:${key}`, said]);
      }
      return key;
    }
    if (Array.isArray(value)) return value.map(renamed);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, renamed(inner)]));
  };
  const fields = asFields(renamed(step));
  return { copied: { ...step, ...fields, ...(step.save === undefined ? {} : { save: as }) }, texts };
}

function asFields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
