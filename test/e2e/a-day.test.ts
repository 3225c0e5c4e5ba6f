import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FirstPassword } from "../../src/core/casework/account-view.ts";
import { openMailServer } from "../notify/mail-server.ts";
import { ANSWER_MS_MAX, complaintsOf, hasBrowser, openBrowser } from "./browser.ts";
import { enterDesk, objections, openDeskPage, shoot } from "./desk-page.ts";
import { chooseOwnPassword } from "./own-password.ts";
import { Phone } from "./phone.ts";
import { printChecks } from "./print-checks.ts";
import { type Product, startProduct } from "./product.ts";
import { answer, DEBTS, DEBTS_IN_ENGLISH, OLD_MOTHER } from "./residents.ts";

/** A day at an agency: two cities, three agencies, five residents. Each test goes on where the one before ended. */
let product: Product;
let browser: Browser;
let mail: Awaited<ReturnType<typeof openMailServer>>;
let folder: string;
const receipts = { mother: "", debts: "", maria: "", danger: "" };
let mother: Phone;
let debts: Phone;
let maria: Phone;
let motomachi: Page;
let lead: Page;
let complaints: string[];

beforeAll(async () => {
  if (!hasBrowser) return;
  folder = mkdtempSync(join(tmpdir(), "day-"));
  mail = await openMailServer();
  const settings = { DATA_DIR: folder, SMTP_URL: mail.url, MAIL_FROM: "つなぐ <tsunagu@example.jp>" };
  [product, browser] = await Promise.all([startProduct(settings), openBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await mail?.close();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(!hasBrowser)("a day at an agency", { timeout: 180_000 }, () => {
  test("three residents tell their trouble and get a receipt", async () => {
    mother = await Phone.open(browser, product.url);
    complaints = complaintsOf(mother.page);
    debts = await Phone.open(browser, product.url);
    const english = { language: "English", greeting: "Who is having trouble" };
    maria = await Phone.open(browser, product.url, english);
    [receipts.mother, receipts.debts, receipts.maria] = await Promise.all([
      tellOfMother(),
      answer(debts, DEBTS),
      answer(maria, DEBTS_IN_ENGLISH),
    ]);
    expect(complaints).toEqual([]);
  });

  test("two people of an office click at once: one has it, the other is told who", async () => {
    const admin = await enterDesk(browser, product.url, "国分寺市 管理者");
    const post = { name: "山本", email: "yamamoto@example.jp", role: "staff", receiverId: "hokatsu-motomachi" };
    const made = await admin.request.post(`${product.url}/api/staff/add`, {
      data: post,
      headers: { origin: product.url },
    });
    const { password } = FirstPassword.parse(await made.json());
    motomachi = await enterDesk(browser, product.url, "もとまち 相談員");
    complaints = complaintsOf(motomachi);
    const colleague = await openDeskPage(browser, product.url);
    await colleague.getByLabel("メールアドレス").fill(post.email);
    await colleague.getByLabel("パスワード").fill(password);
    await colleague.getByRole("button", { name: "サインインする" }).click();
    await chooseOwnPassword(colleague, password);
    await tellKeepsFilters(colleague);
    await shoot(motomachi, "queue");
    expect(await objections(motomachi)).toEqual([]);

    // j from anywhere goes to the first case, Enter opens it.
    await motomachi.locator("a[data-case]").first().waitFor();
    await motomachi.keyboard.press("j");
    await motomachi.keyboard.press("Enter");
    await colleague.getByText(receipts.mother).first().click();
    const both = [motomachi, colleague].map((page) => page.getByRole("button", { name: "受け付ける" }));
    for (const button of both) await button.waitFor();
    await Promise.all(both.map((button) => button.click()));
    await mother.hears("相談を受け取りました");
    const told = [motomachi, colleague].map((page) =>
      page.getByText(/(山本さん|もとまち 相談員（体験用）)が先に受け付けました/),
    );
    await Promise.any(told.map((words) => words.waitFor()));
    expect((await Promise.all(told.map((words) => words.count()))).toSorted()).toEqual([0, 1]);
    await colleague.context().close();
    await admin.context().close();
  });

  test("a photo, labels put right with a click, and a reply that arrives", async () => {
    const photo = motomachi.getByRole("img", { name: /住民が送った写真/ });
    await photo.waitFor();
    await motomachi.waitForFunction("[...document.images].every((image) => image.complete && image.naturalWidth > 0)");
    const src = new URL((await photo.getAttribute("src")) ?? "", product.url).href;
    const headers = (await motomachi.request.get(src)).headers();
    expect(headers).toMatchObject({ "content-type": "image/png", "x-content-type-options": "nosniff" });
    expect(headers["content-security-policy"]).toContain("sandbox");
    const [saved] = await Promise.all([
      motomachi.waitForEvent("download"),
      motomachi.getByRole("link", { name: "ファイルを保存する" }).click(),
    ]);
    expect(saved.suggestedFilename()).toMatch(new RegExp(`^${receipts.mother}_添付_.*\\.pdf$`));

    await motomachi.getByRole("combobox", { name: "分野を足す" }).selectOption({ label: "障害" });
    await motomachi.getByText(/はじめの読みとり：/).waitFor();
    await motomachi.getByRole("button", { name: "いまの変更を元にもどす" }).click();
    await motomachi.getByText(/に確かめました/).waitFor();

    await motomachi.getByRole("textbox", { name: "返事" }).fill("明日の午前にうかがいます。");
    await shoot(motomachi, "case");
    expect(await objections(motomachi)).toEqual([]);
    await motomachi.getByRole("button", { name: "送る", exact: true }).click();
    await mother.hears("明日の午前にうかがいます。");
    await motomachi.getByText("LINEに届きました").first().waitFor();
    // What she writes now goes to the case; the bot is silent.
    await mother.says("お願いします", "お願いします");
    await motomachi.getByText("お願いします").first().waitFor();
  });

  printChecks(() => ({ desk: motomachi, url: product.url, receipt: receipts.mother }));

  test("what is taken back in LINE is gone from the desk; the end, and the beginning anew", async () => {
    await mother.screen.getByRole("button", { name: "このメッセージのメニュー" }).nth(-2).click();
    await mother.page.getByRole("button", { name: "送信を取り消す" }).click();
    await motomachi.getByText("住民が取り消しました").first().waitFor();
    expect(await motomachi.getByRole("link", { name: "ファイルを保存する" }).count()).toBe(0);

    await motomachi.getByRole("button", { name: "おわりにする" }).click();
    const dialog = motomachi.getByRole("dialog");
    await dialog.getByRole("button", { name: "おわりにする" }).click();
    await dialog.getByText("どうなったかを えらんでください").waitFor();
    await shoot(motomachi, "dialog-close");
    await dialog.getByRole("radio").first().check();
    await dialog.getByRole("radio", { name: "はい" }).check();
    await dialog.getByRole("button", { name: "おわりにする" }).click();
    await mother.hears("一区切り");
    await motomachi.getByRole("button", { name: "もう一度はじめる" }).click();
    await dialog.getByRole("textbox").fill("また困っているとのこと");
    await dialog.getByRole("button", { name: "もう一度はじめる" }).click();
    await motomachi.getByText("また困っているとのこと").waitFor();
    // Whoever was second at accepting has a conflict in her console.
    expect(complaints.filter((each) => !each.includes("409"))).toEqual([]);
  });

  test("passed on and back; an answer in her language, the Japanese beside it", async () => {
    const jiritsu = await enterDesk(browser, product.url, "自立生活サポートセンターこくぶんじ");
    lead = await enterDesk(browser, product.url, "国分寺市 地域共生推進課|地域共生推進課");
    await jiritsu.getByText(receipts.maria).first().click();
    await jiritsu.getByRole("button", { name: "受け付ける" }).click();
    await pass(jiritsu, "地域共生推進課", "世帯全体の調整が必要なため");
    // Live, without a reload.
    await lead.getByText(receipts.maria).first().click();
    await lead.getByText("世帯全体の調整が必要なため").first().waitFor();
    await pass(lead, "前の窓口（自立生活サポートセンターこくぶんじ）へもどす", "家計のことが先のため");
    await maria.hears("Your request went to 自立生活サポートセンターこくぶんじ");

    await jiritsu.goto(`${product.url}/desk`);
    await jiritsu.getByText(receipts.maria).first().click();
    await jiritsu.getByRole("button", { name: "受け付ける" }).click();
    await jiritsu.getByText("住民は英語で読み書きしています").waitFor();
    await jiritsu.getByText("On LINE", { exact: true }).waitFor();
    await jiritsu.getByRole("combobox", { name: /きまった文/ }).selectOption({ index: 1 });
    const reply = jiritsu.getByRole("textbox", { name: "返事" });
    await reply.fill(`${await reply.inputValue()}\nI am here until five.`);
    await jiritsu.getByText("[From 自立生活サポートセンターこくぶんじ]").waitFor();
    await jiritsu.getByText("お話を読みました。").last().waitFor();
    await jiritsu.getByText("I am here until five.（書いたまま。訳していません）").waitFor();
    await shoot(jiritsu, "case-english");
    expect(await objections(jiritsu)).toEqual([]);
    await jiritsu.getByRole("button", { name: "送る", exact: true }).click();
    await maria.hears("I have read what you wrote.");
    await jiritsu.getByText("LINEに届きました").first().waitFor();

    // The desk itself has a second language.
    await jiritsu.getByRole("button", { name: "English" }).click();
    await jiritsu.getByRole("heading", { name: "Referral sheet" }).waitFor();
    await jiritsu.getByText("Arrived on LINE").first().waitFor();
    await shoot(jiritsu, "case-desk-in-english");
    expect(await objections(jiritsu)).toEqual([]);
    await jiritsu.getByRole("link", { name: "Back to the list" }).click();
    await jiritsu.getByText("My office").waitFor();
    await shoot(jiritsu, "queue-in-english");
    await jiritsu.context().close();
  });

  test("nobody accepts, it climbs; nobody calls, he says so; it goes on to where no consent reaches, on a ground", async () => {
    const jiritsu = await enterDesk(browser, product.url, "自立生活サポートセンターこくぶんじ");
    await timeRunsOut(receipts.debts, jiritsu);
    await jiritsu.getByText("期限をすぎました").first().waitFor();
    await timeRunsOut(receipts.debts, jiritsu);
    await debts.hears("生活福祉課が預かることになりました");
    await jiritsu.goto(`${product.url}/desk?list=city`);
    await jiritsu.getByText(receipts.debts).first().click();
    await jiritsu.getByText("受け付けがなかったので、上の課へ移しました").waitFor();
    await jiritsu.getByRole("button", { name: "引き取る" }).click();
    await debts.hears("までに、連絡します");

    await timeRunsOut(receipts.debts, jiritsu);
    await debts.hears("連絡は ありましたか");
    await debts.taps("まだです", "お待たせして");
    await jiritsu.getByText("住民が「まだ連絡がない」と言っています").first().waitFor();
    await lead.goto(`${product.url}/desk?list=city`);
    await lead.getByText("住民が「まだ連絡がない」と言っています").first().waitFor();
    await jiritsu.getByRole("button", { name: "連絡できた" }).click();
    await jiritsu.getByRole("dialog").getByRole("button", { name: "連絡できた" }).click();
    await jiritsu.getByText("支援中").first().waitFor();

    await pass(jiritsu, "地域包括支援センターひかり", "引っ越しのため");
    const dialog = jiritsu.getByRole("dialog");
    await dialog.getByText("根拠を えらんでください").waitFor();
    await shoot(jiritsu, "dialog-pass");
    await dialog.getByRole("radio", { name: /本人が、口頭や電話で/ }).check();
    await dialog.getByRole("button", { name: "つなぐ", exact: true }).click();
    await debts.hears("地域包括支援センターひかりへつなぎました");
    await jiritsu.getByText("根拠：本人が、口頭や電話で").waitFor();
    await jiritsu.context().close();
  });

  test("danger is heard of by everybody until a person has seen it; later she agrees on the telephone", async () => {
    await lead.goto(`${product.url}/desk`);
    const phone = await Phone.open(browser, product.url);
    await phone.taps("自分のこと", "どんなことで");
    await phone.says("もう死にたい。薬をたくさん飲もうと思う", "今すぐ話せるところ");
    await phone.hears("119");
    await alarmsOn(lead).waitFor();
    expect(await alarmsOn(motomachi).count()).toBe(0);
    const receipt = await alarmsOn(lead)
      .getByText(/\d{4}-\d{4}/)
      .first()
      .textContent();
    receipts.danger = receipt ?? "";
    for (const rung of ["包括化推進員に知らせました", "市のみんなに知らせています"]) {
      change("update cases set alarm_due_at = '2020-01-01T00:00:00.000Z' where receipt = ?", receipts.danger);
      await lead.reload();
      await alarmsOn(lead).getByText(rung).waitFor();
    }
    // Another office hears of it and whom to call, and nothing else.
    await alarmsOn(motomachi).getByText("電話でこの番号を伝えてください").waitFor();
    expect(await alarmsOn(motomachi).getByRole("link").count()).toBe(0);
    await lead.getByRole("link", { name: "開いて確認する" }).click();
    await lead.getByText("もう死にたい。薬をたくさん飲もうと思う").first().waitFor();
    await shoot(lead, "case-danger");
    expect(await objections(lead)).toEqual([]);
    await lead.getByRole("button", { name: "確認しました" }).click();
    for (const page of [lead, motomachi]) await alarmsOn(page).waitFor({ state: "detached" });
    await decideAndNote();
    await takeConsent();
  });

  test("a blocked resident of the other city: her office is told, and ours knows nothing of her", async () => {
    const mito = await Phone.open(browser, product.url, { city: "水戸市" });
    await mito.taps("自分のこと", "どんなことで");
    await mito.says("もう死にたい。薬をたくさん飲もうと思う", "今すぐ話せるところ");
    const office = await enterDesk(browser, product.url, "福祉総務課");
    const row = office.locator("a[data-case]").first();
    await row.waitFor();
    const receipt = /\d{4}-\d{4}/.exec(await row.innerText())?.[0] ?? "";
    await row.click();
    await mito.screen.getByRole("button", { name: "メニュー", exact: true }).first().click();
    await mito.page.getByRole("button", { name: "ブロックする" }).click();
    await office.getByText("いま、この住民にはLINEが届きません").waitFor();
    await office.getByRole("button", { name: "受け付ける" }).click();
    await office.getByText("いまLINEが届かないので").waitFor();

    const coordinator = await enterDesk(browser, product.url, "国分寺市 包括化推進員");
    await coordinator.getByText(receipts.debts).first().waitFor();
    expect(await coordinator.getByText(receipt).count()).toBe(0);
    await coordinator.getByRole("link", { name: "待ち時間とつなぎ" }).click();
    await coordinator.getByRole("row", { name: /地域包括支援センターひかり/ }).waitFor();
    await coordinator.getByText("人が確かめた 1件のうち、1件は").waitFor();
    await shoot(coordinator, "figures");
    expect(await objections(coordinator)).toEqual([]);
  });

  test("an administrator says how an office hears, tries it, and the mail arrives", async () => {
    const admin = await enterDesk(browser, product.url, "国分寺市 管理者");
    await admin.getByRole("link", { name: "お知らせの届け先" }).click();
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
    await expect
      .poll(() => mail.mails.map(({ subject }) => subject), { timeout: ANSWER_MS_MAX })
      .toContain("【つなぐ】お知らせの試し送り");
    await shoot(admin, "notices");
    await admin.getByRole("link", { name: "配送の様子" }).click();
    await admin.getByText("試し送り").first().waitFor();
    await admin.getByText("送りました").first().waitFor();
    await shoot(admin, "operations");
    expect(await objections(admin)).toEqual([]);
    await admin.getByRole("link", { name: "職員のアカウント" }).click();
    await admin.getByText("山本").first().waitFor();
    await shoot(admin, "staff");
  });

  test.each(["/", "/simulator", "/desk", "/studio"])("%s: axe objects to nothing at 390 px", async (path) => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(product.url + path);
    await page.getByText("体験版").first().waitFor();
    expect(await objections(page)).toEqual([]);
    await page.close();
  });
});

/** With a photo on the way and a file after the receipt. */
async function tellOfMother(): Promise<string> {
  await mother.taps("家族のこと", "どんなことで");
  await sendSample("写真の見本", "いっしょに届けます");
  await mother.says("一人暮らしの母が最近物忘れがひどくて、認知症かもしれません", "合っていますか");
  const receipt = await answer(mother, OLD_MOTHER);
  // The first useful answer: the centre that the plan names for this town, and nothing invented about it.
  await mother.hears("地域包括支援センターもとまち");
  await mother.hears("市役所に確認中です");
  await sendSample("ファイルの見本", "担当に届けます");
  return receipt;
}

async function sendSample(tile: string, then: string): Promise<void> {
  await mother.screen.getByRole("button", { name: "写真・場所・スタンプを送る" }).click();
  await mother.page.getByRole("button", { name: tile }).click();
  await mother.hears(then);
}

/** A filter with a name comes back with one click, on this computer, for her. */
async function tellKeepsFilters(page: Page): Promise<void> {
  await page.getByText("受け付け待ち", { exact: true }).first().click();
  await page.getByRole("button", { name: /名前をつけて残す/ }).click();
  await page.getByRole("textbox", { name: "しぼりこみの名前" }).fill("朝いちばん");
  await page.getByRole("button", { name: "残す", exact: true }).click();
  await page.getByText("すべて", { exact: true }).click();
  await page.getByRole("button", { name: "★ 朝いちばん" }).click();
  await page.reload();
  await page.getByRole("checkbox", { name: "受け付け待ち" }).and(page.locator(":checked")).waitFor();
}

/** `to`: a name in the list, or the button that sends it back. */
async function pass(page: Page, to: string, reason: string): Promise<void> {
  await page.getByRole("button", { name: "ほかの窓口へつなぐ" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(to).first().click();
  await dialog.getByRole("textbox", { name: /理由/ }).fill(reason);
  await dialog.getByRole("button", { name: "つなぐ", exact: true }).click();
}

/** Nobody may be told: a person decides, on a ground in law. And a reply that tells too much is asked about. */
async function decideAndNote(): Promise<void> {
  const dialog = lead.getByRole("dialog");
  await lead.getByRole("button", { name: "どうするか決める" }).click();
  await dialog.getByRole("radio", { name: "通報する" }).check();
  await dialog.getByRole("radio", { name: /障害者虐待防止法/ }).check();
  await dialog.getByRole("textbox").fill("薬のことを、すぐに知らせる");
  await dialog.getByRole("button", { name: "決める", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await lead.getByText("通報することにしました（同意なし）").waitFor();
  await lead.getByRole("textbox", { name: "メモ" }).fill("本人に電話した");
  await lead.getByRole("button", { name: "メモを残す" }).click();
  await lead.getByText("本人に電話した").waitFor();
  await lead.getByRole("button", { name: "受け付ける" }).click();
  await lead.getByRole("textbox", { name: "返事" }).fill("山田様、090-1234-5678にお電話します");
  await lead.getByRole("button", { name: "送る", exact: true }).click();
  await lead.getByText("名前や電話番号などが入っているようです").waitFor();
}

/** From then on the office that she named finds the case in its list. */
async function takeConsent(): Promise<void> {
  expect(await motomachi.getByText(receipts.danger).count()).toBe(0);
  await lead.getByRole("button", { name: "あとから同意をもらったとき" }).click();
  const dialog = lead.getByRole("dialog");
  await dialog.getByRole("checkbox", { name: "地域包括支援センターもとまち" }).check();
  await dialog.getByRole("button", { name: "書きとめる" }).click();
  await dialog.getByText("どうやって聞いたかを えらんでください").waitFor();
  await shoot(lead, "dialog-consent");
  await dialog.getByRole("radio", { name: "本人から", exact: true }).check();
  await dialog.getByRole("radio", { name: "電話で聞いた" }).check();
  await dialog.getByRole("button", { name: "書きとめる" }).click();
  await lead.getByText("本人から同意を聞き、書きとめました").waitFor();
  await motomachi.goto(`${product.url}/desk?list=city`);
  await motomachi.getByText(receipts.danger).first().waitFor();
}

const alarmsOn = (page: Page) => page.getByRole("alert", { name: /危険の知らせが 1件/ });

/** Puts the deadline of a case into the past, and opens the desk anew, at which what is due is looked for. */
async function timeRunsOut(receipt: string, desk: Page): Promise<void> {
  change("update cases set due_at = '2020-01-01T00:00:00.000Z' where receipt = ?", receipt);
  await desk.reload();
}

function change(statement: string, receipt: string): void {
  const database = new DatabaseSync(join(folder, "record.sqlite"), { timeout: 5000 });
  expect(database.prepare(statement).run(receipt).changes).toBe(1);
  database.close();
}
