import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ANSWER_MS_MAX, complaintsOf, hasBrowser, openBrowser } from "./browser.ts";
import {
  addOffice,
  bothAddWindows,
  bringListIn,
  exportBundle,
  importBundle,
  nameAnOwner,
  newOfficeGetsIt,
  putWindowIn,
  refusedThenMended,
} from "./edit-city.ts";
import { chooseOwnPassword } from "./own-password.ts";
import { makeAccount } from "./own-process.ts";
import { Phone } from "./phone.ts";
import { type Product, startProduct } from "./product.ts";

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** Somebody who never saw the studio adds a question, is refused, mends it, tries it, has it looked at, publishes and goes back. */
const COLLEAGUE = "colleague@example.jp";
const ASKED = "いっしょに くらす ペットは いますか。";
let product: Product;
let browser: Browser;
let dataDir: string;
/** The colleague's password: her account is made while others work. */
let account: Promise<string>;
let page: Page;
let complaints: string[];
/** The colleague's studio, once she has signed in. */
let other: Page;

beforeAll(async () => {
  if (!hasBrowser) return;
  dataDir = mkdtempSync(join(tmpdir(), "studio-"));
  [product, browser] = await Promise.all([startProduct({ DATA_DIR: dataDir }), openBrowser()]);
  account = makeAccount({ DATA_DIR: dataDir }, COLLEAGUE, "--role", "administrator");
  // Whoever awaits it hears of a failure.
  account.catch(() => {});
  page = await newPage();
  complaints = complaintsOf(page);
  await page.goto(`${product.url}/studio`);
  await page.getByRole("button", { name: /国分寺市 管理者/ }).click();
  await page.getByRole("listbox", { name: "ステップの一覧" }).waitFor();
  // Before she signs in the page asks who she is, and is told that she is nobody yet.
  complaints.length = 0;
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  if (dataDir !== undefined) rmSync(dataDir, { recursive: true, force: true });
});

/** A text by its label and language: 質問の文, 日本語. */
const text = (label: string, language: string) =>
  page.getByRole("textbox", { name: new RegExp(`^${label}：\\s*${language}$`) });
const tab = (name: string) =>
  page.getByRole("navigation", { name: "管理者の画面のページ" }).getByRole("link", { name });

test.skipIf(!hasBrowser)("the list of steps is walked, edited and undone by keyboard alone", async () => {
  const list = page.getByRole("listbox", { name: "ステップの一覧" });
  await list.focus();
  await page.keyboard.press("ArrowDown");
  await page.getByRole("heading", { level: 2, name: /もし、「だれのことで/ }).waitFor();
  await page.keyboard.press("End");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 2, name: /^3\. だれのことで/ }).waitFor();
  await expect.poll(() => page.evaluate("document.activeElement.id")).toBe("step-title");
  await list.focus();
  const rows = await list.getByRole("option").count();
  await page.keyboard.press("Delete");
  await expect.poll(() => list.getByRole("option").count()).toBe(rows - 1);
  await page.keyboard.press("Control+z");
  await expect.poll(() => list.getByRole("option").count()).toBe(rows);
  await saved();
});

test.skipIf(!hasBrowser)(
  "a question for those with housing trouble, in three languages; the phone shows it as it is typed",
  async () => {
    await page.getByRole("searchbox", { name: "ステップをさがす" }).fill("今日か明日");
    await page
      .getByRole("listbox", { name: "ステップの一覧" })
      .getByRole("option", { name: /今日か明日に、とても困る/ })
      .click();
    await page.getByRole("button", { name: "前に足す" }).click();
    const dialog = page.getByRole("dialog", { name: "ステップを足す" });
    await dialog.getByLabel("何を足しますか").selectOption({ label: "質問（1つえらんでもらう）" });
    await dialog.getByLabel("一部の人にだけ聞く").check();
    await dialog.getByLabel("何を見ますか").selectOption({ label: "いくつか選ぶ質問で、これを選んだ人" });
    await dialog.getByLabel("選んだもの").selectOption({ label: "住まい" });
    await dialog.getByText("で「住まい」をえらんだ").waitFor();
    expect(await objections()).toEqual([]);
    await dialog.getByRole("button", { name: "足す", exact: true }).click();

    await text("質問の文", "日本語").fill("いっしょに暮らすペットはいますか。");
    await text("質問の文", "やさしい日本語").fill(ASKED);
    await page
      .getByRole("region", { name: "住民のスマホでの見え方" })
      .getByText("いっしょに暮らすペットはいますか。")
      .waitFor();
    await page.getByRole("region", { name: "住民のスマホでの見え方" }).getByText("やさしい日本語").click();
    await page.getByRole("region", { name: "住民のスマホでの見え方" }).getByText(ASKED).waitFor();
    expect(await objections()).toEqual([]);
  },
);

