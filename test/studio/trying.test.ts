import { afterAll, beforeAll, expect, test } from "vitest";
import { Edited } from "../../src/core/studio/edit.ts";
import { Tried } from "../../src/core/studio/talk-view.ts";
import { Gaps, WhoGets } from "../../src/core/studio/who-view.ts";
import { StudioWords } from "../../src/core/studio/words-view.ts";
import { SQLITE } from "../records/databases.ts";
import { type Caller, type OpenStudio, openStudio, SATO } from "./open-studio.ts";

/** What an administrator does before anything is published: a question about pets, in three languages. */
let studio: OpenStudio;
let sato: Caller;
beforeAll(async () => {
  studio = await openStudio(await SQLITE.fresh());
  sato = await studio.signIn(SATO);
});
afterAll(() => studio.shut());

const AT = "2026-04-08T15:00:00+09:00";
const pets = {
  type: "ask",
  answer: "choice",
  text: "pets.ask",
  again: "pets.again",
  save: "pets",
  choices: [
    { value: "yes", label: "pets.yes" },
    { value: "no", label: "pets.no" },
  ],
  next: "area",
};
const WORDS = {
  ja: { ask: "ペットと、いっしょに住んでいますか。", again: "ペットは、いますか。", yes: "いる", no: "いない" },
  "ja-easy": { ask: "ペットが いますか。", again: "ペットが いますか。どちらですか。", yes: "いる", no: "いない" },
  en: { ask: "Do you live with a pet?", again: "Is there a pet?", yes: "Yes", no: "No" },
} as const;

let last: Edited;

test("a question is added by form, and taken back, and made again", async () => {
  const edits = [
    { do: "add_step", flow: "intake", step: "pets", value: pets, after: "urgent" },
    { do: "set_field", flow: "intake", step: "urgent", path: ["next"], value: "pets" },
    ...Object.entries(WORDS).flatMap(([language, texts]) =>
      Object.entries(texts).map(([key, text]) => ({ do: "set_text", language, key: `intake:pets.${key}`, text })),
    ),
  ];
  const first = Edited.parse((await sato.post("/api/studio/edits", { edits })).body);
  expect(first.files.map(({ path }) => path)).toEqual([
    "flows/intake.yaml",
    "locales/en/intake.yaml",
    "locales/ja-easy/intake.yaml",
    "locales/ja/intake.yaml",
  ]);
  const back = Edited.parse((await sato.post("/api/studio/splices", { splices: first.undo })).body);
  const draft = (await sato.get("/api/studio/draft")).body;
  expect(draft.files.filter(({ state }: { state: string }) => state !== "same")).toEqual([]);
  last = Edited.parse((await sato.post("/api/studio/splices", { splices: back.undo })).body);
  expect(last.files.map(({ path }) => path)).toEqual(first.files.map(({ path }) => path));
  const { body } = await sato.get("/api/studio/problems");
  expect(body.problems.filter(({ level }: { level: string }) => level === "error")).toEqual([]);
});

test("a form that was made from an older file is refused with the newer one", async () => {
  const seen = { "flows/intake.yaml": "older" };
  const edits = [{ do: "set_flow", flow: "intake", field: "title", value: "x" }];
  const refused = await sato.post("/api/studio/edits", { edits, seen });
  expect(refused).toMatchObject({
    status: 409,
    body: { code: "draft_conflict", conflicts: [{ by: { name: "佐藤" } }] },
  });
});

const tapped = ["自分のこと", "家賃・ローン", "これで全部", "急ぐことはない", "いない"].map((タップ) => ({ タップ }));

test("the draft is talked to: what is said, which way it took, and why", async () => {
  const ask = { at: AT, happenings: [{ 友だち追加: "はじめて" }, ...tapped] };
  const tried = Tried.parse((await sato.post("/api/studio/try", ask)).body);
  expect(tried.failure).toBeNull();
  expect(tried.turns.map(({ said }) => said.つなぐ.at(-1)).join("\n")).toContain(
    "ペットと、いっしょに住んでいますか。",
  );
  expect(tried.turns.at(-1)?.trace.map(({ step, by, value }) => [step, by, value])).toEqual([
    ["pets", "choice", "no"],
    ["area", null, null],
  ]);
  expect(tried.state).toMatchObject({ place: { flow: "intake", step: "area" }, answers: { pets: "no" } });
});

test("in another language, from any step, and where it cannot go on it says why", async () => {
  const from = { flow: "intake", step: "pets" };
  const ask = { at: AT, language: "en", from, happenings: [{ タップ: "Yes" }, { タップ: "Nothing like this" }] };
  const tried = Tried.parse((await sato.post("/api/studio/try", ask)).body);
  expect(tried.turns[0]?.said.つなぐ).toEqual(["Do you live with a pet?\n［1 Yes］［2 No］"]);
  expect(tried.failure).toEqual({ turn: 1, reason: "「Nothing like this」というボタンは、出ていません" });
});

