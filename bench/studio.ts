/**
 * How quick the studio is with a flow of 300 steps on a slow computer: `npm run build && node bench/studio.ts [slower]`.
 * Starts the product with a data folder of its own, puts 300 steps into the draft, and measures in Chromium with the CPU slowed
 * (4 times unless said otherwise): from the click on the page's tab to the list with its form, and from a key to the next frame. On a
 * machine with other work the times say little; what the page's main thread itself worked stands beside them.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CDPSession, Page } from "playwright-core";
import { openBrowser } from "../test/e2e/browser.ts";

const STEPS = 300;
const KEYS = 40;
/** The first time the browser compiles our scripts; then it keeps them compiled. */
const LOADS = 3;
const slower = Number(process.argv[2] ?? 4);
const dataDir = mkdtempSync(join(tmpdir(), "bench-studio-"));
const { PATH = "", HOME = "" } = process.env;
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
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(60_000);
  await page.goto(`${url}/studio`);
  await page.getByRole("button", { name: /国分寺市 管理者/ }).click();
  await page.getByRole("listbox").waitFor();
  await page.evaluate(growFlow, STEPS);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(`${url}/studio/publish`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  console.log(`a flow of ${STEPS} steps, CPU ${slower} times slower`);
  const opened = await working(session, () => opening(page));
  console.log(
    `opens in ${opened.value} ms (from the tab to the list and the form); the page works ${opened.ms} ms for it`,
  );
  // As somebody who reloads: what a first visit makes the server do (the talks on the new flow) is done.
  await page.getByRole("button", { name: /^会話の試験/ }).waitFor();
  for (let time = 1; time <= LOADS; time++) {
    const loaded = await working(session, async () => {
      await page.goto(`${url}/studio?step=intake.trouble`);
      return loading(page);
    });
    console.log(`the whole page loads in ${loaded.value} ms (address to list, data fetched); it works ${loaded.ms} ms`);
  }
  const typed = await working(session, () => typing(page));
  const times = typed.value.toSorted((a, b) => a - b);
  const at = (part: number) => Math.round(times[Math.floor((times.length - 1) * part)] ?? 0);
  console.log(`a key until the next frame: median ${at(0.5)} ms, 95 of 100 within ${at(0.95)} ms, worst ${at(1)} ms`);
  console.log(`and all that follows from it: ${Math.round(typed.ms / times.length)} ms of work a key`);
} finally {
  await browser.close();
  child.kill("SIGTERM");
  await new Promise((done) => child.once("exit", done));
  rmSync(dataDir, { recursive: true, force: true });
}

/** What the page's main thread itself worked meanwhile, whoever else has the processor: ms, slowed as it is. */
async function working<T>(session: CDPSession, work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const worked = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1000;
  };
  const before = await worked();
  const value = await work();
  const after = await worked();
  // A page that is loaded anew counts from nothing.
  return { value, ms: Math.round(after < before ? after : after - before) };
}

/** In the page: 300 questions in a row before the question of urgency, each with its own texts. */
async function growFlow(steps: number): Promise<void> {
  const contents = await (await fetch("/api/studio/contents")).json();
  const find = (path: string) => contents.files.find((file: { path: string }) => file.path === path);
  const flow = find("flows/intake.yaml");
  const locales = ["ja", "ja-easy", "en"].map((language) => find(`locales/${language}/intake.yaml`));
  const missing = steps - Object.keys(flow.value.steps).length;
  for (let number = 1; number <= missing; number++) {
    const id = `more_${number}`;
    flow.value.steps[id] = {
      ...{ type: "ask", answer: "choice", text: `${id}.ask`, again: `${id}.ask`, save: id },
      choices: [
        { value: "yes", label: `${id}.yes` },
        { value: "no", label: `${id}.no` },
      ],
      next: number === missing ? "urgent" : `more_${number + 1}`,
    };
    for (const file of locales)
      file.value[id] = { ask: `${number} 番目(ばんめ)の しつもん`, yes: "はい", no: "いいえ" };
  }
  flow.value.steps.from_topics.next = "more_1";
  const files = [flow, ...locales].map(({ path, value, version }) => ({ path, value, was: version }));
  const saved = await fetch("/api/studio/values", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ files }),
  });
  if (!saved.ok) throw new Error(`not saved: ${saved.status}`);
}

async function opening(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const from = performance.now();
    const tabs = [...document.querySelectorAll("nav a")];
    const tab = tabs.find((each): each is HTMLAnchorElement => each.getAttribute("href") === "/studio");
    tab?.click();
    while (document.querySelectorAll("[role=option]").length < 300) await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return Math.round(performance.now() - from);
  });
}

async function loading(page: Page): Promise<number> {
  await page.getByRole("listbox").waitFor();
  return page.evaluate(() => Math.round(performance.now()));
}

/** Each key is followed until the frame after next is drawn. */
async function typing(page: Page): Promise<number[]> {
  const box = page.getByRole("textbox", { name: /^質問の文：\s*日本語$/ });
  await box.click();
  await box.press("End");
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { seen });
    addEventListener(
      "keydown",
      () => {
        const from = performance.now();
        requestAnimationFrame(() => setTimeout(() => seen.push(performance.now() - from)));
      },
      { capture: true },
    );
  });
  await page.keyboard.type("あ".repeat(KEYS), { delay: 60 });
  for (let key = 0; key < KEYS; key++) await page.keyboard.press("x", { delay: 20 });
  return page.evaluate(() => {
    const found: unknown = Object.entries(window).find(([name]) => name === "seen")?.[1];
    return Array.isArray(found) ? found.map(Number) : [];
  });
}
