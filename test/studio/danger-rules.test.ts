import { afterAll, beforeAll, expect, test } from "vitest";
import { shippedTriageModel } from "../../src/content/shipped-triage-model.ts";
import { DangerEffect, StudioDanger } from "../../src/core/studio/danger-view.ts";
import { StudioDraft } from "../../src/core/studio/draft-view.ts";
import { makeCorpusEar } from "../../src/core/triage/corpus-ear.ts";
import { makeCorpusJudge } from "../../src/core/triage/corpus-judge.ts";
import { changedRules, DangerChanges, NO_CHANGES } from "../../src/core/triage/danger-changes.ts";
import { DANGER_RULES } from "../../src/core/triage/danger-rules.ts";
import { compileRules } from "../../src/core/triage/danger-signs.ts";
import { watchDanger } from "../../src/core/triage/watch-danger.ts";
import { DATABASES } from "../records/databases.ts";
import { type Caller, KATO, type OpenStudio, openStudio, SATO } from "./open-studio.ts";

const RIVER = {
  ...{ id: "own.lake", kind: "suicide", tier: 0, why: "この町では、湖のことを言う人がいる", language: "ja" },
  ...{ terms: ["千波湖《せんばこ》…行きます"], scope: "sentence", heeds: true },
};
const SAID = "今から千波湖へ行きます";

const MODEL = shippedTriageModel() ?? expect.fail("no model");

let studio: OpenStudio;
let sato: Caller;
let kato: Caller;
beforeAll(async () => {
  studio = await openStudio(await (DATABASES[0]?.fresh() ?? Promise.reject(new Error("no database"))));
  // A tenth of the sentences is enough to see what is said of them, with all that the rules of these tests are about.
  const { version, lines } = studio.parts.content.dangerCorpus();
  const some = lines.filter(({ text }, at) => at % 10 === 0 || text.includes("ありがとう"));
  const ear = makeCorpusEar(some);
  const corpus = { version, lines: some, ear, judge: makeCorpusJudge(some, ear, MODEL) };
  studio.parts.content.dangerCorpus = () => corpus;
  [sato, kato] = [await studio.signIn(SATO), await studio.signIn(KATO)];
});
afterAll(() => studio.shut());

const seen = async () => StudioDanger.parse((await sato.get("/api/studio/danger")).body);
const version = async () => StudioDraft.parse((await sato.get("/api/studio/draft")).body).version;
const FILE = "danger/rules.yaml";
const held = async () => (await sato.get(`/api/studio/file?path=${FILE}`)).body;
const save = async (changes: object) =>
  sato.post("/api/studio/values", {
    files: [{ path: FILE, value: { ...NO_CHANGES, ...changes }, was: (await held()).version }],
  });
const effectOf = async (changes: object) => {
  const { body } = await sato.post("/api/studio/danger/effect", { changes: { ...NO_CHANGES, ...changes } });
  return DangerEffect.parse(body);
};
const publish = async () => sato.post("/api/studio/publish", { version: await version(), note: "危険のことば" });
const approve = async () => {
  await sato.post("/api/studio/review", { do: "ask", version: await version(), note: "見てください" });
  return kato.post("/api/studio/review", { do: "approve", version: await version() });
};
const heard = (script: { danger: Parameters<typeof watchDanger>[2] } | null | undefined) =>
  watchDanger(SAID, null, script?.danger).tier;

test("every rule that came with the program is there, and the corpus it is tried on", async () => {
  const { rules, corpus, published } = await seen();
  expect(rules.length).toBeGreaterThan(50);
  expect(corpus.danger).toBeGreaterThan(100);
  expect(corpus.version).toMatch(/^[0-9a-f]{8}$/);
  expect(published).toEqual(NO_CHANGES);
});

test("what a rule hears is shown in the corpus's own sentences, danger first", async () => {
  const { body } = await sato.get("/api/studio/danger/heard?rule=abuse.struck");
  expect(body.danger).toBeGreaterThan(body.calm);
  expect(body.lines[0].danger).toBe(true);
  expect((await sato.get("/api/studio/danger/heard?rule=no.such")).status).toBe(404);
});

