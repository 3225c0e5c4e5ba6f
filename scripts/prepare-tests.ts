/**
 * Sees to what the tests need besides npm's packages: a Chromium. Installs Debian's where it may (root on a system with
 * apt-get); otherwise says what to do. With CI=true a missing one is a failure, never a silent skip.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const CHROMIUM = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";

if (!existsSync(CHROMIUM) && mayInstall()) {
  console.log("Installing Debian's chromium and Japanese fonts for the browser tests …");
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update", "-qq"], { stdio: "inherit", env: environment });
  spawnSync("apt-get", ["install", "-y", "-qq", "chromium", "fonts-noto-cjk"], { stdio: "inherit", env: environment });
}
if (!existsSync(CHROMIUM)) {
  console.error(
    [
      `The browser tests need Chromium, and there is none at ${CHROMIUM}.`,
      "Install it (Debian: apt-get install chromium fonts-noto-cjk), or set CHROMIUM_PATH to the one you have.",
    ].join("\n"),
  );
  if (process.env.CI === "true") process.exit(1);
  console.error("Going on without them: the end-to-end tests will be reported as skipped.");
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status === 0;
}
