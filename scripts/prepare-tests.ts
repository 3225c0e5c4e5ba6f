/**
 * Sees to what the tests need besides npm's packages: a Chromium, a PostgreSQL, a Redis. Installs Debian's where it may (root on a system
 * with apt-get); otherwise says what to do. With CI=true a missing one is a failure, never a silent skip.
 */
import { spawnSync } from "node:child_process";
import { chromiumProgram } from "../test/chromium-program.ts";
import { postgresPrograms } from "../test/postgres-programs.ts";
import { redisProgram } from "../test/redis-program.ts";

const NEEDED = [
  {
    what: "Chromium and Japanese fonts, for the browser tests",
    isHere: () => chromiumProgram() !== null,
    packages: ["chromium-headless-shell", "fonts-noto-cjk"],
    otherwise: "or set CHROMIUM_PATH to the one you have",
    without: "the end-to-end tests will be reported as skipped",
  },
  {
    what: "PostgreSQL, for the tests of the record",
    isHere: () => postgresPrograms() !== null,
    packages: ["postgresql"],
    otherwise: "or put its initdb and postgres into /usr/local/bin",
    without: "the record's tests on PostgreSQL will be reported as skipped",
  },
  {
    what: "Redis 7 or later, for the tests of live conversations",
    isHere: () => redisProgram() !== null,
    packages: ["redis-server"],
    otherwise: "or put its redis-server into /usr/local/bin",
    without: "the tests of live conversations on Redis will be reported as skipped",
  },
];

const missing = () => NEEDED.filter((part) => !part.isHere());

if (missing().length > 0 && mayInstall()) install(missing().flatMap((part) => part.packages));
for (const { what, packages, otherwise, without } of missing()) {
  console.error(`Missing: ${what}. Install it (Debian: apt-get install ${packages.join(" ")}), ${otherwise}.`);
  if (process.env.CI === "true") process.exitCode = 1;
  else console.error(`Going on without it: ${without}.`);
}

function install(packages: readonly string[]): void {
  console.log(`Installing Debian's ${packages.join(", ")} for the tests …`);
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update", "-qq"], { stdio: "inherit", env: environment });
  spawnSync("apt-get", ["install", "-y", "-qq", ...packages], { stdio: "inherit", env: environment });
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status === 0;
}
