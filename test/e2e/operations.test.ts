import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ANSWER_MS_MAX, complaintsOf, hasBrowser, openBrowser } from "./browser.ts";
import { freePort, type OutsideLine, openOutsideLine, type PhoneOutside } from "./outside-line.ts";
import { chooseOwnPassword } from "./own-password.ts";
import { makeAccount, type OwnProcess, startOwnProcess } from "./own-process.ts";

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** The operators' page in a real browser, while LINE misbehaves: what is in doubt is seen, and sent again or given up by hand. */
const EMAIL = "coordinator@example.jp";
const dir = mkdtempSync(join(tmpdir(), "operations-"));
let line: OutsideLine;
let product: OwnProcess;
let browser: Browser;
let settings: Record<string, string>;
let page: Page;
let phone: PhoneOutside;

beforeAll(async () => {
  if (!hasBrowser) return;
  line = await openOutsideLine(await freePort());
  settings = { ...line.settings, DATA_DIR: dir };
  [product, browser] = await Promise.all([startOwnProcess(settings), openBrowser()]);
  page = await signIn(await makeAccount(settings, EMAIL, "--role", "coordinator"));
  phone = await line.join("住民");
  await hears("だれのことで", 1);
});
afterAll(async () => {
  await browser?.close();
  await product?.end("SIGTERM");
  await line?.stop();
  rmSync(dir, { recursive: true, force: true });
});

test.skipIf(!hasBrowser)("a reply of which nobody knows waits for a decision; sent again, it arrives", async () => {
  const complaints = complaintsOf(page);
  line.faults.next("reply", { kind: "500" });
  await phone.says("もう一度");
  await inDoubt(1);
  // The page looks again by itself.
  await page.clock.fastForward(15_000);
  await page.getByText("届いたか分かりません").first().waitFor();
  await page.getByText("受付番号なし（まだ相談になっていません）").waitFor();
  await page.getByText("LINEの側の不具合です").waitFor();
  expect(await page.textContent("main")).not.toContain("だれのことで");
  expect(await objections()).toEqual([]);

  await page.getByRole("button", { name: "もう一度送る" }).click();
  await page.getByText("もう一度送ることにしました。").waitFor();
  await hears("だれのことで", 2);
  await page.getByRole("button", { name: "もう一度送る" }).waitFor({ state: "detached" });
  await page.getByText("0 / 200通（のこり 200通）").first().waitFor();
  expect(complaints).toEqual([]);
});

test.skipIf(!hasBrowser)("given up, after asking once more, it is gone for good", async () => {
  line.faults.next("reply", { kind: "500_after_accept" });
  await phone.says("もう一度");
  await inDoubt(1);
  await reload();
  await page.getByRole("button", { name: "あきらめる" }).click();
  const dialog = page.getByRole("dialog", { name: "あきらめますか" });
  await dialog.getByRole("button", { name: "やめる" }).click();
  expect(await page.getByRole("button", { name: "あきらめる" }).count()).toBe(1);
  await page.getByRole("button", { name: "あきらめる" }).click();
  expect(await objections()).toEqual([]);
  await dialog.getByRole("button", { name: "あきらめる" }).click();
  await page.getByText("あきらめたことを記録しました。").waitFor();
  await page.getByRole("button", { name: "あきらめる" }).waitFor({ state: "detached" });
});

test.skipIf(!hasBrowser)(
  "webhooks signed with another secret raise an alarm that names the setting, until one fits",
  async () => {
    const body = '{"events":[]}';
    const send = (secret: string) =>
      fetch(`${product.url}/webhook/kokubunji`, {
        method: "POST",
        body,
        headers: { "x-line-signature": createHmac("sha256", secret).update(body).digest("base64") },
      });
    expect((await send("another secret")).status).toBe(401);
    await reload();
    await page.getByText("署名が合わない呼び出しが 1回 ありました。").waitFor();
    await page.getByText(/KOKUBUNJI_LINE_CHANNEL_SECRET/).waitFor();
    expect(await metrics()).toContain('tsunagu_line_alarm{city="kokubunji",code="bad_signature"} 1');
    expect(await metrics()).toContain('tsunagu_webhook_refusals_total{city="kokubunji",code="bad_signature"} 1');
    await phone.says("もう一度");
    await vi.waitFor(async () => expect(await metrics()).toContain('code="bad_signature"} 0'), ANSWER_MS_MAX);
    await reload();
    await page.getByText("LINEとのあいだで直すことは、いまは ありません。").waitFor();
  },
);

