import { execFile, spawn } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { bareEnvironment } from "./bare-environment.ts";

const ROOT = join(import.meta.dirname, "../..");

/** The product in a process of its own, with real settings instead of the demo's. */
export type OwnProcess = {
  url: string;
  /** Everything it has printed. */
  printed(): string;
  /** Sends the signal and waits for the end; a process that has ended already stays so. */
  end(signal: "SIGTERM" | "SIGKILL"): Promise<{ code: number | null; ms: number }>;
};

/** Starts it and waits until it serves. Rejects with what it printed when it does not start. `settings` name the PORT. */
export async function startOwnProcess(settings: Record<string, string>): Promise<OwnProcess> {
  const child = spawn(process.execPath, ["src/main.ts"], { cwd: ROOT, env: { ...bareEnvironment(), ...settings } });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  let text = "";
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes("is serving")) resolve();
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", (code, signal) => reject(new Error(`it ended with ${code ?? signal}: ${text}`)));
  });
  return {
    url: `http://127.0.0.1:${settings.PORT}`,
    printed: () => text,
    async end(signal) {
      const from = performance.now();
      child.kill(signal);
      return { code: await ended, ms: performance.now() - from };
    },
  };
}

/** Makes an account as an operator does; resolves to its password. */
export async function makeAccount(settings: Record<string, string>, email: string, ...role: string[]): Promise<string> {
  const words = [
    "src/main.ts",
    "staff",
    "add",
    "--city",
    "kokubunji",
    "--name",
    email.split("@")[0] ?? "",
    "--email",
    email,
  ];
  const { stdout } = await promisify(execFile)(process.execPath, [...words, ...role], {
    cwd: ROOT,
    env: { ...bareEnvironment(), ...settings },
  });
  const password = /only now: (\S+)/.exec(stdout)?.[1];
  if (password === undefined) throw new Error(`no password in: ${stdout}`);
  return password;
}
