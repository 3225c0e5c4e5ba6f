import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
import { addFlow, askAboutPets, lookAtTheMap, walkByKeyboard } from "./edit-flow.ts";
import { addDangerRule, layOutMenu, readDangerTexts } from "./edit-safety.ts";
import { chooseOwnPassword } from "./own-password.ts";
import { makeAccount } from "./own-process.ts";
import { Phone } from "./phone.ts";
import { type Product, startProduct } from "./product.ts";
import { type StudioPage, studioPage } from "./studio-page.ts";
import { tryAndKeep, wantChangedTalks } from "./try-draft.ts";

/** Somebody who never saw the studio adds a question, is refused, mends it, tries it, has it looked at, publishes and goes back. */
const COLLEAGUE = "colleague@example.jp";
let product: Product;
let browser: Browser;
let dataDir: string;
/** The colleague's password: her account is made while others work. */
let account: Promise<string>;
let page: Page;
let studio: StudioPage;
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
  studio = studioPage(page);
  complaints = complaintsOf(page);
  await page.goto(`${product.url}/studio`);
  await page.getByRole("button", { name: /国分寺市 管理者/ }).click();
  await studio.list.waitFor();
  // Before she signs in the page asks who she is, and is told that she is nobody yet.
  complaints.length = 0;
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  if (dataDir !== undefined) rmSync(dataDir, { recursive: true, force: true });
});

test.skipIf(!hasBrowser)("the list of steps is walked, edited and undone by keyboard alone", async () => {
  await walkByKeyboard(studio);
});

test.skipIf(!hasBrowser)(
  "a question for those with housing trouble, in three languages; the phone shows it as it is typed",
  async () => {
    await askAboutPets(studio);
  },
);

test.skipIf(!hasBrowser)("a wrong draft is refused with the place and the mend", async () => {
  await page.getByRole("button", { name: /直すところ \d/ }).waitFor();
  await studio.tab("公開と履歴").click();
  await page.getByLabel("何を、なぜ変えましたか").fill("住まいの相談で、ペットのことを聞く");
  await page.getByRole("button", { name: "公開する" }).click();
  const refused = page.getByRole("alert").filter({ hasText: "まだ公開できません" });
  await refused.getByText(/英語の.*がありません/).waitFor();
  expect(await studio.objections()).toEqual([]);
  await refused.getByRole("button", { name: "開いて直す" }).first().click();
  await page.getByRole("heading", { name: "ことば" }).waitFor();
  await page.getByRole("textbox", { name: /^intake:ask\.ask：\s*English/ }).fill("Do you live with a pet?");
  await page.getByRole("button", { name: /直すところ \d/ }).waitFor({ state: "detached" });
});

test.skipIf(!hasBrowser)("work survives a lost network and a reload", async () => {
  await page.goto(`${product.url}/studio?step=intake.ask`);
  await studio.text("質問の文", "日本語").waitFor();
  await page.context().setOffline(true);
  await studio.text("質問の文", "日本語").fill("ペットといっしょに暮らしていますか。");
  await page.getByText(/このパソコンに残っています/).waitFor();
  await page.context().setOffline(false);
  await studio.saved();
  // A reload in the middle of typing, before anything could be sent.
  await page.route("**/api/studio/values", (route) => route.abort());
  await studio.text("質問の文", "日本語").fill("いっしょに暮らすペットはいますか。");
  await page.getByText(/このパソコンに残っています/).waitFor();
  await page.unroute("**/api/studio/values");
  await page.reload();
  await page.getByText("前に書きかけたものが残っていた").waitFor();
  expect(await studio.text("質問の文", "日本語").inputValue()).toBe("いっしょに暮らすペットはいますか。");
  await studio.saved();
  complaints.length = 0;
});

test.skipIf(!hasBrowser)("the map shows every step of the flow, and one that is chosen opens its form", async () => {
  await lookAtTheMap(studio, product.url);
});

test.skipIf(!hasBrowser)(
  "a flow is added and called from another one; undone, it is as if it had not been",
  async () => {
    await addFlow(studio, product.url);
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
    await studio.saved();
    await other.context().setOffline(false);
    const dialog = other.getByRole("dialog", { name: "ほかの人も、同じ所を直しました" });
    await dialog.getByText(`${before}（わたし）`).waitFor();
    await dialog.getByText(`${before}（同僚）`).waitFor();
    await dialog.getByRole("button", { name: "すべて相手のもの" }).click();
    await dialog.getByRole("button", { name: "えらんだもので保存する" }).click();
    await expect.poll(() => question(other).inputValue()).toBe(`${before}（わたし）`);
    await question(page).fill(before);
    await studio.saved();
  },
);

test.skipIf(!hasBrowser)(
  "a danger rule outlives a reload half typed, is weighed on the corpus, and undone and done again",
  { timeout: 60_000 },
  async () => {
    await addDangerRule(studio);
  },
);

test.skipIf(!hasBrowser)("what is said in a danger is read and mended beside its rules", async () => {
  await readDangerTexts(studio);
});

test.skipIf(!hasBrowser)("the menu's tiles are laid out freely, dragged apart and back, and drawn", async () => {
  await layOutMenu(studio);
});

test.skipIf(!hasBrowser)("tried on the draft, with the reason beside it, and kept as a talk", async () => {
  await tryAndKeep(studio);
});

test.skipIf(!hasBrowser)(
  "a colleague is asked, looks and agrees; then it is published",
  { timeout: 60_000 },
  async () => {
    await wantChangedTalks(studio);
    await studio.tab("公開と履歴").click();
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
    expect(await studio.objections()).toEqual([]);
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
    await (await Phone.open(browser, product.url)).says("玉川上水の工事を見に行きます", "一人にならないでください");
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
  expect(await studio.objections()).toEqual([]);
});

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

async function newPage(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(ANSWER_MS_MAX);
  return context.newPage();
}
