import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { objections, shoot } from "../desk-page.ts";
import { printsOnOnePage } from "../print-checks.ts";
import { type Day, pass } from "./day.ts";

/** Who is asked passes on: somebody has the case at any time, and the resident hears who. */
export function passedOn(day: Day): void {
  test("passed on and back; an answer in Vietnamese, the Japanese beside it", async () => {
    const { linh, receipts } = day;
    const jiritsu = await day.enter("自立生活サポートセンターこくぶんじ");
    day.lead = await day.enter("国分寺市 地域共生推進課|地域共生推進課");
    const { lead } = day;
    await jiritsu.getByText(receipts.linh).first().click();
    await jiritsu.getByRole("button", { name: "受け付ける" }).click();
    await pass(jiritsu, "地域共生推進課", "世帯全体の調整が必要なため");
    // Live, without a reload.
    await lead.getByText(receipts.linh).first().click();
    await lead.getByText("世帯全体の調整が必要なため").first().waitFor();
    await pass(lead, "前の窓口（自立生活サポートセンターこくぶんじ）へもどす", "家計のことが先のため");
    await linh.hears("を 自立生活サポートセンターこくぶんじに 伝(つた)えました");

    await jiritsu.goto(`${day.product.url}/desk`);
    await jiritsu.getByText(receipts.linh).first().click();
    await jiritsu.getByRole("button", { name: "受け付ける" }).click();
    await jiritsu.getByText("住民はベトナム語で書いているようです").waitFor();
    await jiritsu.getByText("ベトナム語・原文のまま").first().waitFor();
    await jiritsu.getByRole("combobox", { name: /きまった文/ }).selectOption({ index: 1 });
    const reply = jiritsu.getByRole("textbox", { name: "返事" });
    await reply.fill(`${await reply.inputValue()}\nTôi ở đây đến năm giờ.`);
    await jiritsu.getByText("【自立生活サポートセンターこくぶんじから】").waitFor();
    await jiritsu.getByText("お話を読みました。").last().waitFor();
    await jiritsu.getByText("Tôi ở đây đến năm giờ.（書いたまま。訳していません）").waitFor();
    await shoot(jiritsu, "case-vietnamese");
    expect(await objections(jiritsu)).toEqual([]);
    await jiritsu.getByRole("button", { name: "送る", exact: true }).click();
    await linh.hears("Tôi đã đọc những gì anh/chị viết.");
    await jiritsu.getByText("LINEに届きました").first().waitFor();
    await printsOnOnePage(jiritsu, {
      ...{ link: "相談受付・申込票（紙）", title: "相談受付・申込票" },
      words: ["同意あり", "本人の署名", receipts.linh, "Linh"],
    });
    await deskInEnglish(jiritsu);
    await jiritsu.context().close();
  });
}

/** The desk itself has a second language. */
async function deskInEnglish(desk: Page): Promise<void> {
  await desk.getByRole("button", { name: "English" }).click();
  await desk.getByRole("heading", { name: "Referral sheet" }).waitFor();
  await desk.getByText("Arrived on LINE").first().waitFor();
  await shoot(desk, "case-desk-in-english");
  expect(await objections(desk)).toEqual([]);
  await desk.getByRole("link", { name: "Back to the list" }).click();
  await desk.getByText("My office").waitFor();
  await shoot(desk, "queue-in-english");
}
