import { expect, test } from "vitest";
import { describeCondition } from "../../src/core/studio/describe-condition.ts";
import { makeDraftStore } from "../../src/web/studio/draft/draft-store.ts";
import { makeKeptCopy, sortKept } from "../../src/web/studio/draft/kept-copy.ts";
import { runSaveQueue } from "../../src/web/studio/draft/save-queue.ts";
import { textOf, withText } from "../../src/web/studio/draft/texts.ts";
import { differencesOf, withMine } from "../../src/web/studio/draft/value-differences.ts";
import { withStepAdded, withStepMoved, withStepRemoved } from "../../src/web/studio/flow/edit-flow.ts";
import { flowsOf } from "../../src/web/studio/flow/edit-step.ts";
import { leadsOf, readingOrder } from "../../src/web/studio/flow/step-leads.ts";
import { conditionNamesOf, listTitle, readable } from "../../src/web/studio/flow/step-names.ts";
import { readWordsCsv, writeWordsCsv } from "../../src/web/studio/texts/words-csv.ts";

const PATH = "flows/intake.yaml";
const file = {
  format: 1,
  id: "intake",
  title: "はじめての聞き取り",
  start: "hello",
  person: "person",
  steps: {
    bye: { type: "end", texts: ["bye"] },
    hello: { type: "say", texts: ["hello"], next: "who" },
    who: {
      ...{ type: "ask", answer: "choice", text: "who.ask", again: "who.again", save: "about", next: "bye" },
      choices: [
        { value: "self", label: "who.self", next: "fork" },
        { value: "family", label: "who.family" },
      ],
      skip: { label: "common:skip" },
    },
    fork: { type: "branch", when: [{ if: { answer: "about", is: "self" }, next: "bye" }], otherwise: "bye" },
    person: { type: "handoff", next: "bye" },
  },
};
const flowIn = (value: unknown) => {
  const [flow] = flowsOf({ [PATH]: value });
  if (flow === undefined) throw new Error("no flow");
  return flow;
};
const waysOf = (value: unknown, step: string) => {
  const found = flowIn(value).steps.get(step);
  return found === undefined ? null : leadsOf(found).map(({ by, to }) => [by, to]);
};
const flow = flowIn(file);
const japanese = (key: string) =>
  ({ "intake:who.ask": "だれのこと\nですか。", "intake:who.self": "自分のこと" })[key] ?? null;
const DOMAINS = { elderly: "高齢", disability: "障害", child: "こども", poverty: "困窮", other: "その他" };

test("steps stand in the order a conversation meets them; what nothing leads to comes last", () => {
  expect(readingOrder(flow)).toEqual(["hello", "who", "fork", "bye", "person"]);
});

test("each answer shows where it leads, also when the question decides for it", () => {
  expect(waysOf(file, "who")).toEqual([
    ["choice", "fork"],
    ["choice", "bye"],
    ["skip", "bye"],
    ["next", "bye"],
  ]);
});

test("a fork is named by what it looks at, in the words of the questions", () => {
  const fork = flow.steps.get("fork");
  expect(fork && listTitle(flow, fork, japanese, DOMAINS)).toBe("もし、「だれのこと」に「自分のこと」と答えたなら");
  const names = conditionNamesOf(flow, japanese, DOMAINS);
  expect(describeCondition({ all: [{ domain: "child" }, { not: { sure: true } }] }, names)).toBe(
    "分野が「こども」 そして （機械がよく分かった）ではない",
  );
  expect(readable("{{ city }}の{{something}}")).toBe("［市の名前］の［something］");
});

test("a step put before another one is where everything that led there goes first", () => {
  const added = withStepAdded(file, flow, "pets", { type: "say", texts: ["pets"] }, { where: "before", step: "bye" });
  expect(waysOf(added, "fork")).toEqual([
    ["condition", "pets"],
    ["otherwise", "pets"],
  ]);
  expect(waysOf(added, "pets")).toEqual([["next", "bye"]]);
});

test("a step put after another one comes before what that one led to", () => {
  const added = withStepAdded(file, flow, "pets", { type: "say", texts: ["pets"] }, { where: "after", step: "hello" });
  expect([waysOf(added, "hello"), waysOf(added, "pets")]).toEqual([[["next", "pets"]], [["next", "who"]]]);
});

test("a step taken out leaves no hole, and the start goes on", () => {
  const removed = withStepRemoved(file, flow, "fork");
  expect(waysOf(removed, "who")?.[0]).toEqual(["choice", "bye"]);
  expect(flowIn(withStepRemoved(file, flow, "hello")).start).toBe("who");
});

