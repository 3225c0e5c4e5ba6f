import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadCities } from "../../src/content/load-city.ts";
import { officesOf } from "../../src/core/directory/office.ts";
import { complaintsOf, hasBrowser, openBrowser } from "../e2e/browser.ts";
import { type Product, startProduct } from "../e2e/product.ts";

/** 相談機関一覧表 as a sheet of paper: in a real browser, for every city there is. */
const cities = loadCities("cities", null);
/** The first sheet is for the telephone: who is asked about what. What comes after a plan follows on sheets of its own. */
const SHEETS_MAX = 4;
const A4_WIDTH_PX = Math.round((210 / 25.4) * 96);
let product: Product;
let browser: Browser;

beforeAll(async () => {
  if (!hasBrowser) return;
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

test.skipIf(!hasBrowser).each(cities.map((city) => [city.name, city] as const))(
  "%s: every office is on it, nothing is cut, and it is A4",
  async (_name, city) => {
    const page = await openList(city.id);
    const complaints = complaintsOf(page);
    await page.emulateMedia({ media: "print" });
    // A4 between its margins of 12 mm.
    await page.setViewportSize({ width: A4_WIDTH_PX - 90, height: 1000 });
    expect(await cutTexts(page)).toEqual([]);
    const text = await page.locator("main").innerText();
    expect(officesOf(city).filter(({ name }) => !text.includes(name))).toEqual([]);
    expect(await page.getByRole("button", { name: "印刷" }).isVisible()).toBe(false);

    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString("latin1");
    const sheets = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(sheets).toBeGreaterThanOrEqual(1);
    expect(sheets).toBeLessThanOrEqual(SHEETS_MAX);
    const boxes = [...pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)];
    expect(boxes.map(([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))])).toEqual(
      boxes.map(() => [595, 842]),
    );
    expect(complaints).toEqual([]);
    await page.context().close();
  },
);

test.skipIf(!hasBrowser)("it is found from the desk, also by those who see no cases, and saved as a file", async () => {
  const page = await signIn("mito.administrator");
  await page.goto(`${product.url}/desk`);
  await page.getByRole("link", { name: "相談機関一覧表" }).click();
  await page.getByRole("heading", { name: "水戸市　相談機関一覧表" }).waitFor();
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: /^Excel/ }).click();
  expect((await saving).suggestedFilename()).toBe("水戸市_相談機関一覧.xlsx");
  await page.getByRole("link", { name: /一覧へもどる/ }).click();
  await page.getByRole("link", { name: "相談機関一覧表" }).waitFor();
  await page.context().close();
});

async function openList(city: string): Promise<Page> {
  const page = await signIn(`${city}.administrator`);
  await page.goto(`${product.url}/desk/directory`);
  await page.getByRole("heading", { name: /相談機関一覧表/ }).waitFor();
  return page;
}

async function signIn(account: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  const answer = await page.request.post(`${product.url}/api/demo/sign-in`, {
    data: { account },
    headers: { origin: product.url },
  });
  expect(answer.status()).toBe(200);
  return page;
}

/** Cells whose text does not fit, and what stands out of the paper. */
function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("main th, main td, main p, main h1")]
      .filter((element) => {
        const { right } = element.getBoundingClientRect();
        return element.scrollWidth > element.clientWidth + 1 || right > document.documentElement.clientWidth + 1;
      })
      .map((element) => element.innerText),
  );
}
