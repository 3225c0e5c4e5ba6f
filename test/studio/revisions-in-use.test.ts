import { afterEach, describe, expect, test, vi } from "vitest";
import { decideTurn } from "../../src/app/handle-turn.ts";
import { editDraft } from "../../src/app/studio/edit-draft.ts";
import { openDraft } from "../../src/app/studio/open-draft.ts";
import { publishDraft, rollBack } from "../../src/app/studio/publish-draft.ts";
import { saveDraft } from "../../src/app/studio/save-draft.ts";
import { seeDraft } from "../../src/app/studio/see-draft.ts";
import { takeOver } from "../../src/app/studio/take-over.ts";
import type { Publishing } from "../../src/app/studio-records.ts";
import { compileBundle } from "../../src/content/compile-bundle.ts";
import type { Effect } from "../../src/core/effect.ts";
import type { Event } from "../../src/core/event.ts";
import type { Session } from "../../src/core/session.ts";
import { withFiles } from "../../src/core/studio/bundle.ts";
import type { Edit } from "../../src/core/studio/edit.ts";
import { DATABASES, POSTGRES } from "../records/databases.ts";
import { openParts, SATO } from "./open-studio.ts";

type Process = Awaited<ReturnType<typeof openParts>>;
const open: Process[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});
const started = async (...args: Parameters<typeof openParts>) => {
  const process = await openParts(...args);
  open.push(process);
  return process;
};

/** A resident who says things, and the process that answers her. */
class Talker {
  session: Session | null = null;
  #count = 0;

