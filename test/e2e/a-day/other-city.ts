import { expect, test } from "vitest";
import { objections, shoot } from "../desk-page.ts";
import { Phone } from "../phone.ts";
import type { Day } from "./day.ts";

/** Two cities in one installation: neither learns anything of the other. */
export function otherCity(day: Day): void {
  test("a blocked resident of the other city: her office is told, and ours knows nothing of her", async () => {
    const { browser, product, receipts } = day;
    const mito = await Phone.open(browser, product.url, { city: "水戸市" });
    await mito.taps("自分のこと", "どんなことで");
    await mito.says("もう死にたい。薬をたくさん飲もうと思う", "今すぐ話せるところ");
    const office = await day.enter("福祉総務課");
    const row = office.locator("a[data-case]").first();
    await row.waitFor();
    const receipt = /\d{4}-\d{4}/.exec(await row.innerText())?.[0] ?? "";
    await row.click();
    await mito.screen.getByRole("button", { name: "メニュー", exact: true }).first().click();
    await mito.page.getByRole("button", { name: "ブロックする" }).click();
    await office.getByText("いま、この住民にはLINEが届きません").waitFor();
    await office.getByRole("button", { name: "受け付ける" }).click();
    await office.getByText("いまLINEが届かないので").waitFor();

    const coordinator = await day.enter("国分寺市 包括化推進員");
    await coordinator.getByText(receipts.debts).first().waitFor();
    expect(await coordinator.getByText(receipt).count()).toBe(0);
    await coordinator.getByRole("link", { name: "待ち時間とつなぎ" }).click();
    await coordinator.getByRole("row", { name: /自立生活サポートセンターこくぶんじ/ }).waitFor();
    await coordinator.getByText("人が確かめた 1件のうち、1件は").waitFor();
    await shoot(coordinator, "figures");
    expect(await objections(coordinator)).toEqual([]);
    await coordinator.getByRole("link", { name: "市の計画と会議" }).click();
    const unasked = coordinator.getByRole("region", { name: "本人の同意がなくても開ける会議" });
    await unasked.getByRole("heading", { name: "支援会議" }).waitFor();
    await shoot(coordinator, "plan");
    expect(await objections(coordinator)).toEqual([]);
    await coordinator.context().close();
  });
}
