import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bareEnvironment } from "./bare-environment.ts";

/** The whole product as `npm start` runs it, on a free port and a data folder of its own. */
export type Product = { url: string; stop(): Promise<void> };

const ROOT = join(import.meta.dirname, "../..");
const START_MS_MAX = 60_000;

/** Starts it and waits for the line with its address. Rejects with what it printed when it does not start. */
export async function startProduct(settings: Record<string, string> = {}): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), "tsunagu-"));
  const child = spawn(process.execPath, ["src/main.ts"], {
    cwd: ROOT,
    env: { ...bareEnvironment(), PORT: "0", DATA_DIR: dataDir, ...settings },
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let printed = "";
  const url = await new Promise<string>((resolve, reject) => {
    const giveUp = setTimeout(() => reject(new Error(`it did not start: ${printed}`)), START_MS_MAX);
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
      if (address === undefined) return;
      clearTimeout(giveUp);
      resolve(address);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", (code) => reject(new Error(`it ended with ${code}: ${printed}`)));
  });
  return {
    url,
    async stop() {
      child.kill("SIGTERM");
      await exited;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
