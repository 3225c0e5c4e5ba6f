/**
 * How soon the desk can be used on a slow computer, and what it loads: `npm run build && node bench/desk-load.ts [slower] [cases]`.
 * Starts the product with a data folder of its own and that many cases (default 200) at one office, and measures in Chromium with the
 * CPU slowed (4 times unless said otherwise) and an empty cache: from the address to a list whose first case opens with Enter. On a
 * machine with other work the times say little; what the page's main thread itself worked stands beside them.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, CDPSession, Page } from "playwright-core";
import { makeKeyRing } from "../src/app/key-ring.ts";
import { demoKeys } from "../src/ops/demo-keys.ts";
import { openRecords } from "../src/records/open-records.ts";
import { ADDRESS, ANSWER_BY, anOpening } from "../test/contracts/case-fixtures.ts";
import { openBrowser } from "../test/e2e/browser.ts";

const ROUNDS = 5;
const slower = Number(process.argv[2] ?? 4);
const cases = Number(process.argv[3] ?? 200);
const dataDir = mkdtempSync(join(tmpdir(), "bench-desk-"));
const { PATH = "", HOME = "" } = process.env;
await fillRecord();
const child = spawn(process.execPath, ["src/main.ts"], { env: { PATH, HOME, PORT: "0", DATA_DIR: dataDir } });
const url = await new Promise<string>((resolve) => {
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => {
    printed += chunk.toString();
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
    if (address !== undefined) resolve(address);
  });
});
const browser = await openBrowser();
try {
  console.log(`${cases} cases, CPU ${slower} times slower, ${ROUNDS} times each, the middle one`);
  const state = await signIn(browser);
  for (const [what, path] of [
    ["the list", "/desk?list=unit"],
    ["a case", await firstCase(browser, state)],
    ["the sign-in page", "/desk"],
  ] as const) {
    const loads = [];
    for (let round = 0; round < ROUNDS; round++)
      loads.push(await load(browser, path, what === "the sign-in page" ? undefined : state));
    const { ms, worked, kilobytes } = middle(loads);
    console.log(`${what}: ${ms} ms to use it, of which the page works ${worked} ms; loads ${kilobytes} KB packed`);
  }
} finally {
  await browser.close();
  child.kill("SIGTERM");
  await new Promise((done) => child.once("exit", done));
  rmSync(dataDir, { recursive: true, force: true });
}

/** Cases of 国分寺市 at the office whose demo account opens the desk. */
async function fillRecord(): Promise<void> {
  const keys = makeKeyRing(demoKeys(dataDir));
  const now = () => Date.now();
  const records = await openRecords({ dialect: { kind: "sqlite", file: join(dataDir, "record.sqlite") }, keys, now });
  const agency = { id: "hokatsu-motomachi", kind: "agency" as const, name: "地域包括支援センターもとまち" };
  const opening = anOpening();
  for (let number = 0; number < cases; number++) {
    const id = `bench-${number}`;
    const route = { ...opening.route, lead: agency };
    await records.openCase(
      { ...opening, caseId: id, city: "kokubunji", route },
      { ...ADDRESS, city: "kokubunji" },
      ANSWER_BY,
    );
  }
  await records.close();
}

type State = Awaited<ReturnType<Awaited<ReturnType<Browser["newContext"]>>["storageState"]>>;

async function signIn(browser: Browser): Promise<State> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${url}/desk`);
  await page.getByRole("button", { name: /もとまち 相談員/ }).click();
  await page.locator("a[data-case]").first().waitFor();
  const state = await context.storageState();
  await context.close();
  return state;
}

async function firstCase(browser: Browser, storageState: State): Promise<string> {
  const context = await browser.newContext({ storageState });
  const page = await context.newPage();
  await page.goto(`${url}/desk?list=unit`);
  const path = await page.locator("a[data-case]").first().getAttribute("href");
  await context.close();
  if (path === null) throw new Error("no case in the list");
  return path;
}

type Load = { ms: number; worked: number; kilobytes: number };

/** A first visit: nothing in the cache. Usable: what is waited for is there, and the thread is free to answer a key. */
async function load(browser: Browser, path: string, storageState: State | undefined): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, storageState });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  let bytes = 0;
  await devtools.send("Network.enable");
  devtools.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slower });
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(url + path, { waitUntil: "commit" });
  const ms = await usable(page);
  const worked = await workedMs(devtools);
  await context.close();
  return { ms, worked, kilobytes: Math.round(bytes / 1024) };
}

/** ms from the address until what one came for is drawn and a task of the page's gets its turn. */
async function usable(page: Page): Promise<number> {
  await page.locator("a[data-case], #case-title, input[name=email]").first().waitFor();
  return page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    await new Promise((turn) => setTimeout(turn));
    return Math.round(performance.now());
  });
}

async function workedMs(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return Math.round((metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1000);
}

function middle(loads: readonly Load[]): Load {
  const sorted = loads.toSorted((a, b) => a.ms - b.ms);
  const found = sorted[Math.floor(sorted.length / 2)];
  if (found === undefined) throw new Error("nothing was measured");
  return found;
}
