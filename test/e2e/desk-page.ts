import { mkdirSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { ANSWER_MS_MAX } from "./browser.ts";

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** Where pictures of every page go, at three widths; only when somebody wants to look. */
export const SHOTS = process.env.SHOTS_DIR;

/** The desk on a small office PC, not signed in yet. */
export async function openDeskPage(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  context.setDefaultTimeout(ANSWER_MS_MAX);
  const page = await context.newPage();
  await page.goto(`${url}/desk`);
  return page;
}

/** Enters the desk as one of the demo's people: a part of her name, as it stands on her button. */
export async function enterDesk(browser: Browser, url: string, account: string): Promise<Page> {
  const page = await openDeskPage(browser, url);
  await page
    .getByRole("button", { name: new RegExp(account) })
    .first()
    .click();
  // The page to sign in has a heading, too.
  await page.locator("main#main").waitFor();
  return page;
}

/** What axe objects to, and where. */
export async function objections(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () =>
    (await window.axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
  );
}

/** The page at an office PC's width, a phone's, and the office PC's at 200 %. */
export async function shoot(page: Page, name: string): Promise<void> {
  if (SHOTS === undefined) return;
  mkdirSync(SHOTS, { recursive: true });
  for (const [width, height] of [
    [390, 844],
    [640, 360],
    [1280, 720],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: join(SHOTS, `${name}-${width}.png`), fullPage: width !== 640 });
  }
}
