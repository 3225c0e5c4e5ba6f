import { chmodSync, mkdirSync, readdirSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const IN_MEMORY = "/dev/shm";
const NEEDED_BYTES = 4 * 1024 ** 3;
const NAME = "tsunagu-tests-";

/**
 * A folder for all files of a run, gone when it ends; in memory where there is plenty, since a slow disk would be what is measured. What
 * runs that were killed left behind goes, too.
 */
export function passingFolder(): string {
  const parent = hasRoom() ? IN_MEMORY : tmpdir();
  for (const name of readdirSync(parent).filter((each) => each.startsWith(NAME))) {
    if (!runs(Number(name.slice(NAME.length)))) rmSync(join(parent, name), { recursive: true, force: true });
  }
  const folder = join(parent, NAME + process.pid);
  mkdirSync(folder, { recursive: true });
  // PostgreSQL runs as a user of its own, and looks after its part.
  chmodSync(folder, 0o711);
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize > NEEDED_BYTES;
  } catch {
    return false;
  }
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
