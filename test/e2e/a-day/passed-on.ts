import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { objections, shoot } from "../desk-page.ts";
import { printsOnOnePage } from "../print-checks.ts";
import { type Day, pass } from "./day.ts";

/** Who is asked passes on, or does nothing: either way somebody has the case, and the resident hears who. */
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

  test("nobody accepts, it climbs; nobody calls, he says so; it goes on to where no consent reaches, on a ground", async () => {
    const { debts, lead, product, receipts } = day;
    const jiritsu = await day.enter("自立生活サポートセンターこくぶんじ");
    await timeRunsOut(day, jiritsu);
    await jiritsu.getByText("期限をすぎました").first().waitFor();
    await timeRunsOut(day, jiritsu);
    await debts.hears("生活福祉課が預かることになりました");
    await jiritsu.goto(`${product.url}/desk?list=city`);
    await jiritsu.getByText(receipts.debts).first().click();
    await jiritsu.getByText("受け付けがなかったので、上の課へ移しました").waitFor();
    await jiritsu.getByRole("button", { name: "引き取る" }).click();
    await debts.hears("までに、連絡します");

    await timeRunsOut(day, jiritsu);
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
    expect(await objections(jiritsu)).toEqual([]);
    await dialog.getByRole("radio", { name: /本人が、口頭や電話で/ }).check();
    await dialog.getByRole("button", { name: "つなぐ", exact: true }).click();
    await debts.hears("地域包括支援センターひかりへつなぎました");
    await jiritsu.getByText("根拠：本人が、口頭や電話で").waitFor();
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

/** Puts his deadline into the past, and opens the desk anew, at which what is due is looked for. */
async function timeRunsOut(day: Day, desk: Page): Promise<void> {
  day.change("update cases set due_at = '2020-01-01T00:00:00.000Z' where receipt = ?", day.receipts.debts);
  await desk.reload();
}
