import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bareEnvironment } from "../e2e/bare-environment.ts";
import { freePort, type OutsideLine, openOutsideLine, type PhoneOutside } from "../e2e/outside-line.ts";
import { hasRedis, type PrivateRedis, startRedis } from "../redis.ts";

const ROOT = join(import.meta.dirname, "../..");

/** The product as several processes on one Redis, with a strict LINE outside. */
describe.skipIf(!hasRedis)("the product on Redis", () => {
  let redis: PrivateRedis;
  let line: OutsideLine;
  let port = 0;
  let directory = "";
  let processes: ChildProcess[] = [];

  beforeEach(async () => {
    redis = await startRedis();
    port = await freePort();
    line = await openOutsideLine(port);
    directory = mkdtempSync(join(tmpdir(), "tsunagu-roles-"));
  });
  afterEach(async () => {
    for (const child of processes) child.kill("SIGKILL");
    processes = [];
    await line.stop();
    await redis.end();
    rmSync(directory, { recursive: true, force: true });
  });

  test("one process serves, two others work; one of these is killed, and the conversation goes on", {
    timeout: 60_000,
  }, async () => {
    const worker = () => start({ ROLE: "worker", PORT: "0" });
    const [, first] = await Promise.all([start({ ROLE: "web" }), worker(), worker()]);
    const phone = await line.join("住民");
    await hears(phone, "だれのことで");
    await phone.taps("自分のこと");
    await hears(phone, "どんなことで困って");
    first.kill("SIGKILL");
    await phone.taps("借金");
    await hears(phone, "ほかにもあれば");
    expect(line.violations()).toEqual([]);
  });

  test("while Redis is away it says so, LINE is refused or the events are spooled, and all is well again by itself", {
    timeout: 60_000,
  }, async () => {
    await start({ SPOOL_DIR: join(directory, "spool") });
    const phone = await line.join("住民");
    await hears(phone, "だれのことで");
    expect(await ready()).toEqual({ code: 200, status: "ready" });
    await redis.kill();
    expect(await ready()).toEqual({ code: 200, status: "spooling" });
    await phone.taps("自分のこと");
    await redis.start();
    await hears(phone, "どんなことで困って");

    for (const child of processes) await stopped(child);
    await start({});
    await redis.kill();
    expect(await ready()).toEqual({ code: 503, status: "not_ready" });
    await phone.taps("借金");
    await redis.start();
    await hears(phone, "ほかにもあれば");
    expect(await ready()).toEqual({ code: 200, status: "ready" });
    expect(line.violations()).toEqual([]);
  });

  async function start(more: Record<string, string>): Promise<ChildProcess> {
    const child = spawn(process.execPath, ["src/main.ts"], {
      cwd: ROOT,
      env: {
        ...bareEnvironment(),
        DATA_DIR: directory,
        REDIS_URL: redis.url,
        ...line.settings,
        LOG_LEVEL: "silent",
        ...more,
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
    processes.push(child);
    await Promise.race([
      once(child.stdout, "data"),
      once(child, "exit").then(([code]) => Promise.reject(new Error(`it ended with ${code}`))),
    ]);
    return child;
  }

  async function stopped(child: ChildProcess): Promise<void> {
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    await gone;
  }

  async function ready(): Promise<{ code: number; status: unknown }> {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
    const { status }: { status?: unknown } = await answer.json();
    return { code: answer.status, status };
  }
});

async function hears(phone: PhoneOutside, words: string): Promise<void> {
  while (!(await phone.heard()).some((each) => each.includes(words))) await pause(30);
}
