import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { z } from "zod";
import { CaseRow } from "../../../src/core/casework/views.ts";
import { ANSWER_MS_MAX } from "../browser.ts";
import { objections, shoot } from "../desk-page.ts";
import type { Day } from "./day.ts";

/** Whose office has the mother's case. */
const MOTHERS = "もとまち 相談員";

/** Whose page, where, and what stands on it when it is there. */
const PAGES: readonly (readonly [account: string, paths: readonly string[]])[] = [
  [MOTHERS, ["/desk", "/desk?list=mine", "/desk?list=city", "/desk/directory", "/desk/account"]],
  ["国分寺市 管理者", ["/desk/staff", "/desk/notices"]],
  ["国分寺市 監査", ["/desk/audit"]],
  ["国分寺市 包括化推進員", ["/desk/plan", "/desk/figures"]],
];
const WIDTHS = [1280, 640, 390];

/** What each page looks like to those who need large letters, a screen reader, or a phone. */
export function everyPage(day: Day): void {
  test.each(["/", "/simulator", "/desk", "/studio"])("%s: axe objects to nothing at 390 px", async (path) => {
    const page = await day.browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(day.product.url + path);
    await page.getByText("体験版").first().waitFor();
    expect(await objections(page)).toEqual([]);
    await shoot(page, `open-${path.slice(1)}`);
    await page.close();
  });

  test("no page of the desk has objections or stands out at the side, in either language", async () => {
    const mother = await pathOf(day, day.receipts.mother);
    await Promise.all(
      PAGES.map(([account, paths]) => walk(day, account, account === MOTHERS ? [...paths, mother] : paths)),
    );
  });

  test("a list that is empty, broken or offline says what to do", async () => {
    const page = await day.enter("自立生活サポートセンターこくぶんじ");
    for (const { name, begin, says } of NOTHING) {
      await page.goto(`${day.product.url}/desk`);
      await page.getByRole("link", { name: /市全体/ }).waitFor();
      await begin(page);
      await page.getByRole("link", { name: /おわった相談/ }).click();
      await page.getByText(says).first().waitFor();
      await shoot(page, `list-${name}`);
      expect(await objections(page), name).toEqual([]);
      await page.context().setOffline(false);
    }
    await page.context().close();
  });
}

const NOTHING: readonly { name: string; begin: (page: Page) => Promise<unknown>; says: string }[] = [
  { name: "nothing there", says: "おわった相談は まだ ありません", begin: async () => {} },
  {
    name: "offline",
    says: "つながっていません。書きかけは残っています",
    begin: (page) => page.context().setOffline(true),
  },
  {
    name: "an error",
    says: "こちらの不具合で できませんでした",
    begin: (page) =>
      page.route("**/api/cases**", (route) => route.fulfill({ status: 500, json: { code: "internal" } })),
  },
];

async function pathOf(day: Day, receipt: string): Promise<string> {
  const { url } = day.product;
  const found = await day.motomachi.request.post(`${url}/api/search`, {
    data: { typed: receipt },
    headers: { origin: url },
  });
  return `/desk/cases/${z.array(CaseRow).parse(await found.json())[0]?.id}`;
}

async function walk(day: Day, account: string, paths: readonly string[]): Promise<void> {
  const page = await day.enter(account);
  for (const language of ["ja", "en"]) {
    for (const path of paths) {
      await page.goto(day.product.url + path);
      await page.locator("main h1").first().waitFor();
      await expect.poll(() => page.getByText(/読み込んでいます|Loading/).count(), { timeout: ANSWER_MS_MAX }).toBe(0);
      await shoot(page, `${path.replace("/desk", "page").replace(/[/?=]/g, "-")}-${language}`);
      expect(await tooWide(page), path).toEqual([]);
      // What axe looks at is the same in both languages; how long words are is not.
      if (language === "ja") expect(await objections(page), path).toEqual([]);
    }
    if (language === "ja") await page.getByRole("banner").getByRole("button", { name: "English" }).click();
  }
  await page.context().close();
}

/** The widths at which one would have to move the page sideways (WCAG 1.4.10). */
async function tooWide(page: Page): Promise<number[]> {
  const wide: number[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 720 });
    if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1))
      wide.push(width);
  }
  await page.setViewportSize({ width: 1280, height: 720 });
  return wide;
}
