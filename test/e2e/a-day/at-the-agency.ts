import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { FirstPassword } from "../../../src/core/casework/account-view.ts";
import { complaintsOf } from "../browser.ts";
import { objections, openDeskPage, shoot } from "../desk-page.ts";
import { chooseOwnPassword } from "../own-password.ts";
import { printChecks } from "../print-checks.ts";
import type { Day } from "./day.ts";

/** The mother's case: accepted by one of two who click at once, answered, printed, closed and begun anew. */
export function atTheAgency(day: Day): void {
  test("two people of an office click at once: one has it, the other is told who", async () => {
    const { browser, product, receipts, mother } = day;
    const admin = await day.enter("国分寺市 管理者");
    const post = { name: "山本", email: "yamamoto@example.jp", role: "staff", receiverId: "hokatsu-motomachi" };
    const made = await admin.request.post(`${product.url}/api/staff/add`, {
      data: post,
      headers: { origin: product.url },
    });
    const { password } = FirstPassword.parse(await made.json());
    day.motomachi = await day.enter("もとまち 相談員");
    const { motomachi } = day;
    day.complaints = complaintsOf(motomachi);
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
    const { product, receipts, mother, motomachi } = day;
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

  printChecks(() => ({ desk: day.motomachi, url: day.product.url, receipt: day.receipts.mother }));

  test("what is taken back in LINE is gone from the desk; the end, and the beginning anew", async () => {
    const { mother, motomachi, complaints } = day;
    await mother.screen.getByRole("button", { name: "このメッセージのメニュー" }).nth(-2).click();
    await mother.page.getByRole("button", { name: "送信を取り消す" }).click();
    await motomachi.getByText("住民が取り消しました").first().waitFor();
    expect(await motomachi.getByRole("link", { name: "ファイルを保存する" }).count()).toBe(0);

    const close = motomachi.getByRole("button", { name: "おわりにする" });
    await close.click();
    await motomachi.keyboard.press("Escape");
    await close.and(motomachi.locator(":focus")).waitFor();
    await close.click();
    const dialog = motomachi.getByRole("dialog");
    // Left without doing it, the focus is where it was, for those who have no mouse.
    await motomachi.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await motomachi.evaluate(() => document.activeElement?.textContent)).toBe("おわりにする");
    await motomachi.keyboard.press("Enter");
    await dialog.getByRole("button", { name: "おわりにする" }).click();
    await dialog.getByText("どうなったかを えらんでください").waitFor();
    await shoot(motomachi, "dialog-close");
    await staysInSight(motomachi);
    expect(await objections(motomachi)).toEqual([]);
    await dialog.getByRole("radio").first().check();
    await dialog.getByRole("radio", { name: "はい" }).check();
    await dialog.getByRole("button", { name: "おわりにする" }).click();
    await mother.hears("一区切り");
    // The button that she pressed is gone with the case: the keyboard goes on from the next one.
    await motomachi.getByRole("button", { name: "もう一度はじめる" }).and(motomachi.locator(":focus")).waitFor();
    await motomachi.getByRole("button", { name: "もう一度はじめる" }).click();
    await dialog.getByRole("textbox").fill("また困っているとのこと");
    await dialog.getByRole("button", { name: "もう一度はじめる" }).click();
    await motomachi.getByText("また困っているとのこと").waitFor();
    // Whoever was second at accepting has a conflict in her console.
    expect(complaints.filter((each) => !each.includes("409"))).toEqual([]);
  });
}

/** What the open dialog asks and how to answer it is seen without scrolling, at 200 % zoom, too. */
async function staysInSight(page: Page): Promise<void> {
  for (const height of [360, 720]) {
    await page.setViewportSize({ width: height === 360 ? 640 : 1280, height });
    for (const part of [page.getByRole("heading", { level: 2 }), page.getByRole("button", { name: "やめる" })]) {
      const box = await page.getByRole("dialog").locator(part).boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual(0);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
    }
  }
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
