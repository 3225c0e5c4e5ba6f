import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { bareEnvironment } from "../../test/e2e/bare-environment.ts";
import { freePort } from "../../test/e2e/outside-line.ts";

const STARTS_MAX = 3;
const ROOT = join(import.meta.dirname, "../..");

/** The product's processes. Each keeps its port and folders over all its lives. */
export type Fleet = {
  names: readonly string[];
  /** Addresses of those that take webhooks and serve the desk. */
  webs: readonly string[];
  /** SIGKILL, and started again after a while; resolves when it serves again. */
  replace(name: string, awayMs: number): Promise<void>;
  /** Orderly, all of them: whether each ended with 0. */
  stop(): Promise<boolean>;
  /** How often one ended before it served. */
  failedStarts(): number;
  kill(): void;
};

type Member = { name: string; role: "all" | "web" | "worker"; port: number; more: Record<string, string> };

/** Embedded stores have one process; servers have two for the web, one of which spools, and two workers. */
export async function startFleet(wish: {
  kind: "embedded" | "servers";
  folder: string;
  settings: Record<string, string>;
}): Promise<Fleet> {
  const members = await Promise.all(
    plan(wish.kind, wish.folder).map(async (each) => ({ ...each, port: await freePort() })),
  );
  const running = new Map<string, ChildProcess>();
  let failedStarts = 0;
  // As a supervisor does: who does not come up is started again, and it is counted.
  const begin = async (member: Member, tries = STARTS_MAX): Promise<void> => {
    try {
      running.set(member.name, await start(member, wish));
    } catch (failure) {
      failedStarts += 1;
      if (tries <= 1) throw failure;
      await begin(member, tries - 1);
    }
  };
  await Promise.all(members.map((member) => begin(member)));

  return {
    names: members.map((member) => member.name),
    webs: members.filter((member) => member.role !== "worker").map(({ port }) => `http://127.0.0.1:${port}`),
    async replace(name, awayMs) {
      const member = members.find((each) => each.name === name);
      if (member === undefined) throw new Error(`no process ${name}`);
      await end(running.get(name), "SIGKILL");
      await new Promise((resolve) => setTimeout(resolve, awayMs));
      await begin(member);
    },
    stop: async () =>
      (await Promise.all([...running.values()].map((child) => end(child, "SIGTERM")))).every((code) => code === 0),
    failedStarts: () => failedStarts,
    kill: () => running.forEach((child) => void child.kill("SIGKILL")),
  };
}

function plan(kind: "embedded" | "servers", folder: string): Omit<Member, "port">[] {
  if (kind === "embedded") return [{ name: "all", role: "all", more: {} }];
  return [
    { name: "web-1", role: "web", more: { SPOOL_DIR: join(folder, "spool") } },
    { name: "web-2", role: "web", more: {} },
    { name: "worker-1", role: "worker", more: {} },
    { name: "worker-2", role: "worker", more: {} },
  ];
}

/** Resolves when it serves; what it says goes to its log. */
async function start(
  { name, role, port, more }: Member,
  { kind, folder, settings }: { kind: string; folder: string; settings: Record<string, string> },
): Promise<ChildProcess> {
  const own = kind === "servers" ? { ROLE: role, DATA_DIR: join(folder, name) } : {};
  mkdirSync(join(folder, name), { recursive: true });
  const child = spawn(process.execPath, ["src/main.ts"], {
    cwd: ROOT,
    env: { ...bareEnvironment(), PORT: String(port), LOG_LEVEL: "info", ...settings, ...own, ...more },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log = createWriteStream(join(folder, `${name}.log`), { flags: "a" });
  child.stderr.pipe(log, { end: false });
  child.stdout.pipe(log, { end: false });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      if (chunk.toString().includes("is serving")) resolve();
    });
    child.once("exit", (code, signal) => reject(new Error(`${name} ended with ${code ?? signal}: see ${name}.log`)));
  });
  return child;
}

async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<number | null> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
  const gone = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  child.kill(signal);
  return gone;
}
