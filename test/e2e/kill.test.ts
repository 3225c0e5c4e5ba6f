import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import { openRecords } from "../../src/records/open-records.ts";
import { bareEnvironment } from "./bare-environment.ts";
import { freePort, type OutsideLine, openOutsideLine } from "./outside-line.ts";
import { talkToReceipt } from "./talk-to-receipt.ts";

/**
 * The whole product, killed again and again with SIGKILL while residents talk to it through a strict LINE of its own process.
 * Nothing may be lost or doubled: every resident ends with one receipt, and the record holds one case each.
 */
const ROOT = join(import.meta.dirname, "../..");
const RESIDENTS = 6;
const KILLS = 4;
let line: OutsideLine | null = null;
let product: ChildProcess | null = null;
let dir = "";

afterEach(async () => {
  product?.kill("SIGKILL");
  await line?.stop();
  if (dir !== "") rmSync(dir, { recursive: true, force: true });
});

test("killed again and again in the middle of six conversations: no case lost, none doubled, no rule of LINE broken", {
  timeout: 120_000,
}, async () => {
  dir = mkdtempSync(join(tmpdir(), "kill-"));
  line = await openOutsideLine(await freePort());
  const settings = line.settings;
  await start(settings);
  const phones = await Promise.all(Array.from({ length: RESIDENTS }, (_, index) => line?.join(`住民${index + 1}`)));
  const talks = phones.map((phone) =>
    phone === undefined ? Promise.reject(new Error("no phone")) : talkToReceipt(phone),
  );

  for (let kill = 0; kill < KILLS; kill++) {
    // At many different points of the work: seeded, so that a failure can be repeated.
    await pass(250 + ((kill * 7919) % 900));
    await killed();
    await start(settings);
  }
  const said = await Promise.all(talks);
  for (const lines of said) expect(lines.filter((each) => each.includes("受付番号"))).toHaveLength(1);
  await settled(said.map((lines) => lines.join("\n")));
  expect(line.violations()).toEqual([]);
  await stopped();
  expect(await casesIn(dir, settings.RECORD_KEYS ?? "")).toBe(RESIDENTS);
});

/** Nothing that was answered to a resident may be told twice by another way: no message stands in a chat twice in a row. */
async function settled(chats: readonly string[]): Promise<void> {
  for (const chat of chats) {
    const receipts = chat.match(/\d{4}-\d{4}/g) ?? [];
    expect(new Set(receipts).size).toBe(1);
  }
}

async function start(settings: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, ["src/main.ts"], {
    cwd: ROOT,
    env: { ...bareEnvironment(), DATA_DIR: dir, ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  product = child;
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      if (chunk.toString().includes("is serving")) resolve();
    });
    child.once("exit", (code, signal) => reject(new Error(`it ended with ${code ?? signal}`)));
  });
}

async function killed(): Promise<void> {
  const child = product;
  if (child === null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}

async function stopped(): Promise<void> {
  const child = product;
  if (child === null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await gone;
}

async function casesIn(folder: string, keyText: string): Promise<number> {
  const [id = "", base64 = ""] = keyText.split(":");
  const keys = makeKeyRing([{ id, key: Buffer.from(base64, "base64") }]);
  const records = await openRecords({
    dialect: { kind: "sqlite", file: join(folder, "record.sqlite") },
    keys,
    now: () => Date.now(),
  });
  const coordinator = { id: "test", name: "test", city: "kokubunji", role: "coordinator" as const, receiverId: null };
  const { counts } = await records.listCases(coordinator, "city", null, 50);
  await records.close();
  return counts.city;
}

function pass(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
