import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
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

/** What happens when nobody acts: a case moves up by itself, the resident is asked, and danger is heard of by everybody. */
const MS_MAX = 120_000;
let product: Product;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  if (!hasBrowser) return;
  folder = mkdtempSync(join(tmpdir(), "life-"));
  [product, browser] = await Promise.all([startProduct({ DATA_DIR: folder }), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

test.skipIf(!hasBrowser)(
  "nobody accepts, the case climbs and is taken back; nobody calls, the resident says so, and it is seen",
  { timeout: MS_MAX },
  async () => {
    const phone = await Phone.open(browser, product.url);
    const receipt = await handOver(phone);
    const office = await signIn("もとまち 相談員");
    const complaints = complaintsOf(office);
    const lead = await signIn("地域共生推進課");

    // Time runs out twice: a reminder, then the domain's department has it.
    await timeRunsOut(receipt, office);
    await office.getByText("期限をすぎました").first().waitFor();
    await timeRunsOut(receipt, office);
    await phone.hears("高齢福祉課が預かることになりました");
    await office.goto(`${product.url}/desk?list=city`);
    await office.getByText(receipt).first().click();
    await office.getByText("受け付けがなかったので、上の課へ移しました").waitFor();
    await office.getByRole("button", { name: "引き取る" }).click();
    await phone.hears("までに、連絡します");

    // The promised date passes: she is asked, says no, and the lead department sees it at once.
    await timeRunsOut(receipt, office);
    await phone.hears("連絡は ありましたか");
    await phone.taps("まだです", "お待たせして");
    await office.getByText("住民が「まだ連絡がない」と言っています").first().waitFor();
    await lead.goto(`${product.url}/desk?list=city`);
    await lead.getByText("住民が「まだ連絡がない」と言っています").first().waitFor();

    await office.getByRole("button", { name: "連絡できた" }).click();
    await office.getByRole("dialog").getByRole("button", { name: "連絡できた" }).click();
    await office.getByText("支援中").first().waitFor();

    // To an office that no consent names it goes only on a ground.
    await office.getByRole("button", { name: "ほかの窓口へつなぐ" }).click();
    const dialog = office.getByRole("dialog");
    await dialog.getByText("地域包括支援センターひかり").click();
    await dialog.getByRole("textbox", { name: /理由/ }).fill("引っ越しのため");
    await dialog.getByRole("button", { name: "つなぐ", exact: true }).click();
    await dialog.getByText("根拠を えらんでください").waitFor();
    await dialog.getByRole("radio", { name: /本人が、口頭や電話で/ }).check();
    await dialog.getByRole("button", { name: "つなぐ", exact: true }).click();
    await phone.hears("地域包括支援センターひかりへつなぎました");
    await office.getByText("根拠：本人が、口頭や電話で").waitFor();
    expect(complaints).toEqual([]);

    const coordinator = await signIn("国分寺市 包括化推進員");
    await coordinator.getByRole("link", { name: "待ち時間とつなぎ" }).click();
    await coordinator.getByRole("row", { name: /地域包括支援センターひかり/ }).waitFor();
    expect(await objections(coordinator)).toEqual([]);
  },
);

test.skipIf(!hasBrowser)(
  "a danger alert nobody answers is heard of by everybody, until a person has seen it",
  { timeout: MS_MAX },
  async () => {
    const phone = await Phone.open(browser, product.url);
    const other = await signIn("もとまち 相談員");
    const lead = await signIn("地域共生推進課");
    await phone.taps("自分のこと", "どんなことで");
    await phone.says("もう死にたい。薬をたくさん飲もうと思う", "今すぐ話せるところ");
    await alarmsOn(lead).waitFor();
    expect(await alarmsOn(other).count()).toBe(0);
    const receipt =
      (await alarmsOn(lead)
        .getByText(/\d{4}-\d{4}/)
        .first()
        .textContent()) ?? "";
    for (const rung of ["包括化推進員に知らせました", "市のみんなに知らせています"]) {
      alarmRunsOut(receipt);
      await lead.reload();
      await alarmsOn(lead).getByText(rung).waitFor();
    }
    // Another office hears of it and whom to call, and nothing else.
    await alarmsOn(other).getByText("電話でこの番号を伝えてください").waitFor();
    expect(await alarmsOn(other).getByRole("link").count()).toBe(0);
    await lead.getByRole("link", { name: "開いて確認する" }).click();
    expect(await objections(lead)).toEqual([]);
    await lead.getByRole("button", { name: "確認しました" }).click();
    await alarmsOn(lead).waitFor({ state: "detached" });
    await alarmsOn(other).waitFor({ state: "detached" });

    // Nobody may be told: a person decides, on a ground in law.
    await lead.getByRole("button", { name: "どうするか決める" }).click();
    const dialog = lead.getByRole("dialog");
    await dialog.getByRole("radio", { name: "通報する" }).check();
    await dialog.getByRole("radio", { name: /障害者虐待防止法/ }).check();
    await dialog.getByRole("textbox").fill("薬のことを、すぐに知らせる");
    await dialog.getByRole("button", { name: "決める", exact: true }).click();
    await lead.getByText("通報することにしました（同意なし）").waitFor();

    // A note, a reply that tells too much, and the way back through the search.
    await lead.getByRole("textbox", { name: "メモ" }).fill("本人に電話した");
    await lead.getByRole("button", { name: "メモを残す" }).click();
    await lead.getByText("本人に電話した").waitFor();
    await lead.getByRole("button", { name: "受け付ける" }).click();
    await lead.getByRole("combobox", { name: /きまった文/ }).selectOption({ index: 1 });
    await lead.getByRole("textbox", { name: "返事" }).fill("山田様、090-1234-5678にお電話します");
    await lead.getByRole("button", { name: "送る", exact: true }).click();
    await lead.getByText("名前や電話番号などが入っているようです").waitFor();
    await lead.getByRole("textbox", { name: "返事" }).fill("これからお電話します");
    await lead.getByRole("button", { name: "送る", exact: true }).click();
    await phone.hears("これからお電話します");
    await lead.goto(`${product.url}/desk`);
    await lead.getByRole("searchbox", { name: "さがす" }).fill(receipt);
    await lead.keyboard.press("Enter");
    await lead.getByText("1件 見つかりました").waitFor();
    expect(await objections(lead)).toEqual([]);
  },
);

const alarmsOn = (page: Page) => page.getByRole("alert", { name: /危険の知らせが 1件/ });

async function handOver(phone: Phone): Promise<string> {
  await phone.taps("家族のこと", "どんなことで");
  await phone.says("一人暮らしの母の介護で困っています", "合っていますか");
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
  await phone.taps("合っています", "伝えていいですか");
  await phone.taps("伝えていい", "受け付けました");
  return phone.reads(/\d{4}-\d{4}/);
}

/** Puts the deadline of a case into the past, and opens the desk anew, at which what is due is looked for. */
async function timeRunsOut(receipt: string, desk: Page): Promise<void> {
  change("update cases set due_at = '2020-01-01T00:00:00.000Z' where receipt = ?", receipt);
  await desk.reload();
}

function alarmRunsOut(receipt: string): void {
  change("update cases set alarm_due_at = '2020-01-01T00:00:00.000Z' where receipt = ?", receipt);
}

function change(statement: string, receipt: string): void {
  const database = new DatabaseSync(join(folder, "record.sqlite"), { timeout: 5000 });
  expect(database.prepare(statement).run(receipt).changes).toBe(1);
  database.close();
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
