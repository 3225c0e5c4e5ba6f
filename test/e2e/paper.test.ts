import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe from "axe-core";
import { strFromU8, unzipSync } from "fflate";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openMailServer } from "../notify/mail-server.ts";
import { ANSWER_MS_MAX, complaintsOf, hasBrowser, openBrowser } from "./browser.ts";
import { Phone } from "./phone.ts";
import { type Product, startProduct } from "./product.ts";

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** What leaves the desk and what comes into it besides words: photos, paper, files, and notices by mail. */
const hasPdfTools = existsSync("/usr/bin/pdftotext") || process.env.CI === "true";
const dir = mkdtempSync(join(tmpdir(), "paper-"));
const shots = process.env.SHOTS_DIR;
let product: Product;
let browser: Browser;
let mail: Awaited<ReturnType<typeof openMailServer>>;
let receipt: string;
let phone: Phone;
let desk: Page;

beforeAll(async () => {
  if (!hasBrowser) return;
  mail = await openMailServer();
  const settings = { SMTP_URL: mail.url, MAIL_FROM: "つなぐ <tsunagu@example.jp>" };
  [product, browser] = await Promise.all([startProduct(settings), openBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await mail?.close();
  rmSync(dir, { recursive: true, force: true });
});

test.skipIf(!hasBrowser)(
  "a photo shown before the handoff and one after it: staff see both, and none that was unsent",
  async () => {
    phone = await Phone.open(browser, product.url);
    await phone.taps("家族のこと", "どんなことで");
    await sendSample("写真の見本", "いっしょに届けます");
    await phone.says("一人暮らしの母が最近物忘れがひどくて、認知症かもしれません", "合っていますか");
    await phone.taps("合っています", "今日か明日");
    await phone.taps("急ぐことはない", "どこに住んで");
    await phone.says("東元町3丁目", "何歳くらい");
    await phone.says("82", "このあと、どうしますか");
    await phone.taps("連絡がほしい", "いっしょに住んで");
    await phone.taps("言いたくない", "連絡は、");
    await phone.taps("このLINEで", "いつですか");
    await phone.taps("いつでもいい", "お呼びすれば");
    await phone.taps("名前は言わない", "気をつけてほしい");
    await phone.taps("とくにない", "この内容で");
    await phone.hears("写真・声・ファイル");
    await phone.taps("合っています", "伝えていいですか");
    await phone.taps("伝えていい", "受け付けました");
    receipt = await phone.reads(/\d{4}-\d{4}/);
    await sendSample("ファイルの見本", "担当に届けます");

    desk = await signIn("もとまち 相談員");
    const complaints = complaintsOf(desk);
    await desk.getByText(receipt).first().click();
    const photo = desk.getByRole("img", { name: /住民が送った写真/ });
    await photo.waitFor();
    await desk.waitForFunction("[...document.images].every((image) => image.complete && image.naturalWidth > 0)");
    const headers = (
      await desk.request.get(new URL((await photo.getAttribute("src")) ?? "", product.url).href)
    ).headers();
    expect(headers["content-type"]).toBe("image/png");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["content-security-policy"]).toContain("sandbox");
    const [saved] = await Promise.all([
      desk.waitForEvent("download"),
      desk.getByRole("link", { name: "ファイルを保存する" }).click(),
    ]);
    expect(saved.suggestedFilename()).toMatch(new RegExp(`^${receipt}_添付_.*\\.pdf$`));
    await shoot(desk, "case-with-photo");
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!hasBrowser || !hasPdfTools)(
  "both forms print on one A4 page, in Japanese letters, with nothing cut",
  async () => {
    for (const [link, title] of [
      ["つなぐシート（紙）", "つなぐシート"],
      ["相談受付・申込票（紙）", "相談受付・申込票"],
    ] as const) {
      await desk.getByRole("link", { name: link }).click();
      await desk.getByRole("heading", { level: 1, name: title }).waitFor();
      expect(await objections(desk)).toEqual([]);
      await shoot(desk, `print-${title}`);
      const file = join(dir, `${title}.pdf`);
      writeFileSync(file, await desk.pdf({ preferCSSPageSize: true, printBackground: true }));
      if (shots !== undefined) writeFileSync(join(shots, `${title}.pdf`), readFileSync(file));
      const info = run("pdfinfo", file);
      expect(info).toMatch(/Pages:\s+1\n/);
      expect(info).toMatch(/Page size:\s+59[45]\S* x 84[12]\S* pts \(A4\)/);
      expect(await fontsOf(desk)).toMatch(/CJK JP|Gothic|IPA|Hiragino|Meiryo/i);
      const text = run("pdftotext", "-layout", file, "-").replace(/\s/g, "");
      for (const words of [
        title,
        "同意あり",
        receipt,
        "認知症かもしれません",
        "◎",
        "聞いていない・答えていない",
        "推測",
        "東元町3丁目",
      ])
        expect(text).toContain(words);
      expect(await cutOff(desk)).toEqual([]);
      await desk.getByRole("link", { name: "相談へもどる" }).click();
      await desk.getByRole("link", { name: link }).waitFor();
    }
  },
);

test.skipIf(!hasBrowser)(
  "a form and a list as Excel and CSV: no macros, no formulas, the byte order mark that Excel needs",
  async () => {
    const caseId = /cases\/([^/]+)/.exec(desk.url())?.[1];
    const get = async (path: string) => {
      const response = await desk.request.get(product.url + path);
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
  },
);

test.skipIf(!hasBrowser)("an administrator says how an office hears, tries it, and the mail arrives", async () => {
  const admin = await signIn("国分寺市 管理者");
  await admin.getByRole("link", { name: "お知らせの届け先" }).click();
  await admin.getByRole("heading", { level: 1, name: "お知らせの届け先" }).waitFor();
  await admin.getByRole("button", { name: "変える：地域共生推進課" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByLabel("メールアドレス").fill("lead@example.jp, other@example.jp");
  await dialog.getByRole("button", { name: "決める" }).click();
  await dialog.getByText("入れたものを確かめてください").waitFor();
  await dialog.getByLabel("メールアドレス").fill("lead@example.jp");
  expect(await objections(admin)).toEqual([]);
  await dialog.getByRole("button", { name: "決める" }).click();
  await admin.getByText("地域共生推進課の届け先を決めました").waitFor();
  await admin.getByRole("button", { name: "試しに送る：地域共生推進課" }).click();
  await admin.getByText("試しのお知らせを送ります").waitFor();
  await expect
    .poll(() => mail.mails.map(({ subject }) => subject), { timeout: ANSWER_MS_MAX })
    .toContain("【つなぐ】お知らせの試し送り");
  await shoot(admin, "notice-channels");
  await admin.getByRole("link", { name: "配送の様子" }).click();
  await admin.getByText("試し送り").first().waitFor();
  await admin.getByText("送りました").first().waitFor();
  await shoot(admin, "operations");
  expect(await objections(admin)).toEqual([]);
});

test.skipIf(!hasBrowser)("what is taken back in LINE is gone from the desk", async () => {
  await phone.page.getByRole("button", { name: "このメッセージのメニュー" }).last().click();
  await phone.page.getByRole("button", { name: "送信を取り消す" }).click();
  await desk.getByText("住民が取り消しました").first().waitFor();
  expect(await desk.getByRole("link", { name: "ファイルを保存する" }).count()).toBe(0);
});

async function sendSample(tile: string, then: string): Promise<void> {
  await phone.page.getByRole("button", { name: "写真・場所・スタンプを送る" }).click();
  await phone.page.getByRole("button", { name: tile }).click();
  await phone.hears(then);
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

async function signIn(account: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  context.setDefaultTimeout(ANSWER_MS_MAX);
  const page = await context.newPage();
  await page.goto(`${product.url}/desk`);
  await page
    .getByRole("button", { name: new RegExp(account) })
    .first()
    .click();
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  return page;
}

/** Kept only when somebody wants to look: SHOTS_DIR. */
async function shoot(page: Page, name: string): Promise<void> {
  if (shots === undefined) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: join(shots, `${name}-390.png`), fullPage: true });
  await page.setViewportSize({ width: 1280, height: 720 });
}

async function objections(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => (await window.axe.run()).violations.map((violation) => violation.id));
}
