import type { Page } from "playwright-core";

/** A password that nobody else has thought of. */
export const OWN_PASSWORD = "雨の日は図書館へ行きます";

/** What everybody has to do at her first sign-in: choose her own password instead of the one that she was given. */
export async function chooseOwnPassword(page: Page, given: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name: "自分のパスワードを決める" }).waitFor();
  await page.getByLabel("渡されたパスワード").fill(given);
  for (const field of ["新しいパスワード", "新しいパスワードを もう一度"])
    await page.getByLabel(field, { exact: true }).fill(OWN_PASSWORD);
  await page.getByRole("button", { name: "このパスワードにする" }).click();
}
