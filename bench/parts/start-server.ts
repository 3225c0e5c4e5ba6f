import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, openSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../../test/redis.ts";

/** The core for what is measured, and the one for the load, LINE, Redis and PostgreSQL. */
export const SERVER_CORE = 0;
export const LOAD_CORE = 1;
const canPin = existsSync("/usr/bin/taskset") && availableParallelism() > 1;
const TICK_MS = 10;
const READY_MS_MAX = 60_000;
const LOOK_MS = 5;

/** This process, and what it starts without a core of its own (Redis, PostgreSQL), keeps off the core that is measured. */
export function pinToLoadCore(): void {
  if (canPin) spawnSync("taskset", ["-a", "-c", "-p", String(LOAD_CORE), String(process.pid)]);
}

/** A server of its own process, pinned to one core where the machine has two. */
export type MeasuredServer = {
  port: number;
  /** ms from the start of the process until it answered. */
  readyMs: number;
  /** CPU time since its start, ms, in user and system. */
  cpuMs(): number;
  /** How often its main thread lost the core to something else. */
  preempted(): number;
  rssBytes(): number;
  stop(): Promise<void>;
};

const running = new Set<ChildProcess>();
process.on("exit", () => running.forEach((child) => void child.kill("SIGKILL")));

/** `node` with these arguments; `$PORT` in them and `PORT` in its environment is a free one. Ready when `/readyz` is not a 5xx. */
export async function startServer(wish: {
  name: string;
  args: readonly string[];
  cwd: string;
  folder: string;
  settings?: Readonly<Record<string, string>>;
  core?: number;
}): Promise<MeasuredServer> {
  const { name, cwd, folder, settings = {}, core = SERVER_CORE } = wish;
  const port = await freePort();
  const args = wish.args.map((arg) => (arg === "$PORT" ? String(port) : arg));
  const [program, ...rest] = canPin
    ? ["taskset", "-c", String(core), process.execPath, ...args]
    : [process.execPath, ...args];
  const log = openSync(`${folder}/${name}.log`, "a");
  const { PATH = "", HOME = "" } = process.env;
  const env = { PATH, HOME, NODE_ENV: "production", PORT: String(port), ...settings };
  const from = performance.now();
  const child = spawn(program ?? "", rest, { cwd, env, stdio: ["ignore", log, log] });
  running.add(child);
  child.once("exit", () => running.delete(child));
  await untilReady(child, port, `${name}: see ${folder}/${name}.log`);
  const readyMs = performance.now() - from;
  const pid = child.pid ?? 0;
  return {
    port,
    readyMs,
    cpuMs: () => cpuMs(pid),
    preempted: () => statusOf(pid, "nonvoluntary_ctxt_switches"),
    rssBytes: () => statusOf(pid, "VmRSS") * 1024,
    stop: () => end(child),
  };
}

async function untilReady(child: ChildProcess, port: number, who: string): Promise<void> {
  const last = performance.now() + READY_MS_MAX;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    await answer?.body?.cancel();
    if (answer !== null && answer.status < 500) return;
    if (child.exitCode !== null || performance.now() > last) {
      child.kill("SIGKILL");
      throw new Error(`did not start: ${who}`);
    }
    await pause(LOOK_MS);
  }
}

function statusOf(pid: number, field: string): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+)`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
}

/** User and system time of a process: fields 14 and 15 of its stat, after the name in brackets. */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const hard = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await gone;
  clearTimeout(hard);
}
