import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type BenchWish, runAll } from "./parts/run-all.ts";
import { pinToLoadCore } from "./parts/start-server.ts";
import { asMarkdown } from "./parts/table.ts";
import { endEverything } from "./parts/while-started.ts";

/**
 * `npm run bench`: the product and three peers, measured in one run on one machine; `--quick` in about two minutes, `--full` with a
 * million cases on the desk; `--only desk` those parts whose name has the word. Prints Markdown, writes JSON to bench/results/. Loopback only; ends everything it started.
 */
const flag = { type: "boolean", default: false } as const;
const { values } = parseArgs({ options: { quick: flag, full: flag, only: { type: "string", default: "" } } });
const PEERS = join(import.meta.dirname, "peers/line-bots");
const RESULTS = join(import.meta.dirname, "results");
const MINUTES_MAX = values.full ? 60 : 25;

const say = (what: string) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${what}\n`);
const wish: BenchWish = values.quick
  ? {
      amount: {
        rounds: 3,
        warmEvents: 600,
        warmMs: 1_500,
        fullMs: 1_000,
        halfMs: 2_000,
        burst: 400,
        batches: 1,
        atOnce: true,
      },
      deskSizes: [2_000],
      deskLooks: 30,
      idle: 1_000,
      only: values.only,
      say,
    }
  : {
      amount: {
        rounds: 5,
        warmEvents: 6_000,
        warmMs: 20_000,
        fullMs: 4_000,
        halfMs: 8_000,
        burst: 1_500,
        batches: 2,
        atOnce: true,
      },
      deskSizes: values.full ? [100_000, 1_000_000] : [100_000],
      ...{ deskLooks: 200, idle: 20_000, only: values.only, say },
    };

const loadBefore = loadavg()[0] ?? 0;
setTimeout(() => {
  say(`not done after ${MINUTES_MAX} minutes: stopped`);
  stop(1);
}, MINUTES_MAX * 60_000).unref();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop(130));
installPeers();
pinToLoadCore();
const figures = await runAll(wish);
const at = new Date().toISOString();
const machine = `${cpus().length} cores of ${cpus()[0]?.model.trim() ?? "unknown"}, node ${process.version}`;
const about = `${machine}; load ${loadBefore.toFixed(1)} when it began, ${(loadavg()[0] ?? 0).toFixed(1)} at its end. Times in ms.`;
const text = asMarkdown(figures, about);
mkdirSync(RESULTS, { recursive: true });
const file = join(RESULTS, `${at.replaceAll(":", "-")}.json`);
writeFileSync(file, JSON.stringify({ at, about, wish, ...figures }, null, 2));
writeFileSync(file.replace(/json$/, "md"), `${text}\n`);
console.log(`${text}\n`);
say(`written to ${file}`);
process.exit(figures.failures.length === 0 ? 0 : 1);

function stop(code: number): void {
  void endEverything().then(() => process.exit(code));
}

/** The peers have packages of their own, so that the product's stay few. */
function installPeers(): void {
  if (existsSync(join(PEERS, "node_modules/bottender"))) return;
  say("installing the peers, once");
  const { status } = spawnSync("npm", ["ci"], { cwd: PEERS, stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) throw new Error("the peers could not be installed");
}
