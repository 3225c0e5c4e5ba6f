import { type Browser, chromium, type Page } from "playwright-core";
import { chromiumProgram } from "../chromium-program.ts";

/** Chromium is there, or CI says it must be; otherwise the tests that need it are reported as skipped. */
export const hasBrowser = chromiumProgram() !== null || process.env.CI === "true";

/** Longer than anything takes on a slow machine; then the test says what it waited for. */
export const ANSWER_MS_MAX = 20_000;

/** Quiet flags: a closed network must not be asked for updates, and root needs no sandbox of its own. */
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export async function openBrowser(): Promise<Browser> {
  const executablePath = chromiumProgram();
  if (executablePath === null) throw new Error("there is no Chromium: see scripts/prepare-tests.ts");
  // Without a UTF-8 locale Chromium cannot write a Japanese file name, and saves everything as "download".
  return chromium.launch({ executablePath, args: QUIET, env: { ...process.env, LANG: "C.UTF-8" } });
}

/** What a page complained about: script errors, refused scripts, failed calls. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  return complaints;
}
