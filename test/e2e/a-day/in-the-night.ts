import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { ANSWER_MS_MAX } from "../browser.ts";
import { objections, shoot } from "../desk-page.ts";
import { Phone } from "../phone.ts";
import { printsOnOnePage } from "../print-checks.ts";
import { alarmsOn, type Day } from "./day.ts";

const WANTS_TO_DIE = "もう死にたい。薬をたくさん飲もうと思う";

/** Danger at three in the morning, by the demo's clock. */
export function inTheNight(day: Day): void {
  test("danger in the night is heard of by everybody until a person has seen it; later she agrees on the telephone", async () => {
    const { browser, lead, mail, motomachi, product, receipts } = day;
    await lead.goto(`${product.url}/desk`);
    const phone = await Phone.open(browser, product.url);
    await phone.putsClock("つぎの 夜中の3時");
    await phone.taps("自分のこと", "どんなことで");
    await phone.says(WANTS_TO_DIE, "今すぐ話せるところ");
    await phone.hears("119");
    await phone.hears("いまは、市役所の人は読んでいません");
    await alarmsOn(lead).waitFor();
    expect(await alarmsOn(motomachi).count()).toBe(0);
    // Quiet hours are for everything else.
    await expect
      .poll(() => mail.mails.map(({ subject }) => subject).join(), { timeout: ANSWER_MS_MAX })
      .toMatch(/危険/);
    const receipt = await alarmsOn(lead)
      .getByText(/\d{4}-\d{4}/)
      .first()
      .textContent();
    receipts.danger = receipt ?? "";
    for (const rung of ["包括化推進員に知らせました", "市のみんなに知らせています"]) {
      await day.waits(10);
      await alarmsOn(lead).getByText(rung).waitFor();
    }
    // Another office hears of it and whom to call, and nothing else.
    await alarmsOn(motomachi).getByText("電話でこの番号を伝えてください").waitFor();
    expect(await alarmsOn(motomachi).getByRole("link").count()).toBe(0);
    await lead.getByRole("link", { name: "開いて確認する" }).click();
    await lead.getByText(WANTS_TO_DIE).first().waitFor();
    await shoot(lead, "case-danger");
    expect(await objections(lead)).toEqual([]);
    await lead.getByRole("button", { name: "確認しました" }).click();
    for (const page of [lead, motomachi]) await alarmsOn(page).waitFor({ state: "detached" });
    const title = "相談受付・申込票";
    await printsOnOnePage(lead, {
      link: `${title}（紙）`,
      title,
      words: ["同意なし", receipts.danger, "本人の同意はありません"],
    });
    await decideAndNote(lead);
    await takeConsent(day);
  });

  test("in three languages: who answers at three in the morning, and who besides at noon", async () => {
    const open = (language: string, greeting: string) =>
      Phone.open(day.browser, day.product.url, { city: "上田市", language, greeting });
    const [japanese, easy, english] = await Promise.all([
      open("日本語", "だれのことで"),
      open("Tiếng Việt", "だれが こまっていますか"),
      open("English", "Who is having trouble"),
    ]);
    await Promise.all([
      japanese.says(WANTS_TO_DIE, "いまは、市役所の人は読んでいません"),
      easy.says("Tôi muốn chết", "いまは 市役所(しやくしょ)の 人(ひと)は 読(よ)んでいません"),
      english.says("I want to die", "Nobody at the city hall is reading this now"),
    ]);
    const foreign = [easy.sees("よりそいホットライン　外国語"), english.sees("Yorisoi Hotline in other languages")];
    // It is open from ten to ten.
    expect(await Promise.all(foreign.map((line) => line.count()))).toEqual([0, 0]);
    await japanese.putsClock("つぎの 昼12時");
    await Promise.all([
      japanese.says(WANTS_TO_DIE, "よりそいホットライン（何でも）"),
      easy.says("Tôi muốn chết", "よりそいホットライン　外国語"),
      english.says("I want to die", "Yorisoi Hotline in other languages"),
    ]);
  });
}

/** Nobody may be told: a person decides, on a ground in law. And a reply that tells too much is asked about. */
async function decideAndNote(lead: Page): Promise<void> {
  const dialog = lead.getByRole("dialog");
  const note = lead.getByRole("textbox", { name: "メモ" });
  await note.fill("本人に電話した");
  await lead.getByRole("button", { name: "どうするか決める" }).click();
  await dialog.getByRole("radio", { name: "命や体を守るために知らせる" }).check();
  await dialog.getByText("まず110番・119番に電話してください").waitFor();
  await dialog.getByRole("radio", { name: /69条2項3号/ }).check();
  await dialog.getByRole("textbox").fill("薬のことを、すぐに知らせる");
  await shoot(lead, "dialog-judge");
  expect(await objections(lead)).toEqual([]);
  await dialog.getByRole("button", { name: "決める", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  // Who opens the case reads at the top what was decided, and may decide anew.
  await lead.getByRole("button", { name: "決めなおす" }).waitFor();
  // What she had begun survives the dialog, the live update and a reload.
  await lead.reload();
  await lead.getByText("命を守るために知らせることにしました（同意なし）").first().waitFor();
  expect(await note.inputValue()).toBe("本人に電話した");
  await lead.getByRole("button", { name: "メモを残す" }).click();
  await lead.getByRole("listitem").getByText("本人に電話した").waitFor();
  await lead.getByRole("button", { name: "受け付ける" }).click();
  await lead.getByRole("textbox", { name: "返事" }).fill("山田様、090-1234-5678にお電話します");
  await lead.getByRole("button", { name: "送る", exact: true }).click();
  await lead.getByText("名前や電話番号などが入っているようです").waitFor();
}

/** From then on the office that she named finds the case in its list. */
async function takeConsent({ lead, motomachi, product, receipts }: Day): Promise<void> {
  expect(await motomachi.getByText(receipts.danger).count()).toBe(0);
  await lead.getByRole("button", { name: "あとから同意をもらったとき" }).click();
  const dialog = lead.getByRole("dialog");
  await dialog.getByRole("checkbox", { name: "地域包括支援センターもとまち" }).check();
  await dialog.getByRole("button", { name: "書きとめる" }).click();
  await dialog.getByText("どうやって聞いたかを えらんでください").waitFor();
  await shoot(lead, "dialog-consent");
  expect(await objections(lead)).toEqual([]);
  await dialog.getByRole("radio", { name: "本人から", exact: true }).check();
  await dialog.getByRole("radio", { name: "電話で聞いた" }).check();
  await dialog.getByRole("button", { name: "書きとめる" }).click();
  await lead.getByText("本人から同意を聞き、書きとめました").waitFor();
  await motomachi.goto(`${product.url}/desk?list=city`);
  await motomachi.getByText(receipts.danger).first().waitFor();
}
