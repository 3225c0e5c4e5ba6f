import { expect } from "vitest";
import type { StudioPage } from "./studio-page.ts";

export const ASKED = "いっしょに くらす ペットは いますか。";

/** Arrow keys, Enter to the form, Delete, and undo. */
export async function walkByKeyboard({ page, list, saved }: StudioPage): Promise<void> {
  await list.focus();
  await page.keyboard.press("ArrowDown");
  await page.getByRole("heading", { level: 2, name: /もし、「だれのことで/ }).waitFor();
  await page.keyboard.press("End");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 2, name: /^3\. だれのことで/ }).waitFor();
  await expect.poll(() => page.evaluate("document.activeElement.id")).toBe("step-title");
  await list.focus();
  const rows = await list.getByRole("option").count();
  await page.keyboard.press("Delete");
  await expect.poll(() => list.getByRole("option").count()).toBe(rows - 1);
  await page.keyboard.press("Control+z");
  await expect.poll(() => list.getByRole("option").count()).toBe(rows);
  await saved();
}

/** A question before the one of urgency, for those with housing trouble; the English is left out. */
export async function askAboutPets({ page, text, objections }: StudioPage): Promise<void> {
  await page.getByRole("searchbox", { name: "ステップをさがす" }).fill("今日か明日");
  await page
    .getByRole("listbox", { name: "ステップの一覧" })
    .getByRole("option", { name: /今日か明日に、とても困る/ })
    .click();
  await page.getByRole("button", { name: "前に足す" }).click();
  const dialog = page.getByRole("dialog", { name: "ステップを足す" });
  await dialog.getByLabel("何を足しますか").selectOption({ label: "質問（1つえらんでもらう）" });
  await dialog.getByLabel("一部の人にだけ聞く").check();
  await dialog.getByLabel("何を見ますか").selectOption({ label: "いくつか選ぶ質問で、これを選んだ人" });
  await dialog.getByLabel("選んだもの").selectOption({ label: "住まい" });
  await dialog.getByText("で「住まい」をえらんだ").waitFor();
  expect(await objections()).toEqual([]);
  await dialog.getByRole("button", { name: "足す", exact: true }).click();

  await text("質問の文", "日本語").fill("いっしょに暮らすペットはいますか。");
  await text("質問の文", "やさしい日本語").fill(ASKED);
  await page
    .getByRole("region", { name: "住民のスマホでの見え方" })
    .getByText("いっしょに暮らすペットはいますか。")
    .waitFor();
  await page.getByRole("region", { name: "住民のスマホでの見え方" }).getByText("やさしい日本語").click();
  await page.getByRole("region", { name: "住民のスマホでの見え方" }).getByText(ASKED).waitFor();
  expect(await objections()).toEqual([]);
}

/** Every step is drawn, and one that is chosen opens its form. */
export async function lookAtTheMap({ page, list }: StudioPage, origin: string): Promise<void> {
  await page.goto(`${origin}/studio`);
  const steps = await list.getByRole("group").first().getByRole("option").count();
  await page.getByText("地図", { exact: true }).click();
  // What is out of sight is drawn small only.
  await expect.poll(() => page.locator(".react-flow__minimap-node").count()).toBe(steps);
  const nodes = page.locator(".react-flow__node");
  await nodes.filter({ hasText: "だれのことで" }).first().dispatchEvent("click");
  await page.getByRole("heading", { level: 2, name: /だれのことで/ }).waitFor();
}

/** A flow of its own, gone through by a step, named, not to be removed meanwhile, and undone. */
export async function addFlow({ page, saved, objections }: StudioPage, origin: string): Promise<void> {
  await page.goto(`${origin}/studio?step=intake.ask`);
  await page.getByRole("button", { name: "流れを足す" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("流れの題名").fill("ペットのこと");
  expect(await objections()).toEqual([]);
  await dialog.getByRole("button", { name: "足す", exact: true }).click();
  const group = page.getByRole("group", { name: "ペットのこと" });
  await group.getByRole("option", { selected: true }).waitFor();
  await page.goBack();
  await page.getByRole("button", { name: "後に足す" }).click();
  await dialog.getByLabel("何を足しますか").selectOption({ label: "ほかの流れを通る" });
  await dialog.getByRole("button", { name: "足す", exact: true }).click();
  await page.getByLabel("通る流れ").selectOption({ label: "ペットのこと" });
  await group.getByRole("option").first().click();
  await page.getByRole("button", { name: "この流れの題名と、消すこと" }).click();
  await dialog.getByText("まだ消せません").waitFor();
  await page.keyboard.press("Escape");
  const undo = page.getByRole("button", { name: "取り消す" });
  while (await undo.isEnabled()) await undo.click();
  await group.waitFor({ state: "detached" });
  await saved();
}