test.skipIf(!hasBrowser)("at 390 px nothing is cut off and axe has nothing to object to", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await reload();
  await page.getByRole("heading", { name: "今月の送信（LINE）" }).waitFor();
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
  expect(await objections()).toEqual([]);
});

test.skipIf(!hasBrowser)("danger about which nobody could be alarmed stands first, and says so", async () => {
  const letter = { state: "dead", kind: "event", at: "2026-11-22T01:00:00.000Z", receipt: null, forgotten: false };
  await page.route(/\/api\/operations(\?|$)/, async (route) => {
    const answer = await route.fetch();
    const all = [
      { ...letter, id: "e2", reason: "danger:TypeError" },
      { ...letter, id: "e1", reason: "TypeError" },
    ];
    const isFirst = !route.request().url().includes("after=");
    const shown = isFirst ? { letters: all, next: "0.1.e1" } : { letters: all.slice(1), next: null };
    await route.fulfill({ response: answer, json: { ...(await answer.json()), ...shown } });
  });
  await reload();
  const danger = page.getByText("あぶないことばがありましたが、職員に知らせられませんでした");
  await danger.waitFor();
  expect(await page.locator("main li", { hasText: "住民から届いたもの" }).first().textContent()).toContain("あぶない");
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
  expect(await objections()).toEqual([]);
  if (process.env.SHOTS !== undefined)
    await page.screenshot({ path: join(process.env.SHOTS, "operations-danger.png"), fullPage: true });
  await page.getByRole("button", { name: "続きを見る" }).click();
  await danger.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "はじめのページへ" }).click();
  await danger.waitFor();
  await page.unroute(/\/api\/operations(\?|$)/);
});

test("a token that LINE does not know is said at start, by the setting's name, and is an alarm", async () => {
  const port = await freePort();
  const outside = await openOutsideLine(port);
  const folder = mkdtempSync(join(tmpdir(), "wrong-token-"));
  const wrong = { ...outside.settings, DATA_DIR: folder, KOKUBUNJI_LINE_CHANNEL_ACCESS_TOKEN: "not the token" };
  const process = await startOwnProcess(wrong);
  await vi.waitFor(() => expect(process.printed()).toContain("line_token_wrong"), ANSWER_MS_MAX);
  const said = process
    .printed()
    .split("\n")
    .find((each) => each.includes("line_token_wrong"));
  expect(JSON.parse(said ?? "")).toMatchObject({
    level: 50,
    city: "kokubunji",
    check: "KOKUBUNJI_LINE_CHANNEL_ACCESS_TOKEN",
  });
  expect(await (await fetch(`${process.url}/metrics`)).text()).toContain(
    'tsunagu_line_alarm{city="kokubunji",code="token_wrong"} 1',
  );
  expect(process.printed()).not.toContain("not the token");
  expect((await process.end("SIGTERM")).code).toBe(0);
  await outside.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function signIn(password: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(20_000);
  await context.clock.install();
  const opened = await context.newPage();
  await opened.goto(`${product.url}/desk`);
  await opened.getByLabel("メールアドレス").fill(EMAIL);
  await opened.getByLabel("パスワード").fill(password);
  await opened.getByRole("button", { name: "サインインする" }).click();
  await chooseOwnPassword(opened, password);
  await opened.getByRole("link", { name: "配送の様子" }).click();
  await opened.getByRole("heading", { level: 1, name: "配送の様子" }).waitFor();
  return opened;
}

async function reload(): Promise<void> {
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "配送の様子" }).waitFor();
}

/** The chat holds this text so often. */
async function hears(text: string, times: number): Promise<void> {
  const count = async () => (await phone.heard()).filter((each) => each.includes(text)).length;
  await vi.waitFor(async () => expect(await count()).toBe(times), { timeout: ANSWER_MS_MAX, interval: 50 });
}

/** So many lines are ambiguous now. */
async function inDoubt(count: number): Promise<void> {
  const figure = `tsunagu_effects{city="kokubunji",state="ambiguous"} ${count}`;
  await vi.waitFor(async () => expect(await metrics()).toContain(figure), { timeout: ANSWER_MS_MAX, interval: 50 });
}

async function metrics(): Promise<string> {
  return (await fetch(`${product.url}/metrics`)).text();
}

async function objections(): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => (await window.axe.run()).violations.map((violation) => violation.id));
}