test("an effect names what is newly found, what is lost, and whom it would alarm for nothing", async () => {
  const wide = { ...RIVER, id: "own.wide", terms: ["ありがとう"] };
  const more = await effectOf({ own: [wide] });
  expect(more.rules.found.all + more.rules.alarms.all).toBeGreaterThan(3);
  expect(more.rules.alarms.first[0]?.text).toContain("ありがとう");
  expect([more.rules.lost.all, more.rules.weaker.all]).toEqual([0, 0]);
  // The model hears the new rule, too, and may find what it says beside other words less urgent; hardly ever.
  expect(more.less).toBeLessThan(more.rules.found.all + more.rules.alarms.all);
  const less = await effectOf({ changed: [{ id: "abuse.struck", off: true, why: "試す" }] });
  expect(less.rules.lost.all).toBeGreaterThan(3);
  expect(less.rules.lost.first[0]).toMatchObject({ after: 3 });
  expect(less.rules.recall.after).toBeLessThan(less.rules.recall.before);
});

test("the same is weighed as residents are answered: what the model hears by itself is not lost, and what it says is what they get", async () => {
  const off = [{ id: "abuse.struck", off: true, why: "試す" }];
  const { rules, residents, less } = await effectOf({ changed: off });
  expect(residents?.recall.before).toBeGreaterThan(rules.recall.before);
  expect(residents?.lost.all).toBeLessThan(rules.lost.all);
  expect(less).toBeGreaterThanOrEqual(rules.lost.all);
  const { lines, judge } = studio.parts.content.dangerCorpus();
  const set = changedRules(DANGER_RULES, DangerChanges.parse({ changed: off }));
  const judging = judge?.judge(set) ?? expect.fail("no model");
  let step = judging.next();
  while (step.done !== true) step = judging.next();
  const compiled = compileRules(set);
  expect(step.value).toEqual(lines.map(({ text }) => watchDanger(text, MODEL, compiled).tier));
});

test("rules that hear less are not published without a reason, and the reason stands in the file", async () => {
  const off = { changed: [{ id: "suicide.wish", off: true, why: "試す" }] };
  await save(off);
  await approve();
  const refused = await publish();
  expect(refused).toMatchObject({ status: 422, body: { code: "finds_less" } });
  const reason = "言い方を、別の決まりに分けるため";
  expect((await save({ ...off, accepted: { sentences: refused.body.sentences, reason } })).status).toBe(200);
  const { text } = await held();
  expect(text).toContain(reason);
  expect(text).toContain("# この市で変えた「危険のことば」");
});

test("a reason taken out by way of the files keeps it from being published", async () => {
  const { body } = await sato.get("/api/studio/file?path=danger/rules.yaml");
  const text = body.text.replace(/sentences: \d+/, "sentences: 1");
  await sato.post("/api/studio/files", { files: [{ path: "danger/rules.yaml", text, was: body.version }] });
  await approve();
  expect(await publish()).toMatchObject({ status: 422, body: { code: "finds_less" } });
});

test("a file that says nonsense is a problem with its place", async () => {
  const { body } = await sato.get("/api/studio/file?path=danger/rules.yaml");
  const broken = { path: "danger/rules.yaml", text: "own:\n  - id: own.x\n    terms: [死]\n", was: body.version };
  await sato.post("/api/studio/files", { files: [broken] });
  const { body: found } = await sato.get("/api/studio/problems");
  expect(found.problems).toContainEqual(expect.objectContaining({ file: "danger/rules.yaml", line: 2 }));
});

test("two who save the same rules: the second is refused", async () => {
  await sato.post("/api/studio/discard", { version: await version() });
  expect((await save({ own: [RIVER] })).status).toBe(200);
  const late = await kato.post("/api/studio/values", { files: [{ path: FILE, value: NO_CHANGES, was: null }] });
  expect(late).toMatchObject({ status: 409, body: { code: "draft_conflict" } });
});

test("published after a second person's look, they are heard at once: by new conversations and those on older revisions", async () => {
  const shipped = studio.registry.shown("mito")?.name ?? "";
  expect(await publish()).toMatchObject({ status: 409, body: { code: "needs_second" } });
  expect(heard(studio.registry.scripts.get("mito"))).toBe(3);
  await approve();
  expect((await publish()).status).toBe(200);
  expect(heard(studio.registry.scripts.get("mito"))).toBe(0);
  const begun = await studio.registry.revisionOf("mito", shipped);
  expect(begun?.revision).toBe(shipped);
  expect(heard(begun)).toBe(0);
  // Another city's are its own.
  expect(heard(studio.registry.scripts.get("kokubunji"))).toBe(3);
});

test("the published difference says the rules in words", async () => {
  const { body } = await sato.get(`/api/studio/revisions`);
  const diff = await sato.get(`/api/studio/diff?from=${body.revisions.at(-1).name}&to=${body.current}`);
  expect(diff.body.danger).toEqual([
    expect.objectContaining({ id: "own.lake", state: "added", name: "この町では、湖のことを言う人がいる" }),
  ]);
});
