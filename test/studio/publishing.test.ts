import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { StudioDraft } from "../../src/core/studio/draft-view.ts";
import { ADDRESS, ANSWER_BY, anOpening } from "../contracts/case-fixtures.ts";
import { DATABASES } from "../records/databases.ts";
import { type Caller, KATO, type OpenStudio, openStudio, SATO } from "./open-studio.ts";

const WORDS = "locales/ja/intake.yaml";
const DANGER = "locales/ja/danger.yaml";
const FLOW = "flows/intake.yaml";

describe.each(DATABASES.filter(({ here }) => here))("on $name", ({ fresh }) => {
  let studio: OpenStudio;
  let sato: Caller;
  let kato: Caller;
  beforeAll(async () => {
    studio = await openStudio(await fresh());
    [sato, kato] = [await studio.signIn(SATO), await studio.signIn(KATO)];
  });
  afterAll(() => studio.shut());

  const draft = async () => StudioDraft.parse((await sato.get("/api/studio/draft")).body);
  const file = async (path: string) => (await sato.get(`/api/studio/file?path=${path}`)).body;
  const edit = async (who: Caller, path: string, from: string, to: string) => {
    const { text, version } = await file(path);
    expect(text).toContain(from);
    return who.post("/api/studio/files", { files: [{ path, text: text.replace(from, to), was: version }] });
  };

  test("nothing is changed at first, and what was shipped is in the history", async () => {
    const { files, base, current, review, upgrade } = await draft();
    expect(files.every(({ state }) => state === "same")).toBe(true);
    expect([base, review, upgrade]).toEqual([current, null, null]);
    const { body } = await sato.get("/api/studio/revisions");
    expect(body).toMatchObject({ current, revisions: [{ number: 0, kind: "shipped", by: null }] });
  });

  test("two who save the same file: the second is refused with both versions", async () => {
    const { version } = await file(WORDS);
    expect((await edit(sato, WORDS, "だれのことで、困っていますか。", "だれのことでしょうか。")).status).toBe(200);
    const late = await kato.post("/api/studio/files", { files: [{ path: WORDS, text: "x: y\n", was: version }] });
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ code: "draft_conflict", conflicts: [{ path: WORDS, by: { name: "佐藤" } }] });
    expect(late.body.conflicts[0].theirs).toContain("だれのことでしょうか。");
    expect(late.body.conflicts[0].base).toContain("だれのことで、困っていますか。");
  });

  test("what the bot says otherwise now is shown, and refuses publishing", async () => {
    const { body } = await sato.get("/api/studio/talks");
    const failed = body.talks.filter((talk: { ok: boolean }) => !talk.ok);
    expect(failed.length).toBeGreaterThan(5);
    expect(failed[0].differences[0].said.つなぐ.join()).toContain("だれのことでしょうか。");
    const refused = await sato.post("/api/studio/publish", { version: (await draft()).version, note: "ことば" });
    expect(refused).toMatchObject({ status: 422, body: { code: "checks_failed" } });
  });

  test("a draft that is thrown away is as published again", async () => {
    const { version } = await draft();
    expect((await kato.post("/api/studio/discard", { version })).status).toBe(200);
    expect((await draft()).files.every(({ state }) => state === "same")).toBe(true);
  });

  test("a broken flow is refused with file, line and mend", async () => {
    await edit(sato, FLOW, "next: told_already }", "next: nowhere }");
    const { body } = await sato.get("/api/studio/problems");
    expect(body.problems).toContainEqual(
      expect.objectContaining({
        code: "target_missing",
        file: FLOW,
        line: 29,
        place: expect.objectContaining({ step: "neighbour_note" }),
      }),
    );
    const refused = await sato.post("/api/studio/publish", { version: (await draft()).version, note: "x" });
    expect(refused).toMatchObject({
      status: 422,
      body: { code: "checks_failed", problems: [{ code: "target_missing" }] },
    });
    await edit(sato, FLOW, "next: nowhere }", "next: told_already }");
    await sato.post("/api/studio/discard", { version: (await draft()).version });
  });

  test("danger texts need a second person, who is not the first", async () => {
    await edit(sato, DANGER, "card: 今すぐ話せるところ", "card: 今すぐ話せる所");
    const { version, needsSecond, safety } = await draft();
    expect([needsSecond, safety]).toEqual([true, ["ことば「今すぐ話せる所」（danger:card）"]]);
    // The talks say the card's old title: they are recorded anew, as a person would after reading the difference.
    await recordTalks();
    const now = (await draft()).version;
    expect(now).toBeGreaterThan(version);
    const alone = await sato.post("/api/studio/publish", { version: now, note: "見出し" });
    expect(alone).toMatchObject({ status: 409, body: { code: "needs_second" } });
    await sato.post("/api/studio/review", { do: "ask", version: now, note: "見出しを短く" });
    expect((await sato.post("/api/studio/review", { do: "approve", version: now })).body.code).toBe("needs_second");
    expect((await kato.post("/api/studio/review", { do: "approve", version: now })).status).toBe(200);
    const published = await sato.post("/api/studio/publish", { version: now, note: "見出し" });
    expect(published).toMatchObject({
      status: 200,
      body: { number: 1, by: { name: "佐藤" }, reviewedBy: { name: "加藤" } },
    });
    expect(studio.registry.scripts.get("mito")?.words("ja", "danger:card")).toBe("今すぐ話せる所");
    expect(studio.registry.scripts.get("kokubunji")?.words("ja", "danger:card")).toBe("今すぐ話せるところ");
  });

  test("going back is a new revision with the old files", async () => {
    const { body } = await sato.get("/api/studio/revisions");
    const shipped = body.revisions.find(({ kind }: { kind: string }) => kind === "shipped").name;
    const back = await kato.post("/api/studio/rollback", { to: shipped, current: body.current, note: "戻す" });
    expect(back).toMatchObject({ status: 200, body: { number: 2, kind: "rolled_back", from: shipped } });
    expect(studio.registry.scripts.get("mito")?.words("ja", "danger:card")).toBe("今すぐ話せるところ");
    const { body: diff } = await sato.get(`/api/studio/diff?from=${body.current}&to=${back.body.name}`);
    expect(diff.words).toEqual([
      { key: "danger:card", language: "ja", before: "今すぐ話せる所", after: "今すぐ話せるところ" },
    ]);
    // Whoever decided by what was shown before is told that it is over.
    const late = await sato.post("/api/studio/rollback", { to: shipped, current: body.current, note: "もう一度" });
    expect(late).toMatchObject({ status: 409, body: { code: "draft_changed" } });
  });

  test("an office that still holds open cases is not taken out: how many, and of whom", async () => {
    const lead = { id: "chikatsu-kasahara", kind: "agency" as const, name: "かさはら" };
    await studio.records.openCase(
      anOpening({ caseId: "held", city: "mito", route: { ...anOpening().route, lead } }),
      ADDRESS,
      ANSWER_BY,
    );
    expect((await sato.get("/api/studio/held")).body).toEqual([{ id: lead.id, open: 1 }]);
    const edits = [{ do: "remove_entry", list: "agencies", id: lead.id }];
    expect((await sato.post("/api/studio/edits", { edits })).status).toBe(200);
    const ask = async () => ({ version: (await draft()).version, note: "なくなった" });
    const refused = await sato.post("/api/studio/publish", await ask());
    expect(refused).toMatchObject({
      status: 409,
      body: { code: "office_holds_cases", offices: [{ id: lead.id, name: "かさはら", open: 1 }] },
    });
    await sato.post("/api/studio/discard", { version: (await draft()).version });
    const closing = [{ do: "set_entry", list: "agencies", id: lead.id, path: ["status"], value: "closed" }];
    await sato.post("/api/studio/edits", { edits: closing });
    expect((await sato.post("/api/studio/publish", await ask())).status).toBe(200);
  });

  test("all of it is in the audit", async () => {
    const rows = await studio.records.db.selectFrom("audit").select(["action", "outcome"]).execute();
    const actions = new Set(rows.map(({ action, outcome }) => `${action} ${outcome}`));
    for (const line of ["studio_save ok", "studio_save draft_conflict", "studio_discard ok", "studio_ask_review ok"])
      expect(actions).toContain(line);
    for (const line of ["studio_approve needs_second", "studio_approve ok", "studio_publish needs_second"])
      expect(actions).toContain(line);
    for (const line of ["studio_published ok", "studio_rolled_back ok"]) expect(actions).toContain(line);
  });

  async function recordTalks(): Promise<void> {
    const { body } = await sato.get("/api/studio/talks");
    for (const talk of body.talks.filter(({ ok }: { ok: boolean }) => !ok)) {
      const { text, version } = await file(talk.path);
      const next = text.replaceAll("今すぐ話せるところ", "今すぐ話せる所");
      await sato.post("/api/studio/files", { files: [{ path: talk.path, text: next, was: version }] });
    }
  }
});
