import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { freePort, type OutsideLine, openOutsideLine } from "../e2e/outside-line.ts";
import { type OwnProcess, startOwnProcess } from "../e2e/own-process.ts";

const dir = mkdtempSync(join(tmpdir(), "taken-"));
let line: OutsideLine | null = null;
let last: OwnProcess | null = null;

afterEach(async () => {
  await last?.end("SIGKILL");
  await line?.stop();
  rmSync(dir, { recursive: true, force: true });
});

test("a second process on the same folder is refused in words; when the first is killed, the next one starts", {
  timeout: 120_000,
}, async () => {
  line = await openOutsideLine(await freePort());
  const settings = { ...line.settings, DATA_DIR: dir };
  const first = await startOwnProcess(settings);
  const second = startOwnProcess({ ...settings, PORT: String(await freePort()) });
  await expect(second).rejects.toThrow(/ended with 1: DATA_DIR: another process keeps its data in this folder/);
  await first.end("SIGKILL");
  last = await startOwnProcess(settings);
  expect(last.printed()).toContain("is serving");
});
