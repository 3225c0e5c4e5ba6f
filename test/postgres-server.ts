import { spawn, spawnSync } from "node:child_process";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { postgresPrograms } from "./postgres-programs.ts";

/** A PostgreSQL of our own from Debian's programs, on a free port of this machine, with its data in a folder that goes with it. */
export type PostgresServer = {
  /** Address of a database on it: "postgres://tsunagu@127.0.0.1:5433/name". */
  url(database: string): string;
  /** As the machine's administrator would: open connections end at once. */
  stop(): Promise<void>;
  /** Ends it at once without tidying up, as after a power cut of the program: it recovers from its log when it starts again. */
  crash(): Promise<void>;
  /** Starts it again after `stop` or `crash`, on the same port and data. */
  start(): Promise<void>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
};

const BIN = postgresPrograms();

/** PostgreSQL is there, or CI says it must be; otherwise the tests that need it are reported as skipped. */
export const hasPostgres = BIN !== null || process.env.CI === "true";

const START_MS_MAX = 20_000;
const LOOK_AGAIN_MS = 20;

/**
 * Makes a server and starts it. Nothing of it need survive a power cut, so it does not wait for the disk; `durable`: what it has
 * confirmed survives `crash`.
 */
export async function startPostgres({ durable = false } = {}): Promise<PostgresServer> {
  if (BIN === null) throw new Error("PostgreSQL is missing (Debian: apt-get install postgresql)");
  const owner = serverOwner();
  const folder = mkdtempSync(join(tmpdir(), "tsunagu-postgres-"));
  if (owner !== null) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, "data");
  const made = spawnSync(
    join(BIN, "initdb"),
    ["-D", data, "-U", "tsunagu", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"],
    { ...owner, cwd: folder, encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  const url = (database: string) => `postgres://tsunagu@127.0.0.1:${port}/${database}`;
  const options = [
    "fsync=off",
    `synchronous_commit=${durable ? "on" : "off"}`,
    "full_page_writes=off",
    "listen_addresses=127.0.0.1",
    // It would look through hundreds of databases that live for one test.
    `autovacuum=${durable ? "on" : "off"}`,
  ];
  options.push(`port=${port}`, "unix_socket_directories=", "dynamic_shared_memory_type=mmap", "max_connections=100");
  let running: Running | null = null;

  const program = join(BIN, "postgres");

  async function start(): Promise<void> {
    running = run(program, ["-D", data, ...options.flatMap((option) => ["-c", option])], {
      ...owner,
      cwd: folder,
    });
    await untilItAnswers(url("postgres"), running);
  }
  async function end(signal: NodeJS.Signals): Promise<void> {
    running?.process.kill(signal);
    await running?.ended;
    running = null;
  }
  // SIGINT: a fast shutdown. SIGQUIT: an immediate one.
  const stop = () => end("SIGINT");

  await start();
  return {
    url,
    start,
    stop,
    crash: () => end("SIGQUIT"),
    async remove() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Running = ReturnType<typeof run>;

function run(program: string, args: string[], options: { uid?: number; gid?: number; cwd: string }) {
  const child = spawn(program, args, { ...options, stdio: ["ignore", "ignore", "pipe"] });
  const state = { process: child, said: "", over: false, ended: Promise.resolve() };
  child.stderr.on("data", (chunk: Buffer) => {
    state.said = (state.said + chunk.toString()).slice(-4000);
  });
  state.ended = new Promise((resolve) =>
    child.once("exit", () => {
      state.over = true;
      resolve();
    }),
  );
  return state;
}

async function untilItAnswers(url: string, running: Running): Promise<void> {
  const until = Date.now() + START_MS_MAX;
  while (!(await answers(url))) {
    if (running.over || Date.now() > until) throw new Error(`PostgreSQL did not start: ${running.said}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** It refuses to run as root: then it runs as the user that Debian's package makes. */
function serverOwner(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string) => Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout.trim());
  const owner = { uid: id("-u"), gid: id("-g") };
  if (!(owner.uid > 0)) throw new Error('there is no user "postgres" to run PostgreSQL as');
  return owner;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
