import { expect } from "vitest";
import type { StudioPage } from "./studio-page.ts";

/** A rule, half typed before a reload, weighed, undone and done again. */
export async function addDangerRule({ page, tab, saved, objections }: StudioPage): Promise<void> {
  await tab("危険のことば").click();
  await page.getByRole("button", { name: "決まりを足す" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("ことば（1行に1つ）").fill("玉川上水…行きます");
  await page.reload();
  expect(await dialog.getByLabel("ことば（1行に1つ）").inputValue()).toBe("玉川上水…行きます");
  await dialog.getByLabel("なぜ、この決まりがいりますか").fill("この町での言い方");
  expect(await objections()).toEqual([]);
  await dialog.getByRole("button", { name: "この内容にする" }).click();
  await page.getByRole("columnheader", { name: "住民に返る答え（決まりとプログラム）" }).waitFor({ timeout: 30_000 });
  await saved();
  const rule = page.getByRole("heading", { level: 3, name: "この町での言い方" });
  await page.keyboard.press("Control+z");
  await rule.waitFor({ state: "detached" });
  await page.keyboard.press("Control+y");
  await rule.waitFor();
  await saved();
  expect(await objections()).toEqual([]);
}

/** The words for a kind of danger stand beside its rules. */
export async function readDangerTexts({ page, objections }: StudioPage): Promise<void> {
  await page
    .locator("summary")
    .filter({ hasText: /^虐待の心配/ })
    .click();
  await page.getByText("このとき、ボットが言うこと：虐待の心配").click();
  const said = page.getByRole("textbox", { name: /^今すぐの危険：.*日本語$/ }).first();
  expect(await said.inputValue()).toContain("110番");
  // As a resident sees it, with the numbers that answer at that hour.
  const phone = page.getByRole("region", { name: "住民のスマホでの見え方" }).filter({ visible: true });
  await phone.getByText("今すぐ話せるところ").waitFor();
  await phone.getByText("110に電話する").waitFor();
  expect(await objections()).toEqual([]);
}

/** Free rectangles from a template, moved over each other and back, drawn anew. */
export async function layOutMenu({ page, tab, saved, objections }: StudioPage): Promise<void> {
  await tab("メニュー").click();
  await page.getByText("LINEに出ています。").waitFor();
  await page.getByText("自由にならべる", { exact: true }).click();
  await page.getByRole("button", { name: "左は小さく、右は大きく" }).click();
  await page.getByRole("listitem").filter({ hasText: "1つ目" }).getByLabel("文字").fill("そうだんする");
  const second = page.getByRole("button", { name: /^2つ目/ });
  await second.focus();
  await page.keyboard.press("ArrowLeft");
  await page.getByText(/1つ目「そうだんする」と重なっています/).waitFor();
  await page.getByRole("button", { name: "取り消す" }).click();
  await page.getByText(/と重なっています/).waitFor({ state: "detached" });
  await page.getByRole("img", { name: /^そうだんする、/ }).waitFor();
  await expect
    .poll(() => page.getByRole("img", { name: /^そうだんする、/ }).getAttribute("src"))
    .toMatch(/^data:image/);
  await saved();
  expect(await objections()).toEqual([]);
}
