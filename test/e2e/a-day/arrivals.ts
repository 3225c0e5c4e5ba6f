import { expect, test } from "vitest";
import { complaintsOf } from "../browser.ts";
import { Phone } from "../phone.ts";
import { answer, DEBTS, DEBTS_IN_VIETNAMESE, OLD_MOTHER } from "../residents.ts";
import type { Day } from "./day.ts";

/** Three residents, one of them with a photo and a file, one in Vietnamese. */
export function arrivals(day: Day): void {
  test("three residents tell their trouble and get a receipt", async () => {
    const { browser, product } = day;
    // LINE tells that her phone is in Vietnamese, which we understand and do not speak.
    const vietnamese = { language: "Tiếng Việt", greeting: "だれが こまっていますか" };
    day.mother = await Phone.open(browser, product.url);
    day.complaints = complaintsOf(day.mother.page);
    day.debts = await Phone.open(browser, product.url);
    day.linh = await Phone.open(browser, product.url, vietnamese);
    [day.receipts.mother, day.receipts.debts, day.receipts.linh] = await Promise.all([
      tellOfMother(day.mother),
      answer(day.debts, DEBTS),
      answer(day.linh, DEBTS_IN_VIETNAMESE),
    ]);
    expect(day.complaints).toEqual([]);
  });
}

/** With a photo on the way and a file after the receipt. */
async function tellOfMother(mother: Phone): Promise<string> {
  await mother.taps("家族のこと", "どんなことで");
  await sendSample(mother, "写真の見本", "いっしょに届けます");
  await mother.says("一人暮らしの母が最近物忘れがひどくて、認知症かもしれません", "合っていますか");
  const receipt = await answer(mother, OLD_MOTHER);
  // The first useful answer: the centre that the plan names for this town, and nothing invented about it.
  await mother.hears("地域包括支援センターもとまち");
  await mother.hears("市役所に確認中です");
  await sendSample(mother, "ファイルの見本", "担当に届けます");
  return receipt;
}

async function sendSample(phone: Phone, tile: string, then: string): Promise<void> {
  await phone.screen.getByRole("button", { name: "写真・場所・スタンプを送る" }).click();
  await phone.page.getByRole("button", { name: tile }).click();
  await phone.hears(then);
}