test("a step that is moved is in one place only", () => {
  const moved = withStepMoved(file, flow, "hello", { where: "after", step: "person" });
  expect([flowIn(moved).start, waysOf(moved, "person"), waysOf(moved, "hello")]).toEqual([
    "who",
    [["next", "hello"]],
    [["next", "bye"]],
  ]);
});

const KEY = "intake:who.ask";
const WORDS = "locales/ja/intake.yaml";
const contents = {
  version: 1,
  files: [{ path: WORDS, kind: "words" as const, version: "v1", value: { who: { ask: "だれ" } } }],
};
const typed = (store: ReturnType<typeof makeDraftStore>, text: string) =>
  store.edit("文", withText(store.state().values, "mito", "ja", KEY, text), "text");
const said = (store: ReturnType<typeof makeDraftStore>) => textOf(store.state().values, "mito", "ja", KEY);

test("typing is one undo; redo brings it back", () => {
  const store = makeDraftStore(contents);
  for (const text of ["だれの", "だれのこ", "だれのこと"]) typed(store, text);
  expect([said(store), store.undo(), said(store), store.redo(), said(store)]).toEqual([
    ...["だれのこと", "文", "だれ", "文", "だれのこと"],
  ]);
});

test("one call in flight; what is typed meanwhile is saved after it, and nobody conflicts with herself", async () => {
  const store = makeDraftStore(contents);
  const sent: unknown[] = [];
  const gates: (() => void)[] = [];
  const ask: Parameters<typeof runSaveQueue>[0]["ask"] = async (schema, _url, request) => {
    sent.push(request?.body);
    await new Promise<void>((open) => gates.push(open));
    const value = {
      version: sent.length + 1,
      files: [{ path: WORDS, kind: "words", version: `v${sent.length + 1}`, value: {} }],
    };
    return { ok: true, value: schema.parse(value) };
  };
  const waiting: (() => void)[] = [];
  const later = (callback: () => void) => {
    waiting.push(callback);
    return () => {};
  };
  const kept = makeKeptCopy(memory(), "x");
  const queue = runSaveQueue({ store, kept, ask, later });
  typed(store, "一");
  const first = queue.flush();
  typed(store, "二");
  gates.shift()?.();
  await first;
  expect(store.state().saving).toBe("waiting");
  const second = queue.flush();
  gates.shift()?.();
  await second;
  expect(sent).toMatchObject([{ files: [{ was: "v1" }] }, { files: [{ was: "v2" }] }]);
  expect([store.state().saving, said(store)]).toEqual(["saved", "二"]);
  queue.stop();
});

test("what could not be saved is there after a reload; what somebody has changed meanwhile is asked about", () => {
  const store = makeDraftStore(contents);
  const kept = makeKeptCopy(memory(), "mito:me");
  typed(store, "書きかけ");
  kept.write(store.state());
  const found = kept.read();
  if (found === null) throw new Error("nothing kept");
  expect(sortKept(found, makeDraftStore(contents).state())).toMatchObject({
    goesOn: { [WORDS]: { who: { ask: "書きかけ" } } },
    stale: [],
  });
  const moved = { ...contents, files: contents.files.map((each) => ({ ...each, version: "v9" })) };
  expect(sortKept(found, makeDraftStore(moved).state()).stale).toHaveLength(1);
});

test("of two versions only what both changed is asked; the rest of both is kept", () => {
  const base = { a: "1", b: "1", c: ["x", "y"] };
  const [mine, theirs] = [
    { ...base, a: "mine" },
    { a: "theirs", b: "theirs", c: ["x", "z"] },
  ];
  const found = differencesOf({ base, mine, theirs });
  expect(found.map(({ path, both }) => [path.join("."), both])).toEqual([
    ["a", true],
    ["b", false],
    ["c.1", false],
  ]);
  expect(withMine({ base, mine, theirs }, [["a"]])).toEqual({ a: "mine", b: "theirs", c: ["x", "z"] });
});

test("a table for translators comes back as it went out, quotes, lines and formulas too", () => {
  const lines = [{ key: KEY, texts: { ja: '「だれ」,\n"こと"', "ja-easy": null, en: "=1+1" } }];
  expect(readWordsCsv(writeWordsCsv(lines))).toEqual(lines);
  expect(readWordsCsv("a,b\n1,2")).toBeNull();
});

function memory(): Pick<Storage, "getItem" | "setItem" | "removeItem"> {
  const all = new Map<string, string>();
  return {
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, value) => void all.set(key, value),
    removeItem: (key) => void all.delete(key),
  };
}
