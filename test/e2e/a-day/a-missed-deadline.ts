import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { CaseView } from "../../../src/core/casework/views.ts";
import { objections, shoot } from "../desk-page.ts";
import { type Day, pass } from "./day.ts";

const STUCK = "止まっています（包括化推進員へ）";

/** The debts that nobody takes. Days pass on the demo's clock, so it is the last scene: the other cases grow older with it. */
export function aMissedDeadline(day: Day): void {
  test("nobody accepts: each step up is seen at the desk that it is announced to, and stands in the case's way", async () => {
    const { debts, lead, product, receipts } = day;
    const jiritsu = await opened(day, "自立生活サポートセンターこくぶんじ", receipts.debts);
    // The night before has passed at working hours already, on some days of the week.
    const { history } = await caseOn(jiritsu);
    if (!history.some(({ what }) => what === "reminded")) await timeRunsOut(day, jiritsu);
    await jiritsu.getByText("期限をすぎました", { exact: true }).waitFor();

    await timeRunsOut(day, jiritsu);
    await debts.hears("生活福祉課が預かることになりました");
    day.department = await opened(day, "生活福祉課 相談員", receipts.debts);
    const { department } = day;
    await department.getByText("自立生活サポートセンターこくぶんじ → 生活福祉課").waitFor();

    await lead.goto(`${product.url}/desk`);
    expect(await lead.getByText(receipts.debts).count()).toBe(0);
    await timeRunsOut(day, department);
    await lead.getByText(receipts.debts).first().click();
    await lead.getByText("生活福祉課 → 地域共生推進課").waitFor();

    const coordinator = await day.enter("国分寺市 包括化推進員");
    const line = coordinator.getByRole("listitem").filter({ hasText: receipts.debts });
    await line.getByText("期限をすぎました", { exact: true }).waitFor();
    expect(await line.getByText(STUCK).count()).toBe(0);
    await timeRunsOut(day, lead);
    await line.getByText(STUCK).waitFor();
    await coordinator.getByText("止まっている", { exact: true }).click();
    await line.getByRole("link").click();
    await coordinator.getByRole("heading", { name: "これまでの道のり" }).waitFor();
    expect(await wayOf(coordinator)).toEqual([
      "相談が届きました",
      "期限がすぎたので、窓口に知らせました",
      "受け付けがなかったので、上の課へ移しました",
      "受け付けがなかったので、上の課へ移しました",
      "包括化推進員に知らせました",
    ]);
    await shoot(coordinator, "case-climbed");
    expect(await objections(coordinator)).toEqual([]);
    for (const page of [jiritsu, coordinator]) await page.context().close();
  });

  test("nobody calls, he says so; it goes on to where no consent reaches, on a ground", async () => {
    const { debts, department, lead, product } = day;
    await department.getByRole("button", { name: "引き取る" }).click();
    await debts.hears("までに、連絡します");
    await timeRunsOut(day, department);
    await debts.hears("連絡は ありましたか");
    await debts.taps("まだです", "お待たせして");
    await department.getByText("住民が「まだ連絡がない」と言っています").first().waitFor();
    await lead.goto(`${product.url}/desk?list=city`);
    await lead.getByText("住民が「まだ連絡がない」と言っています").first().waitFor();
    await department.getByRole("button", { name: "連絡できた" }).click();
    await department.getByRole("dialog").getByRole("button", { name: "連絡できた" }).click();
    await department.getByText("支援中").first().waitFor();

    await pass(department, "地域包括支援センターひかり", "引っ越しのため");
    const dialog = department.getByRole("dialog");
    await dialog.getByText("根拠を えらんでください").waitFor();
    await shoot(department, "dialog-pass");
    expect(await objections(department)).toEqual([]);
    await dialog.getByRole("radio", { name: /本人が、口頭や電話で/ }).check();
    await dialog.getByRole("button", { name: "つなぐ", exact: true }).click();
    await debts.hears("地域包括支援センターひかりへつなぎました");
    await department.getByText("根拠：本人が、口頭や電話で").waitFor();
    await department.context().close();
  });
}

/** An office's desk with this case open. */
async function opened(day: Day, account: string, receipt: string): Promise<Page> {
  const page = await day.enter(account);
  await page.getByText(receipt).first().click();
  await page.locator("#case-title").waitFor();
  return page;
}

/**
 * Puts the clock just past the next deadline of the case that stands on this page, and waits until the server has drawn its conclusion:
 * the page itself calls it late before that, and the next deadline would still be this one.
 */
async function timeRunsOut(day: Day, desk: Page): Promise<void> {
  const { row } = await caseOn(desk);
  await day.putsClock(Date.parse(row.due?.at ?? "") + 1000);
  await expect.poll(async () => (await lookedUp(desk)).data?.row.due?.at).not.toBe(row.due?.at);
}

async function caseOn(desk: Page): Promise<CaseView> {
  const { data } = await lookedUp(desk);
  if (data === undefined) throw new Error("the case cannot be read here");
  return data;
}

/** `data` is undefined where the case has gone on to somebody else. */
async function lookedUp(desk: Page) {
  const path = `/api${new URL(desk.url()).pathname.replace("/desk", "")}`;
  return CaseView.safeParse(await desk.evaluate(async (from) => (await fetch(from)).json(), path));
}

/** What happened to the case, in order; above each stands when. */
function wayOf(desk: Page): Promise<string[]> {
  const way = desk.locator("section", { has: desk.getByRole("heading", { name: "これまでの道のり" }) });
  return way.locator("li > p:nth-of-type(2)").allTextContents();
}