test.skipIf(!hasBrowser)("a wrong draft is refused with the place and the mend", async () => {
  await page.getByRole("button", { name: /直すところ \d/ }).waitFor();
  await tab("公開と履歴").click();
  await page.getByLabel("何を、なぜ変えましたか").fill("住まいの相談で、ペットのことを聞く");
  await page.getByRole("button", { name: "公開する" }).click();
  const refused = page.getByRole("alert").filter({ hasText: "まだ公開できません" });
  await refused.getByText(/英語の.*がありません/).waitFor();
  expect(await objections()).toEqual([]);
  await refused.getByRole("button", { name: "開いて直す" }).first().click();
  await page.getByRole("heading", { name: "ことば" }).waitFor();
  await page.getByRole("textbox", { name: /^intake:ask\.ask：\s*English/ }).fill("Do you live with a pet?");
  await page.getByRole("button", { name: /直すところ \d/ }).waitFor({ state: "detached" });
});

test.skipIf(!hasBrowser)("work survives a lost network and a reload", async () => {
  await page.goto(`${product.url}/studio?step=intake.ask`);
  await text("質問の文", "日本語").waitFor();
  await page.context().setOffline(true);
  await text("質問の文", "日本語").fill("ペットといっしょに暮らしていますか。");
  await page.getByText(/このパソコンに残っています/).waitFor();
  await page.context().setOffline(false);
  await saved();
  // A reload in the middle of typing, before anything could be sent.
  await page.route("**/api/studio/values", (route) => route.abort());
  await text("質問の文", "日本語").fill("いっしょに暮らすペットはいますか。");
  await page.getByText(/このパソコンに残っています/).waitFor();
  await page.unroute("**/api/studio/values");
  await page.reload();
  await page.getByText("前に書きかけたものが残っていた").waitFor();
  expect(await text("質問の文", "日本語").inputValue()).toBe("いっしょに暮らすペットはいますか。");
  await saved();
  complaints.length = 0;
});

test.skipIf(!hasBrowser)("the map shows every step of the flow, and one that is chosen opens its form", async () => {
  await page.goto(`${product.url}/studio`);
  const list = page.getByRole("listbox", { name: "ステップの一覧" });
  const steps = await list.getByRole("group").first().getByRole("option").count();
  await page.getByText("地図", { exact: true }).click();
  // What is out of sight is drawn small only.
  await expect.poll(() => page.locator(".react-flow__minimap-node").count()).toBe(steps);
  const nodes = page.locator(".react-flow__node");
  await nodes.filter({ hasText: "だれのことで" }).first().dispatchEvent("click");
  await page.getByRole("heading", { level: 2, name: /だれのことで/ }).waitFor();
});

