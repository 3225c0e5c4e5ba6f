import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { dice } from "../../scripts/dice.ts";
import type { DeadLetter } from "../../src/app/live-store.ts";
import { bytes, text } from "../../src/live/sqlite/column.ts";
import { openSqliteLiveStore } from "../../src/live/sqlite-live-store.ts";
import { makeVault } from "../../src/live/vault.ts";
import { arrival, handledIn, textOf } from "../contracts/live-store/conversation.ts";
import { testKeys } from "./sqlite-backend.ts";

const KILLS = 18;
const SEED = 20261122;
const FAR_TOO_MANY = 1_000_000;
const CHILD = join(import.meta.dirname, "kill-child.ts");

const SentLine = z.strictObject({
  conversation: z.string(),
  how: z.enum(["reply", "push"]),
  key: z.string(),
  body: z.string(),
});
type SentLine = z.infer<typeof SentLine>;

/** One process is killed with SIGKILL again and again while it accepts, handles and sends; then it may finish in peace. */
describe("a worker killed at any moment", () => {
  const reports: { what: string; id: string }[] = [];
  const kills: string[] = [];
  let directory = "";
  let sent: SentLine[] = [];
  const handled = new Map<string, string[]>();
  let deadLetters: DeadLetter[] = [];
  let ambiguous: string[] = [];
  let total = 0;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "tsunagu-kill-"));
    const random = dice(SEED);
    for (let n = 0; n < KILLS; n += 1) {
      const seen = await runChild(FAR_TOO_MANY, 4 + Math.floor(random() * 120));
      kills.push(seen.at(-1)?.what ?? "start");
    }
    total = acknowledged() + 10;
    expect((await runChild(total, null)).at(-1)).toEqual({ what: "ended", id: String(total) });
    const written = await readFile(join(directory, "sent"), "utf8");
    sent = written
      .trimEnd()
      .split("\n")
      .map((line) => SentLine.parse(JSON.parse(line)));
    await lookInside();
  }, 60_000);

  afterAll(() => rm(directory, { recursive: true }));

  test("was killed often, and at steps of every kind", () => {
    expect(kills).toHaveLength(KILLS);
    expect(new Set(kills).size).toBeGreaterThanOrEqual(3);
    expect(total).toBeGreaterThan(100);
  });

  test("has handled every acknowledged event exactly once and in order", () => {
    for (const [conversationId, ids] of handled) expect(ids).toEqual(numbersOf(conversationId).map((n) => `e${n}`));
    expect([...handled.values()].flat()).toHaveLength(total);
  });

  test("has set nothing aside but replies of which nobody knows whether they went out", () => {
    for (const letter of deadLetters) expect(letter).toMatchObject({ what: "ambiguous say", reason: "crashed" });
  });

  test("has lost none of what was to be said", () => {
    const said = new Set([...delivered().flatMap((line) => textsOf(line)), ...ambiguous]);
    expect(said).toEqual(new Set(Array.from({ length: total }, (_, n) => `e${n + 1}`)));
  });

  test("has doubled nothing that LINE would have shown twice", () => {
    const texts = delivered().flatMap((line) => textsOf(line));
    expect(texts).toHaveLength(new Set(texts).size);
    const replyTokens = sent.filter((line) => line.how === "reply").map((line) => line.key);
    expect(replyTokens).toHaveLength(new Set(replyTokens).size);
  });

  test("has repeated only calls whose outcome the crash left open, and those with the identical body", () => {
    const repeated = new Set(reports.filter((report) => report.what === "again").map((report) => report.id));
    const byKey = Map.groupBy(sent, (line) => line.key);
    for (const [key, calls] of byKey) {
      expect(new Set(calls.map((call) => call.body)).size).toBe(1);
      if (calls.length > 1) expect(repeated).toContain(key);
    }
  });

  test("has kept each resident's order", () => {
    for (const [, lines] of Map.groupBy(delivered(), (line) => line.conversation)) {
      const numbers = lines.flatMap((line) => textsOf(line)).map((text) => Number(text.slice(1)));
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    }
  });

  /** Runs a child from the first event that was not acknowledged; kills it after so many reports, or lets it end. */
  async function runChild(last: number, killAfter: number | null): Promise<typeof reports> {
    const args = [
      CHILD,
      join(directory, "live.sqlite"),
      join(directory, "sent"),
      String(acknowledged() + 1),
      String(last),
    ];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    const seen: typeof reports = [];
    for await (const line of createInterface({ input: child.stdout })) {
      const [what = "", id = ""] = line.split(" ");
      seen.push({ what, id });
      if (seen.length === killAfter) child.kill("SIGKILL");
    }
    reports.push(...seen);
    return seen;
  }

  function acknowledged(): number {
    const last = reports.findLast((report) => report.what === "accepted");
    return last === undefined ? 0 : Number(last.id.slice(1));
  }

  /** One more event in each conversation, to be shown its session. */
  async function lookInside(): Promise<void> {
    const now = () => Date.now();
    const store = openSqliteLiveStore({ file: join(directory, "live.sqlite"), keys: testKeys, now });
    for (let n = 0; n < 5; n += 1) {
      await store.accept([arrival(`probe${n}`, 0, { conversationId: `conversation-${n}` })]);
      const claim = await store.claimTurn(now(), 60_000);
      handled.set(claim?.conversationId ?? "", handledIn(claim?.session ?? null));
    }
    deadLetters = await store.deadLetters(10_000);
    await store.close();
    ambiguous = readAmbiguous();
  }

  /** The words of the replies of which nobody knows; the port has no way to read them, so from the file itself. */
  function readAmbiguous(): string[] {
    const vault = makeVault(testKeys);
    const db = new DatabaseSync(join(directory, "live.sqlite"));
    const rows = db.prepare("SELECT id, effect FROM line WHERE state = 'ambiguous'").all();
    db.close();
    return rows.map((row) => {
      const effect = vault.open("effect", text(row.id), bytes(row.effect));
      if (effect === null) throw new Error("a line does not open");
      return textOf(effect);
    });
  }

  /** What LINE would have shown: a push that repeats a retry key is answered 409 and not shown again. */
  function delivered(): SentLine[] {
    return [...Map.groupBy(sent, (line) => line.key).values()].flatMap((calls) => calls.slice(0, 1));
  }

  function numbersOf(conversationId: string): number[] {
    const all = Array.from({ length: total }, (_, n) => n + 1);
    return all.filter((n) => `conversation-${n % 5}` === conversationId);
  }
});

function textsOf(line: SentLine): string[] {
  return z.array(z.string()).parse(JSON.parse(line.body));
}
