import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ANSWER_MS_MAX, complaintsOf, hasBrowser, openBrowser } from "./browser.ts";
import { Phone } from "./phone.ts";
import { type Product, startProduct } from "./product.ts";

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** A resident in the simulator, staff at the desk, in a real browser: the product's main job from end to end. */
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

test.skipIf(!hasBrowser)(
  "from a resident's first words to staff's answer in the chat, and the end of the case",
  async () => {
    const phone = await Phone.open(browser, product.url);
    const complaints = complaintsOf(phone.page);

    await phone.hears("だれのことで");
    await phone.taps("家族のこと", "どんなことで");
    await phone.says("一人暮らしの母が最近物忘れがひどくて、認知症かもしれません", "合っていますか");
    await phone.taps("合っています", "今日か明日");
    await phone.taps("急ぐことはない", "どこに住んで");
    await phone.says("東元町3丁目", "何歳くらい");
    await phone.says("82", "このあと、どうしますか");
    // The first useful answer: the centre that the plan names for this town, and nothing invented about it.
    await phone.hears("地域包括支援センターもとまち");
    await phone.hears("市役所に確認中です");
    await phone.taps("連絡がほしい", "いっしょに住んで");
    await tellNoWishes(phone);
    await phone.taps("伝えていい", "受け付けました");
    const receipt = await phone.reads(/\d{4}-\d{4}/);

    const desk = await signIn("もとまち 相談員");
    await desk.getByText(receipt).first().click();
    await desk.getByText("一人暮らしの母が最近物忘れがひどくて").first().waitFor();
    await desk.getByRole("button", { name: "受け付ける" }).first().click();
    await phone.hears("相談を受け取りました");

    await desk.getByRole("textbox", { name: /返事/ }).fill("明日の午前にうかがいます。");
    await desk.getByRole("button", { name: /送る/ }).first().click();
    await phone.hears("明日の午前にうかがいます。");
    await desk.getByText("LINEに届きました").first().waitFor();

    // What she writes now goes to the case; the bot is silent.
    await phone.says("ありがとうございます。お願いします", "ありがとうございます。お願いします");
    await desk.getByText("ありがとうございます。お願いします").first().waitFor();

    await desk.getByRole("button", { name: "おわりにする" }).first().click();
    const dialog = desk.getByRole("dialog");
    await dialog.getByRole("radio").first().check();
    await dialog
      .getByRole("radio", { name: /^はい|会えた|連絡できた|とれた/ })
      .first()
      .check();
    await dialog.getByRole("button", { name: /おわりにする/ }).click();
    await phone.hears("一区切り");
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!hasBrowser)(
  "passing on: the other office sees it at once, with the reason, and the resident is told",
  async () => {
    const phone = await Phone.open(browser, product.url);
    await phone.taps("自分のこと", "どんなことで");
    await phone.taps("借金", "ほかにもあれば");
    await phone.taps("これで全部", "今日か明日");
    await phone.taps("急ぐことはない", "どこに住んで");
    await phone.taps("言いたくない", "何歳くらい");
    await phone.taps("言いたくない", "このあと、どうしますか");
    await phone.taps("連絡がほしい", "いっしょに住んで");
    await tellNoWishes(phone);
    await phone.taps("伝えていい", "受け付けました");
    const receipt = await phone.reads(/\d{4}-\d{4}/);

    const first = await signIn("自立生活サポートセンターこくぶんじ");
    const lead = await signIn("地域共生推進課");
    await first.getByText(receipt).first().click();
    await first.getByRole("button", { name: "受け付ける" }).first().click();
    await first.getByRole("button", { name: "ほかの窓口へつなぐ" }).first().click();
    const dialog = first.getByRole("dialog");
    await dialog.getByText("地域共生推進課").first().click();
    await dialog.getByRole("textbox", { name: /理由/ }).fill("世帯全体の調整が必要なため");
    await dialog
      .getByRole("button", { name: /つなぐ/ })
      .last()
      .click();
    await phone.hears("地域共生推進課へつなぎました");
    // Live, without a reload.
    await lead.getByText(receipt).first().waitFor();
    await lead.getByText(receipt).first().click();
    await lead.getByText("世帯全体の調整が必要なため").first().waitFor();
  },
);

test.skipIf(!hasBrowser)(
  "danger words bring the numbers first, and an alarm at the lead department's desk",
  async () => {
    const lead = await signIn("地域共生推進課");
    const phone = await Phone.open(browser, product.url);
    await phone.taps("自分のこと", "どんなことで");
    await phone.says("もう死にたい。薬をたくさん飲もうと思う", "今すぐ話せるところ");
    await phone.hears("119");
    await lead
      .getByText(/同意なし/)
      .first()
      .waitFor();
    await lead.locator("a[data-case]").first().click();
    await lead.getByText("もう死にたい。薬をたくさん飲もうと思う").first().waitFor();
    await lead.getByRole("button", { name: "確認しました" }).first().click();
    await lead.getByRole("button", { name: "確認しました" }).first().waitFor({ state: "detached" });
  },
);

test.skipIf(!hasBrowser).each(["/", "/simulator", "/desk", "/studio"])(
  "%s has nothing that axe objects to, at 390 px",
  async (path) => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(product.url + path);
    await page.getByText("体験版").first().waitFor();
    expect(await objections(page)).toEqual([]);
    await page.close();
  },
);

/** The questions about how to be met, answered as shortly as one can, up to the consent. */
async function tellNoWishes(phone: Phone): Promise<void> {
  await phone.taps("言いたくない", "連絡は、");
  await phone.taps("このLINEで", "いつですか");
  await phone.taps("いつでもいい", "お呼びすれば");
  await phone.taps("名前は言わない", "気をつけてほしい");
  await phone.taps("とくにない", "この内容で");
  await phone.taps("合っています", "伝えていいですか");
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

async function objections(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const found = await window.axe.run();
    return found.violations.map((violation) => violation.id);
  });
}
