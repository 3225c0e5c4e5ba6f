import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { freePort, openOutsideLine } from "./outside-line.ts";

/** What a resident writes stands in the chat and, sealed, in the stores: in no log, no metric, and nowhere in the clear on disk. */
const CANARY = "かなりあ太郎";
const SECRET_STORY = `${CANARY}です。借金が返せません。電話は090-0000-0000です`;
const ROOT = join(import.meta.dirname, "../..");
const dir = mkdtempSync(join(tmpdir(), "privacy-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test("a whole conversation leaves no content in the log at its most talkative, in metrics, or readable on disk", async () => {
  const port = await freePort();
  const line = await openOutsideLine(port);
  const settings = { ...line.settings, LOG_LEVEL: "trace" };
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, ["src/main.ts"], {
    cwd: ROOT,
    env: { PATH, HOME, DATA_DIR: dir, ...settings },
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  await vi.waitFor(() => expect(printed).toContain("is serving"), { timeout: 20_000 });

  const phone = await line.join("住民");
  const hears = (text: string) =>
    vi.waitFor(async () => expect((await phone.heard()).join("\n")).toContain(text), { timeout: 10_000, interval: 50 });
  await hears("だれのことで");
  await phone.taps("自分のこと");
  await hears("どんなことで困って");
  await phone.says(SECRET_STORY);
  await hears("合っていますか");
  // Broken in every way that a stranger could try: none may echo what was sent.
  for (const body of [
    `{"events":[{"message":{"text":"${CANARY}"`,
    JSON.stringify({ events: [{ type: "message", message: { text: CANARY } }] }),
  ]) {
    await fetch(`http://127.0.0.1:${port}/webhook/kokubunji`, {
      method: "POST",
      body,
      headers: { "x-line-signature": "no" },
    });
  }
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await gone;
  await line.stop();

  // It logged, so that the silence about content means something.
  expect(printed).toContain("webhook_received");
  for (const text of [printed, metrics]) expect(text).not.toMatch(new RegExp(`${CANARY}|借金|090-0000|U[0-9a-f]{32}`));
  for (const name of readdirSync(dir)) expect(readFileSync(join(dir, name)).includes(CANARY), name).toBe(false);
});
