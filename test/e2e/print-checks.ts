import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { objections, shoot } from "./desk-page.ts";

const hasPdfTools = existsSync("/usr/bin/pdftotext") || process.env.CI === "true";

type Opened = { desk: Page; url: string; receipt: string };

/** What leaves the desk of the case that is open: paper, Excel and CSV. It is the mother's, of `residents.ts`. */
export function printChecks(opened: () => Opened): void {
  test.skipIf(!hasPdfTools)("both forms print on one A4 page, in Japanese letters, with nothing cut", async () => {
    const { desk, receipt } = opened();
    for (const [link, title] of [
      ["つなぐシート（紙）", "つなぐシート"],
      ["相談受付・申込票（紙）", "相談受付・申込票"],
    ] as const) {
      const words = [
        "同意なし",
        "話した人の同意です",
        receipt,
        "認知症かもしれません",
        "◎",
        "聞いていない・答えていない",
        "推測",
        "東元町3丁目",
      ];
      await printsOnOnePage(desk, { link, title, words });
    }
  });

  test("a form and a list as Excel and CSV: no macros, no formulas, the byte order mark that Excel needs", async () => {
    const { desk, url, receipt } = opened();
    const caseId = /cases\/([^/]+)/.exec(desk.url())?.[1];
    const get = async (path: string) => {
      const response = await desk.request.get(url + path);
      expect(response.status()).toBe(200);
      return response.body();
    };
    const parts = unzipSync(await get(`/api/cases/${caseId}/paper.xlsx?form=sheet`));
    expect(Object.keys(parts).filter((name) => /vba|macro|external/i.test(name))).toEqual([]);
    const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    expect(sheet).toContain("認知症かもしれません");
    expect(sheet).not.toContain("<f>");
    const csv = (await get("/api/lists/cases.csv?list=unit")).toString();
    expect(csv.startsWith("\ufeff受付番号,")).toBe(true);
    expect(csv).toContain(receipt);
  });
}

/** Opens a form of the case that is open, prints it, and goes back. `words`: what stands on it. */
export async function printsOnOnePage(
  desk: Page,
  { link, title, words }: { link: string; title: string; words: readonly string[] },
): Promise<void> {
  if (!hasPdfTools) return;
  await desk.getByRole("link", { name: link }).click();
  await desk.getByRole("heading", { level: 1, name: title }).waitFor();
  expect(await objections(desk)).toEqual([]);
  await shoot(desk, `print-${title}-${words[0]}`);
  const dir = mkdtempSync(join(tmpdir(), "paper-"));
  const file = join(dir, `${title}.pdf`);
  writeFileSync(file, await desk.pdf({ preferCSSPageSize: true, printBackground: true }));
  const info = run("pdfinfo", file);
  const text = run("pdftotext", "-layout", file, "-").replace(/\s/g, "");
  rmSync(dir, { recursive: true, force: true });
  expect(info).toMatch(/Pages:\s+1\n/);
  expect(info).toMatch(/Page size:\s+59[45]\S* x 84[12]\S* pts \(A4\)/);
  expect(await fontsOf(desk)).toMatch(/CJK JP|Gothic|IPA|Hiragino|Meiryo/i);
  for (const each of [title, ...words]) expect(text).toContain(each);
  expect(await cutOff(desk)).toEqual([]);
  await desk.getByRole("link", { name: "相談へもどる" }).click();
  await desk.getByRole("link", { name: link }).waitFor();
}

/** Texts that are wider or higher than the box they stand in. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".paper dd, .paper dt, .paper h2")]
      .filter((box) => box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1)
      .filter((box) => getComputedStyle(box).display !== "inline")
      .map((box) => box.textContent ?? ""),
  );
}

/** The fonts in which the form was really drawn. */
async function fontsOf(page: Page): Promise<string> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("DOM.enable");
  await devtools.send("CSS.enable");
  const { root } = await devtools.send("DOM.getDocument");
  const { nodeId } = await devtools.send("DOM.querySelector", { nodeId: root.nodeId, selector: ".paper dd" });
  const { fonts } = await devtools.send("CSS.getPlatformFontsForNode", { nodeId });
  await devtools.detach();
  return fonts.map(({ familyName }) => familyName).join();
}

function run(program: string, ...words: string[]): string {
  return execFileSync(program, words, { encoding: "utf8" });
}
