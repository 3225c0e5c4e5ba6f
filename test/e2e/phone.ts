import type { Browser, Locator, Page } from "playwright-core";
import { ANSWER_MS_MAX } from "./browser.ts";

/** Names the residents of a run apart: they all stand in the same simulator. */
let residents = 0;

/** A resident's phone in the simulator, used as a person would: by what is on the screen. */
export class Phone {
  readonly page: Page;
  /** Her phone alone: the page may show those of others, too. */
  readonly screen: Locator;
  readonly #log: Locator;

  private constructor(page: Page, owner: string) {
    this.page = page;
    this.screen = page.getByLabel(`${owner}さんのスマホ`);
    this.#log = this.screen.getByRole("log");
  }

  /** Makes a resident, adds the city's account as a friend and waits for its first question. */
  static async open(
    browser: Browser,
    url: string,
    { city = "国分寺市", language = "日本語", greeting = "だれのことで" } = {},
  ): Promise<Phone> {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    context.setDefaultTimeout(ANSWER_MS_MAX);
    const page = await context.newPage();
    await page.goto(`${url}/simulator`);
    const another = page.getByRole("button", { name: "住民を増やす" });
    const add = page.getByRole("button", { name: "友だちに追加して話す" });
    await another.or(add).first().waitFor();
    if (await another.isVisible()) await another.click();
    await page.getByRole("radio", { name: city }).check();
    await page.getByRole("radio", { name: language }).check();
    const owner = `住民${++residents}`;
    await page.getByRole("textbox", { name: "名前" }).fill(owner);
    await add.click();
    const phone = new Phone(page, owner);
    await phone.hears(greeting);
    return phone;
  }

  /** Taps the newest button with this label, whatever its number, and waits until `then` is said. */
  async taps(label: string, then: string): Promise<void> {
    const button = this.page.getByRole("button", { name: new RegExp(`^(\\d+ )?${label}$`) });
    await this.#until(then, () => button.last().click());
  }

  async says(text: string, then: string): Promise<void> {
    const box = this.page.getByRole("textbox", { name: "メッセージ" });
    await this.#until(then, async () => {
      await box.fill(text);
      await box.press("Enter");
    });
  }

  async hears(text: string): Promise<void> {
    await this.#log.getByText(text).last().waitFor();
  }

  /** Where this text stands in the chat. */
  sees(text: string): Locator {
    return this.#log.getByText(text);
  }

  /** Puts the demo's clock forward, for everybody. */
  async putsClock(to: string): Promise<void> {
    await this.page.getByRole("button", { name: /^体験の時計/ }).click();
    await this.page.getByRole("dialog").getByRole("button", { name: to }).click();
    await this.page.getByRole("dialog").waitFor({ state: "detached" });
  }

  /** The newest text that fits. */
  async reads(pattern: RegExp): Promise<string> {
    const found = this.#log.getByText(pattern).last();
    await found.waitFor();
    return pattern.exec((await found.textContent()) ?? "")?.[0] ?? "";
  }

  /** Does something and waits until this text stands in the chat once more than before. */
  async #until(text: string, act: () => Promise<void>): Promise<void> {
    const said = this.#log.getByText(text);
    const before = await said.count();
    await act();
    await said.nth(before).waitFor();
  }
}
