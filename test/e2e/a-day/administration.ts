import { expect, test } from "vitest";
import { ANSWER_MS_MAX } from "../browser.ts";
import { objections, shoot } from "../desk-page.ts";
import type { Day } from "./day.ts";

/** How an office hears of what comes in. */
export function administration(day: Day): void {
  test("an administrator says how an office hears, tries it, and the mail arrives", async () => {
    const { mail } = day;
    const admin = await day.enter("国分寺市 管理者");
    await admin.getByRole("link", { name: "お知らせの届け先" }).click();
    await admin.getByRole("button", { name: "変える：地域共生推進課" }).click();
    const dialog = admin.getByRole("dialog");
    await dialog.getByLabel("メールアドレス").fill("lead@example.jp, other@example.jp");
    await dialog.getByRole("button", { name: "決める" }).click();
    await dialog.getByText("入れたものを確かめてください").waitFor();
    await dialog.getByLabel("メールアドレス").fill("lead@example.jp");
    await shoot(admin, "dialog-channel");
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
    await admin.context().close();
  });
}
