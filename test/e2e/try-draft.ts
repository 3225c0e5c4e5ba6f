import { expect } from "vitest";
import { ANSWER_MS_MAX } from "./browser.ts";
import type { StudioPage } from "./studio-page.ts";

/** Talked with on the draft, with the reason beside it, and kept as a talk. */
export async function tryAndKeep({ page, tab, objections }: StudioPage): Promise<void> {
  await tab("話してみる").click();
  const phone = page.getByRole("log", { name: "試しのスマホ" });
  const tap = (label: string) =>
    phone
      .getByRole("button", { name: new RegExp(`^\\d+ ${label}$`) })
      .last()
      .click();
  await phone.getByText("だれのことで").waitFor();
  await tap("自分のこと");
  await phone.getByText("どんなことで困って").waitFor();
  await tap("住まい");
  await phone.getByText("ほかにもあれば").waitFor();
  await tap("これで全部");
  await phone.getByText("いっしょに暮らすペットはいますか。").waitFor();
  await page
    .getByRole("region", { name: "なぜ、そうなったか" })
    .getByText(/条件に当てはまった：.*「住まい」をえらんだ/)
    .waitFor();
  await tap("はい");
  await phone.getByText("今日か明日に").waitFor();
  expect(await objections()).toEqual([]);
  await page.getByLabel("会話の名前").fill("ペットがいる人の住まいの相談");
  await page.getByRole("button", { name: "この会話を試験として残す" }).click();
  await page.getByText("会話の試験に残しました").waitFor();
}

/** The recorded talks in which housing is chosen are asked one thing more now: read, and wanted so. */
export async function wantChangedTalks({ page, tab }: StudioPage): Promise<void> {
  await tab("会話の試験").click();
  const status = page.getByText(/この会話のうち/);
  await status.waitFor();
  // In one of them a resident with housing trouble stops at the new question: what she answers is added.
  await page.getByLabel("止まった所で、住民は何と答えますか").fill("いいえ");
  await page.getByRole("button", { name: "この答えを足して、録りなおす" }).first().click();
  await page.getByText("録りなおしました。").waitFor();
  await page.getByLabel("止まった所で、住民は何と答えますか").waitFor({ state: "detached" });
  // In another one somebody writes in English what she answers; nothing stops her, but she is asked the same.
  const english = page.getByRole("listitem").filter({ hasText: "flows/intake.english.talk.yaml" });
  await english.getByLabel("新しい質問への、住民の答え").fill("No");
  await english.getByRole("button", { name: "この答えを足して、録りなおす" }).click();
  await expect.poll(() => status.textContent(), { timeout: ANSWER_MS_MAX }).toMatch(/^(\d+)この会話のうち、\1こが/);
}