test("what was tried is kept as a talk, and must hold from then on", async () => {
  const ask = { at: AT, happenings: [{ 友だち追加: "はじめて" }, ...tapped], name: "pets", title: "ペットのこと" };
  expect((await sato.post("/api/studio/talks", ask)).status).toBe(200);
  const run = async () => {
    const { body } = await sato.get("/api/studio/talks");
    return body.talks.find(({ path }: { path: string }) => path === "flows/studio.mito.pets.talk.yaml");
  };
  expect(await run()).toMatchObject({ ok: true, title: "ペットのこと", turns: 6 });
  const edits = [{ do: "set_text", language: "ja", key: "intake:pets.ask", text: "ペットは、いますか？" }];
  await sato.post("/api/studio/edits", { edits });
  expect(await run()).toMatchObject({
    ok: false,
    differences: [{ turn: 4, said: { つなぐ: [expect.stringContaining("ペットは、いますか？")] } }],
  });
});

test("the translations of a changed Japanese are marked as old until they are written anew", async () => {
  const words = async () => {
    const all = StudioWords.parse((await sato.get("/api/studio/words")).body);
    return all.find(({ key }) => key === "intake:pets.ask");
  };
  expect(await words()).toMatchObject({ stale: ["ja-easy", "en"], steps: ["intake.pets"] });
  const edits = [{ do: "set_text", language: "en", key: "intake:pets.ask", text: "Do you have a pet?" }];
  await sato.post("/api/studio/edits", { edits });
  expect(await words()).toMatchObject({ stale: ["ja-easy"] });
  const { body } = await sato.get("/api/studio/problems");
  expect(body.problems).toContainEqual(
    expect.objectContaining({ code: "translation_stale", level: "warning", file: "locales/ja-easy/intake.yaml" }),
  );
});

test("coverage names the steps and ways that no talk goes", async () => {
  const { coverage } = (await sato.get("/api/studio/talks")).body;
  expect(coverage.unseenWays).toContainEqual({ flow: "intake", step: "pets", by: "choice", value: "yes" });
  expect(coverage.unseenSteps.map(({ step }: { step: string }) => step)).not.toContain("pets");
  expect(coverage.steps.gone).toBeGreaterThan(20);
  expect(coverage.steps.gone + coverage.unseenSteps.length).toBe(coverage.steps.all);
});

test("who would get this: the receiver, the reasons, and by when", async () => {
  const ask = { story: "母の物忘れがひどくて、介護に疲れました", age: "75+", at: AT };
  const who = WhoGets.parse((await sato.post("/api/studio/who", ask)).body);
  expect(who.domains[0]).toBe("elderly");
  expect(who.lead).toMatchObject({ kind: "department", name: "高齢福祉課", openNow: null });
  expect(who.because[0]).toContain("地域包括支援センターは市内に9か所あります");
});

test("gaps and overlaps of the areas are found while the city is being edited", async () => {
  const area = (id: string, name: string, kana: string) => ({
    ...{ do: "add_entry", list: "areas" },
    value: { id, name, kana, aliases: [] },
  });
  const catchment = (id: string, areas: string[]) => ({
    do: "set_entry",
    list: "agencies",
    id,
    path: ["catchment"],
    value: areas,
  });
  const edits = [
    area("kita", "北町", "きたまち"),
    area("minami", "南町", "みなみまち"),
    catchment("hokatsu-chuo", ["kita"]),
    catchment("hokatsu-hokubu", ["kita"]),
  ];
  expect((await sato.post("/api/studio/edits", { edits })).status).toBe(200);
  const gaps = Gaps.parse((await sato.get("/api/studio/gaps")).body);
  expect(gaps.overlaps).toEqual([
    { domain: "elderly", area: "北町", agencies: ["中央地域包括支援センター", "北部地域包括支援センター"] },
  ]);
  const south = gaps.rows.find((row) => row.area?.id === "minami")?.cells.find(({ domain }) => domain === "elderly");
  expect(south).toMatchObject({ state: "gap", receiver: { kind: "department" } });
});

test("in a city that asks on its page it is tried there, and kept so", async () => {
  const { version } = (await sato.get("/api/studio/draft")).body;
  await sato.post("/api/studio/discard", { version });
  const path = "cities/mito/city.yaml";
  const { body } = await sato.get(`/api/studio/file?path=${path}`);
  const text = body.text.replace(/^confidential: chat$/m, "confidential: page");
  await sato.post("/api/studio/files", { files: [{ path, text, was: body.version }] });
  const happenings = [{ 友だち追加: "はじめて" }, { タップ: "自分のこと" }, { ページで: "家賃が払えません" }];
  const tried = Tried.parse((await sato.post("/api/studio/try", { at: AT, happenings })).body);
  expect(tried.failure).toBeNull();
  expect(tried.turns.map(({ says }) => says.map(({ onPage }) => onPage))).toEqual([[true, false], [true], [true]]);
  expect(tried.turns.flatMap(({ said }) => said.つなぐ).join()).not.toMatch(/だれのこと|家賃/);
  const keep = { at: AT, happenings, name: "on_page", title: "ページで" };
  expect((await sato.post("/api/studio/talks", keep)).status).toBe(200);
  const kept = await sato.get("/api/studio/file?path=flows/studio.mito.on_page.talk.yaml");
  expect(kept.body.text).toContain("聞く所: ページ");
  const { talks } = (await sato.get("/api/studio/talks")).body;
  expect(talks.find((talk: { title: string }) => talk.title === "ページで")).toMatchObject({ ok: true, turns: 3 });
  expect(talks.find(({ path: file }: { path: string }) => file === "flows/intake.rent.talk.yaml")?.ok ?? true).toBe(
    true,
  );
});
