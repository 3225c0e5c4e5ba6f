import type { Page } from "playwright-core";
import { expect } from "vitest";

/** An administrator of 鶴岡市 changes who answers in her city, by form. What she reads is said in Japanese; nothing is published. */
const NEW_OFFICE = "地域包括支援センターみなと";
const WINDOW = "わかものの相談";
const OWNER = "市民生活課 相談係";
const ASKED = "いま困っているのは、どなたですか。";

const part = async (page: Page, name: string) =>
  page.getByRole("navigation", { name: "市の情報のページ" }).getByRole("button", { name, exact: true }).click();
const saved = (page: Page) => page.getByText("下書きに保存しました").waitFor();

/** A new office takes over 湯野浜 from another one: until it does, two have it; publishing says so, and what to do. */
export async function addOffice(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/studio/city?find=offices`);
  await page.getByRole("button", { name: "窓口を足す" }).click();
  const dialog = page.getByRole("dialog", { name: "窓口を足す" });
  await dialog.getByRole("button", { name: "窓口を足す" }).click();
  await dialog.getByText("名前を書いてください。").waitFor();
  await dialog.getByLabel("名前", { exact: true }).fill(NEW_OFFICE);
  await dialog.getByLabel("記号").fill("hokatsu-minato");
  await dialog.getByRole("button", { name: "窓口を足す" }).click();
  await page.getByRole("heading", { level: 2, name: NEW_OFFICE }).waitFor();
  // The button that led here was far down a long list.
  expect(await page.evaluate("document.activeElement.textContent")).toBe(NEW_OFFICE);
  await page.getByLabel("種類", { exact: true }).fill("地域包括支援センター");
  await page.getByRole("group", { name: "分野" }).getByLabel("高齢").check();
  await page.getByText("地域をえらぶ").click();
  await page.getByLabel("湯野浜").check();
  await page.getByLabel("えらぶ順").fill("1");
  await page.getByLabel("電話", { exact: true }).fill("0235-00-0000");
  await saved(page);
}

/** Refused with the place, the reason and the mend; one click leads to the form where it is mended. */
export async function refusedThenMended(page: Page): Promise<void> {
  await page.getByRole("link", { name: "公開と履歴" }).click();
  await page.getByLabel("何を、なぜ変えましたか").fill("みなとの窓口ができる");
  await page.getByRole("button", { name: "公開する" }).click();
  const refused = page.getByRole("alert").filter({ hasText: "まだ公開できません" });
  await refused.getByText(/湯野浜の「.+」の相談が、「鶴岡西.+」と「.+みなと」で重なっています/).waitFor();
  await refused.getByText("どちらか1つの担当の地域だけに残してください。").waitFor();
  await page.goto(`${new URL(page.url()).origin}/studio/city?find=${encodeURIComponent("agencies: hokatsu-nishi")}`);
  await page.getByRole("heading", { level: 2, name: "鶴岡西地域包括支援センター" }).waitFor();
  // Too much is taken off at first: the town is nobody's then, and is put back by undo.
  await page.getByLabel("大山").uncheck();
  await page.getByRole("button", { name: /直すところ 2/ }).click();
  await page.getByText(/大山の「.+」の相談を受ける地域包括支援センターがありません/).waitFor();
  await page.getByRole("button", { name: "閉じる", exact: true }).click();
  await page.getByRole("button", { name: "取り消す" }).click();
  await expect.poll(() => page.getByLabel("大山").isChecked()).toBe(true);
  await page.getByLabel("湯野浜").uncheck();
  await page.getByRole("button", { name: /直すところ \d/ }).waitFor({ state: "detached" });
  await saved(page);
}

/** The map and 「だれに届く？」 know the new office at once. */
export async function newOfficeGetsIt(page: Page): Promise<void> {
  await part(page, "見わたす");
  await page
    .getByRole("row", { name: /湯野浜/ })
    .getByText(NEW_OFFICE)
    .first()
    .waitFor();
  await page.getByLabel("住民の言葉").fill("母の介護で困っています");
  await page.getByLabel("住んでいる所").fill("湯野浜");
  await page.getByRole("button", { name: "調べる" }).click();
  await page.getByRole("status").getByText(NEW_OFFICE).first().waitFor();
}

/** A window for その他, received by the new office, which cannot be taken out as long as the window leads to it. */
export async function putWindowIn(page: Page): Promise<void> {
  await part(page, "その他の窓口");
  await page.getByRole("button", { name: "その他の窓口を足す" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("名前", { exact: true }).fill(WINDOW);
  await dialog.getByRole("button", { name: "その他の窓口を足す" }).click();
  await page.getByRole("heading", { level: 2, name: WINDOW }).waitFor();
  await page.getByRole("group", { name: "困りごと" }).getByLabel("ひきこもり・不登校").check();
  await page.getByLabel("受ける所").selectOption({ label: NEW_OFFICE });
  await saved(page);
  await page.goto(`${new URL(page.url()).origin}/studio/city?find=${encodeURIComponent("agencies: hokatsu-minato")}`);
  await page.getByRole("button", { name: "消す", exact: true }).click();
  const refused = page.getByRole("dialog", { name: `「${NEW_OFFICE}」は、まだ消せません` });
  await refused.getByText(`${WINDOW}の「受ける所」`).waitFor();
  await refused.getByRole("button", { name: "開く" }).click();
  await page.getByRole("heading", { level: 2, name: WINDOW }).waitFor();
}

/** Who answers for a number's being right, and by when it is looked at again. */
export async function nameAnOwner(page: Page): Promise<void> {
  await part(page, "急ぎと電話");
  await page.getByRole("button", { name: "チャイルドライン（18さいまで）を直す" }).click();
  await page.getByLabel("受けもつ所").fill(OWNER);
  await page.getByLabel("次に確かめる日").fill("2027-03-31");
  await page.getByRole("button", { name: /「急ぎと電話」に戻る/ }).click();
  const card = page.getByRole("listitem").filter({ hasText: "チャイルドライン（18さいまで）" });
  await card.getByText(OWNER).waitFor();
  await card.getByText("2027-03-31").waitFor();
  await saved(page);
}

/** A list in the encoding that Excel gives it: the difference is read first, a wrong cell is named, and taking it in is undone at once. */
export async function bringListIn(page: Page): Promise<void> {
  await part(page, "窓口と課");
  const rows = ["名称,FAX番号,メール", "鶴岡西地域包括支援センター,0235-00-0002,", `${NEW_OFFICE},なし?,`].join("\r\n");
  const file = { name: "一覧.csv", mimeType: "text/csv", buffer: Buffer.from(`\ufeff${rows}`, "utf16le") };
  await page.getByLabel("一覧のファイルを選ぶ").setInputFiles(file);
  const found = page.getByRole("region", { name: "「一覧.csv」とのちがい" });
  await found.getByText(/3行目「FAX番号」：「なし\?」はFAX番号として読めません/).waitFor();
  const office = page.getByRole("listitem").filter({ hasText: "鶴岡西地域包括支援センター（2行目）" });
  await office.getByText("0235-00-0002").waitFor();
  expect(await found.getByRole("checkbox", { checked: true }).count()).toBe(1);
  await found.getByRole("button", { name: "えらんだ1件を下書きに取り込む" }).click();
  await page.getByText("1件を下書きに取り込みました。").waitFor();
  await saved(page);
  await page.getByRole("button", { name: "鶴岡西地域包括支援センターを直す" }).click();
  await expect.poll(() => page.getByLabel("FAX").inputValue()).toBe("0235-00-0002");
  await page.getByRole("button", { name: "取り消す" }).click();
  await expect.poll(() => page.getByLabel("FAX").inputValue()).toBe("");
  await saved(page);
}

/** Two who each add a window to the same list, one without a network: both windows are there, and nobody is asked. */
export async function bothAddWindows(page: Page, colleague: Page, origin: string): Promise<void> {
  const add = async (who: Page, name: string) => {
    await who.goto(`${origin}/studio/city?find=windows`);
    await who.getByRole("button", { name: "その他の窓口を足す" }).waitFor();
    return async () => {
      await who.getByRole("button", { name: "その他の窓口を足す" }).click();
      const dialog = who.getByRole("dialog");
      await dialog.getByLabel("名前", { exact: true }).fill(name);
      await dialog.getByRole("button", { name: "その他の窓口を足す" }).click();
      await who.getByRole("heading", { level: 2, name }).waitFor();
    };
  };
  const [here, there] = [await add(page, "住まいの相談"), await add(colleague, "税の相談")];
  await colleague.context().setOffline(true);
  await there();
  await colleague.getByText(/このパソコンに残っています/).waitFor();
  await here();
  await saved(page);
  await colleague.context().setOffline(false);
  await saved(colleague);
  await part(colleague, "その他の窓口");
  for (const name of ["住まいの相談", "税の相談"]) {
    await colleague.getByRole("heading", { level: 3, name: new RegExp(`^${name}`) }).waitFor();
  }
  expect(await colleague.getByRole("dialog").count()).toBe(0);
}

/** Her bundle as a file, with a question that she asks in other words. */
export async function exportBundle(page: Page, origin: string): Promise<string> {
  await page.goto(`${origin}/studio/words?find=intake%3Aabout.ask`);
  await page.getByRole("textbox", { name: /^intake:about\.ask：\s*日本語/ }).fill(ASKED);
  await saved(page);
  await page.getByRole("link", { name: "公開と履歴" }).click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "ファイルに書き出す" }).click(),
  ]);
  return file.path();
}

/** Another city takes over her words; its own offices and numbers stay. */
export async function importBundle(page: Page, origin: string, file: string): Promise<void> {
  await page.goto(`${origin}/studio/publish`);
  await page.getByLabel("ファイルを取り込む").setInputFiles(file);
  await page.getByText("ほかの市（tsuruoka）のものです。").waitFor();
  await page.getByText(/変わるファイル [1-9]/).waitFor();
  await page.getByRole("button", { name: "下書きに取り込む" }).click();
  await page.getByText("下書きに取り込みました。").waitFor();
  await page.goto(`${origin}/studio/words?find=intake%3Aabout.ask`);
  const asked = page.getByRole("textbox", { name: /^intake:about\.ask：\s*日本語/ });
  await expect.poll(() => asked.inputValue()).toBe(ASKED);
  await page.goto(`${origin}/studio/city?find=offices`);
  await page.getByRole("heading", { level: 3, name: "地域包括支援センターもとまち" }).waitFor();
  expect(await page.getByText(NEW_OFFICE).count()).toBe(0);
}