  async say(process: Process, text: string | null): Promise<string> {
    const at = new Date(Date.parse("2026-11-22T10:00:00+09:00") + this.#count * 60_000).toISOString();
    const id = `e${this.#count++}`;
    const event: Event =
      text === null
        ? { type: "profile_known", id, at, language: "ja" }
        : { type: "said", id, at, messageId: `m${id}`, text };
    const current = process.registry.scripts.get("mito");
    if (current === undefined) throw new Error("no script");
    const begun = this.session === null ? null : await process.registry.revisionOf("mito", this.session.revision);
    const claim = { conversationId: "c", session: this.session, events: [event] };
    const turn = decideTurn(current, claim, Date.parse(at), begun ?? current);
    this.session = turn.session;
    return saidIn(turn.effects);
  }
}

function saidIn(effects: readonly Effect[]): string {
  return effects
    .flatMap((effect) => (effect.type === "say" ? effect.bubbles : []))
    .map(textOf)
    .join("\n");
}
const textOf = (bubble: { kind: string; text?: string; title?: string }) => bubble.text ?? bubble.title ?? "";

/** Edits without talks that would have to be recorded anew. */
async function publish(process: Process, edits: Edit[], forAll = false) {
  const edited = await editDraft(process.parts, SATO, { edits, seen: {} });
  if (!edited.ok) throw new Error(JSON.stringify(edited));
  const { bundle } = await openDraft(process.parts, "mito");
  const talks = Object.entries(bundle).filter(([path]) => path.endsWith(".talk.yaml"));
  const files = talks.map(([path, text]) => ({ path, text: null, was: process.parts.content.versionOf(text) }));
  const saved = files.length === 0 ? edited : await saveDraft(process.parts, SATO, files);
  if (!saved.ok) throw new Error(saved.error);
  const done = await publishDraft(process.parts, SATO, { version: saved.value.version, note: "試し", for_all: forAll });
  if (!done.ok) throw new Error(JSON.stringify(done));
  return done.value;
}

const text = (key: string, ja: string): Edit => ({ do: "set_text", language: "ja", key, text: ja });

describe.each(DATABASES.filter(({ here }) => here))("on $name", ({ fresh }) => {
  test("who is in the middle stays on the revision she began with, through a restart; who begins gets the new one", async () => {
    const dialect = await fresh();
    const before = await started(dialect);
    const early = new Talker();
    expect(await early.say(before, null)).toContain("だれのことで、困っていますか。");
    const began = early.session?.revision;
    const revision = await publish(before, [
      text("intake:about.ask", "どなたのことですか。"),
      text("intake:trouble.ask", "何に困っていますか。"),
    ]);
    expect(await early.say(before, "自分のこと")).toContain("どんなことで困っていますか。");
    await before.close();
    open.splice(0);

    const after = await started(dialect);
    expect(await early.say(after, "戻る")).toContain("だれのことで、困っていますか。");
    expect(early.session?.revision).toBe(began);
    const late = new Talker();
    expect(await late.say(after, null)).toContain("どなたのことですか。");
    expect(late.session?.revision).toBe(revision.name);
    // Whoever begins anew gets what is published now.
    expect(await early.say(after, "はじめから")).toContain("どなたのことですか。");
    expect(early.session?.revision).toBe(revision.name);
  });

  test("what is set right for all is right also on older revisions, and only there where it was wrong", async () => {
    const process = await started(await fresh());
    await publish(process, [text("intake:area.ask", "どこですか。町の名前をどうぞ。")]);
    const first = process.registry.shown("mito")?.name ?? "";
    const shipped = process.registry.shippedWith("mito")?.name ?? "";
    await publish(
      process,
      [
        text("intake:enough.bye", "ありがとうございました。"),
        text("intake:area.ask", "どこに住んでいますか。"),
        { do: "set_entry", list: "agencies", id: "hokatsu-chuo", path: ["phone"], value: "029-000-0000" },
      ],
      true,
    );
    const [older, oldest] = await Promise.all(
      [first, shipped].map((name) => process.registry.revisionOf("mito", name)),
    );
    expect([older, oldest].map((script) => script?.words("ja", "intake:enough.bye"))).toEqual([
      "ありがとうございました。",
      "ありがとうございました。",
    ]);
    expect(older?.words("ja", "intake:area.ask")).toBe("どこに住んでいますか。");
    expect(oldest?.words("ja", "intake:area.ask")).toContain("困っている人は、どこに住んでいますか。");
    expect(oldest?.city.agencies.find(({ id }) => id === "hokatsu-chuo")?.phone).toBe("029-000-0000");
    expect(oldest?.revision).toBe(shipped);
  });

  test("what a new version ships is offered, never taken silently; what its engine says anew is said all the same", async () => {
    const dialect = await fresh();
    const before = await started(dialect);
    const old = before.registry.shippedWith("mito")?.bundle ?? {};
    const revision = await publish(before, [text("intake:about.ask", "どなたのことですか。")]);
    const newer = withFiles(old, {
      "locales/ja/common.yaml": `${old["locales/ja/common.yaml"]}newly_said: はじめて言うことば\n`,
      "locales/ja/intake.yaml": (old["locales/ja/intake.yaml"] ?? "").replace("あなたに合う窓口を", "合う窓口を"),
      "flows/places.yaml": (old["flows/places.yaml"] ?? "").replace("title: 行ける場所", "title: 居場所"),
    });
    const { script } = await compileBundle(newer, "mito");
    if (script === null) throw new Error("the new version cannot be used");
    const after = await started(dialect, { version: new Map([["mito", { bundle: newer, script }]]) });

    expect(after.registry.scripts.get("mito")).toMatchObject({ revision: revision.name });
    expect(after.registry.scripts.get("mito")?.words("ja", "common:newly_said")).toBe("はじめて言うことば");
    const { upgrade, version } = await seeDraft(after.parts, "mito", SATO.id);
    const clean = ["flows/places.yaml", "locales/ja/common.yaml"];
    const conflicts = ["locales/ja/intake.yaml"];
    expect(upgrade).toEqual({ from: revision.shipped, to: script.revision, clean, conflicts });
    const taken = await takeOver(after.parts, SATO, { version, what: "upgrade", theirs: [] });
    expect(taken).toEqual({ ok: true, value: { taken: clean, left: conflicts } });
    const { bundle } = await openDraft(after.parts, "mito");
    expect(bundle["flows/places.yaml"]).toContain("title: 居場所");
    expect(bundle["locales/ja/intake.yaml"]).toContain("どなたのことですか。");
    expect((await seeDraft(after.parts, "mito", SATO.id)).upgrade).toBeNull();
    expect(after.registry.scripts.get("mito")?.flows.places?.title).toBe("行ける場所");
  });

  test("a step that changes is refused as a correction for all", async () => {
    const process = await started(await fresh());
    const edits: Edit[] = [
      { do: "set_field", flow: "intake", step: "neighbour_note", path: ["next"], value: "trouble" },
    ];
    await expect(publish(process, edits, true)).rejects.toThrow("not_only_texts");
  });

  test("a process that dies while it publishes has published nothing, or all of it", async () => {
    const dialect = await fresh();
    const process = await started(dialect);
    const edited = await editDraft(process.parts, SATO, { edits: [text("intake:talk.skip", "ありません")], seen: {} });
    if (!edited.ok) throw new Error(edited.error);
    const { records } = process.parts;
    const { bundle, shown } = await openDraft(process.parts, "mito");
    const publishing: Publishing = {
      ...{
        current: shown.name,
        draft: edited.value.version,
        kind: "published" as const,
        files: bundle,
        shipped: shown.shipped,
      },
      ...{ from: shown.name, note: "", reviewedBy: null, corrections: [] },
    };
    // The name of the revision is taken already: the transaction breaks in its middle.
    const sound = await records.draft("mito");
    await process.records.db.schema.alterTable("studio_fixes").renameTo("studio_fixes_away").execute();
    const correction = { what: "words", file: "locales/ja/intake.yaml", key: "a.b", before: "a", after: "b" } as const;
    await expect(
      records.publish(SATO, { ...publishing, corrections: [correction] }, "2026-11-22T00:00:00.000Z"),
    ).rejects.toThrow();
    await process.records.db.schema.alterTable("studio_fixes_away").renameTo("studio_fixes").execute();
    expect(await records.draft("mito")).toEqual(sound);
    expect((await records.history("mito")).map(({ kind }) => kind)).toEqual(["shipped"]);
    expect((await records.publish(SATO, publishing, "2026-11-22T00:00:00.000Z")).published).toBe(true);
    expect((await records.draft("mito")).files).toEqual([]);
  });
});

describe.skipIf(!POSTGRES.here)("several processes on one PostgreSQL", () => {
  test("the others take over what one has published, and what it has gone back to", async () => {
    const dialect = await POSTGRES.fresh();
    const [one, other] = [await started(dialect), await started(dialect, { everyMs: 50 })];
    const says = () => other.registry.scripts.get("mito")?.words("ja", "intake:about.ask");
    const revision = await publish(one, [text("intake:about.ask", "どなたのことですか。")]);
    await vi.waitFor(() => expect(says()).toBe("どなたのことですか。"), 10_000);
    expect(other.registry.shown("mito")?.name).toBe(revision.name);
    const shipped = one.registry.shippedWith("mito")?.name ?? "";
    await rollBack(one.parts, SATO, { to: shipped, current: revision.name, note: "戻す" });
    await vi.waitFor(() => expect(says()).toBe("だれのことで、困っていますか。"), 10_000);
  });

  test("two who publish at the same moment: one does, the other is told", async () => {
    const dialect = await POSTGRES.fresh();
    const [one, other] = [await started(dialect), await started(dialect)];
    const edited = await editDraft(one.parts, SATO, { edits: [text("intake:talk.skip", "ありません")], seen: {} });
    if (!edited.ok) throw new Error(edited.error);
    const { bundle } = await openDraft(one.parts, "mito");
    const talks = Object.entries(bundle).filter(([path]) => path.endsWith(".talk.yaml"));
    const files = talks.map(([path, old]) => ({ path, text: null, was: one.parts.content.versionOf(old) }));
    const saved = await saveDraft(one.parts, SATO, files);
    if (!saved.ok) throw new Error(saved.error);
    const ask = { version: saved.value.version, note: "x", for_all: false };
    const results = await Promise.all([one, other].map(({ parts }) => publishDraft(parts, SATO, ask)));
    expect(results.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ error: "draft_changed" });
    expect((await one.parts.records.history("mito")).filter(({ number }) => number > 0)).toHaveLength(1);
  });
});