test.skipIf(!hasBrowser)(
  "a flow is added and called from another one; undone, it is as if it had not been",
  async () => {
    await page.goto(`${product.url}/studio?step=intake.ask`);
    await page.getByRole("button", { name: "流れを足す" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("流れの題名").fill("ペットのこと");
    expect(await objections()).toEqual([]);
    await dialog.getByRole("button", { name: "足す", exact: true }).click();
    const group = page.getByRole("group", { name: "ペットのこと" });
    await group.getByRole("option", { selected: true }).waitFor();
    await page.goBack();
    await page.getByRole("button", { name: "後に足す" }).click();
    await dialog.getByLabel("何を足しますか").selectOption({ label: "ほかの流れを通る" });
    await dialog.getByRole("button", { name: "足す", exact: true }).click();
    await page.getByLabel("通る流れ").selectOption({ label: "ペットのこと" });
    await group.getByRole("option").first().click();
    await page.getByRole("button", { name: "この流れの題名と、消すこと" }).click();
    await dialog.getByText("まだ消せません").waitFor();
    await page.keyboard.press("Escape");
    const undo = page.getByRole("button", { name: "取り消す" });
    while (await undo.isEnabled()) await undo.click();
    await group.waitFor({ state: "detached" });
    await saved();
  },
);

test.skipIf(!hasBrowser)(
  "two administrators at the same text: the second sees both, and chooses",
  { timeout: 60_000 },
  async () => {
    other = await signInColleague();
    const question = (of: Page) => of.getByRole("textbox", { name: /^質問の文：\s*日本語$/ });
    await question(other).waitFor();
    await page.goto(`${product.url}/studio?step=intake.urgent`);
    await question(page).waitFor();
    await other.context().setOffline(true);
    const before = await question(page).inputValue();
    await question(other).fill(`${before}（同僚）`);
    await other.getByText(/このパソコンに残っています/).waitFor();
    await question(page).fill(`${before}（わたし）`);
    await saved();
    await other.context().setOffline(false);
    const dialog = other.getByRole("dialog", { name: "ほかの人も、同じ所を直しました" });
    await dialog.getByText(`${before}（わたし）`).waitFor();
    await dialog.getByText(`${before}（同僚）`).waitFor();
    await dialog.getByRole("button", { name: "すべて相手のもの" }).click();
    await dialog.getByRole("button", { name: "えらんだもので保存する" }).click();
    await expect.poll(() => question(other).inputValue()).toBe(`${before}（わたし）`);
    await question(page).fill(before);
    await saved();
  },
);

test.skipIf(!hasBrowser)(
  "a danger rule outlives a reload half typed, is weighed on the corpus, and undone and done again",
  { timeout: 60_000 },
  async () => {
    await tab("危険のことば").click();
    await page.getByRole("button", { name: "決まりを足す" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("ことば（1行に1つ）").fill("玉川上水…行きます");
    await page.reload();
    expect(await dialog.getByLabel("ことば（1行に1つ）").inputValue()).toBe("玉川上水…行きます");
    await dialog.getByLabel("なぜ、この決まりがいりますか").fill("この町での言い方");
    expect(await objections()).toEqual([]);
    await dialog.getByRole("button", { name: "この内容にする" }).click();
    await page.getByRole("columnheader", { name: "住民に返る答え（決まりとプログラム）" }).waitFor({ timeout: 30_000 });
    await saved();
    const rule = page.getByRole("heading", { level: 3, name: "この町での言い方" });
    await page.keyboard.press("Control+z");
    await rule.waitFor({ state: "detached" });
    await page.keyboard.press("Control+y");
    await rule.waitFor();
    await saved();
    expect(await objections()).toEqual([]);
  },
);

test.skipIf(!hasBrowser)("what is said in a danger is read and mended beside its rules", async () => {
  await page
    .locator("summary")
    .filter({ hasText: /^虐待の心配/ })
    .click();
  await page.getByText("このとき、ボットが言うこと：虐待の心配").click();
  const said = page.getByRole("textbox", { name: /^今すぐの危険：.*日本語$/ }).first();
  expect(await said.inputValue()).toContain("110番");
  expect(await objections()).toEqual([]);
});

test.skipIf(!hasBrowser)("the menu's tiles are laid out freely, dragged apart and back, and drawn", async () => {
  await tab("メニュー").click();
  await page.getByText("LINEに出ています。").waitFor();
  await page.getByText("自由にならべる", { exact: true }).click();
  await page.getByRole("button", { name: "左は小さく、右は大きく" }).click();
  await page.getByRole("listitem").filter({ hasText: "1つ目" }).getByLabel("文字").fill("そうだんする");
  const second = page.getByRole("button", { name: /^2つ目/ });
  await second.focus();
  await page.keyboard.press("ArrowLeft");
  await page.getByText(/1つ目「そうだんする」と重なっています/).waitFor();
  await page.getByRole("button", { name: "取り消す" }).click();
  await page.getByText(/と重なっています/).waitFor({ state: "detached" });
  await page.getByRole("img", { name: /^そうだんする、/ }).waitFor();
  await expect
    .poll(() => page.getByRole("img", { name: /^そうだんする、/ }).getAttribute("src"))
    .toMatch(/^data:image/);
  await saved();
  expect(await objections()).toEqual([]);
});

test.skipIf(!hasBrowser)("tried on the draft, with the reason beside it, and kept as a talk", async () => {
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
});

test.skipIf(!hasBrowser)(
  "a colleague is asked, looks and agrees; then it is published",
  { timeout: 60_000 },
  async () => {
    await wantChangedTalks();
    await tab("公開と履歴").click();
    await page.getByText("いっしょに暮らすペットはいますか。").first().waitFor();
    await page.getByLabel("何を、なぜ変えましたか").fill("住まいの相談で、ペットのことを聞く");
    await page.getByRole("button", { name: "ほかの管理者に確認を頼む" }).click();
    await page.getByText("ほかの管理者が確認すると").waitFor();
    await approve();
    await page.reload();
    await page.getByText("colleagueさんが確認しました").waitFor();
    await page.getByLabel("何を、なぜ変えましたか").fill("住まいの相談で、ペットのことを聞く");
    await page.getByRole("button", { name: "公開する" }).click();
    await page.getByText("公開しました（第1版）").waitFor();
    expect(await objections()).toEqual([]);
  },
);

test.skipIf(!hasBrowser)(
  "residents are asked; after going back they are not, and who was in the middle goes on",
  async () => {
    const tells = async (phone: Phone, then: string) => {
      await phone.taps("自分のこと", "どんなことで");
      await phone.taps("住まい", "ほかにもあれば");
      await phone.taps("これで全部", then);
    };
    const first = await Phone.open(browser, product.url);
    // What was published along with it: the menu, and the danger rule.
    await first.page.getByRole("button", { name: "そうだんする" }).waitFor();
    await tells(first, "ペットはいますか");
    await (await Phone.open(browser, product.url)).says("今から玉川上水へ行きます", "一人にならないでください");
    const line = page.getByRole("listitem").filter({ hasText: "はじめの版" });
    await line.getByRole("button", { name: "この版に戻す" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("何を、なぜ変えましたか").fill("いったん止める");
    await dialog.getByRole("button", { name: "戻す", exact: true }).click();
    await page.getByText("第2版として公開しました").waitFor();
    await first.taps("いいえ", "今日か明日");
    await tells(await Phone.open(browser, product.url), "今日か明日");
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!hasBrowser)(
  "another city's administrator changes who answers, by form; her bundle is taken over here",
  { timeout: 60_000 },
  async () => {
    const other = await newPage();
    const heard = complaintsOf(other);
    await other.goto(`${product.url}/studio`);
    await other.getByRole("button", { name: /鶴岡市 管理者/ }).click();
    await other.getByRole("listbox", { name: "ステップの一覧" }).waitFor();
    heard.length = 0;
    await addOffice(other, product.url);
    await refusedThenMended(other);
    await newOfficeGetsIt(other);
    await putWindowIn(other);
    await nameAnOwner(other);
    await bringListIn(other);
    const colleague = await newPage();
    await colleague.goto(`${product.url}/studio`);
    await colleague.getByRole("button", { name: /鶴岡市 管理者/ }).click();
    await colleague.getByRole("listbox", { name: "ステップの一覧" }).waitFor();
    await bothAddWindows(other, colleague, product.url);
    await colleague.context().close();
    const file = await exportBundle(other, product.url);
    // The refused publishing is an answer that the browser writes down as one.
    expect(heard.filter((line) => !line.includes("422"))).toEqual([]);
    await importBundle(page, product.url, file);
    await other.context().close();
  },
);

test
  .skipIf(!hasBrowser)
  .each([
    "/studio?step=intake.trouble",
    "/studio/words",
    "/studio/city",
    "/studio/city?find=hotlines",
    "/studio/city?find=rules",
    "/studio/city?find=agencies%3A%20hokatsu-honda",
    "/studio/city?find=criteria%3A%20complex",
    "/studio/danger",
    "/studio/menu",
    "/studio/try",
    "/studio/talks",
    "/studio/publish",
  ])("%s fits a phone of 390 px, and axe has nothing to object to", async (path) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(product.url + path);
  // Whatever the draft's problems are by now: once they are counted, the draft is there and checked.
  await page.getByRole("button", { name: /直すところ|気になるところ/ }).waitFor();
  await page.getByRole("heading", { level: 1 }).waitFor({ state: "attached" });
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
  expect(await objections()).toEqual([]);
});

/** The recorded talks in which housing is chosen are asked one thing more now: read, and wanted so. */
async function wantChangedTalks(): Promise<void> {
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

async function signInColleague(): Promise<Page> {
  const theirs = await newPage();
  await theirs.goto(`${product.url}/studio?step=intake.urgent`);
  await theirs.getByLabel("メールアドレス").fill(COLLEAGUE);
  await theirs.getByLabel("パスワード").fill(await account);
  await theirs.getByRole("button", { name: "サインインする" }).click();
  await chooseOwnPassword(theirs, await account);
  return theirs;
}

async function approve(): Promise<void> {
  await other.goto(`${product.url}/studio/publish`);
  await other.getByText(/確認を頼んでいます/).waitFor();
  await other.getByRole("button", { name: "確認しました（公開してよい）" }).click();
  await other.getByText("colleagueさんが確認しました").waitFor();
  await other.context().close();
}

async function saved(): Promise<void> {
  await page.getByText("下書きに保存しました").waitFor();
}

async function newPage(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(ANSWER_MS_MAX);
  return context.newPage();
}

async function objections(): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () =>
    (await window.axe.run()).violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(" ")}`),
  );
}
