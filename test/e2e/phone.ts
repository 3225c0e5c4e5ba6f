import type { Browser, Locator, Page } from "playwright-core";

/** A resident's phone in the simulator, used as a person would: by what is on the screen. */
export class Phone {
  readonly page: Page;
  readonly #log: Locator;

  private constructor(page: Page) {
    this.page = page;
    this.#log = page.getByRole("log");
  }

  /** Makes a resident and adds the city's account as a friend. */
  static async open(browser: Browser, url: string, city = "国分寺市"): Promise<Phone> {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.goto(`${url}/simulator`);
    const another = page.getByRole("button", { name: "住民を増やす" });
    const add = page.getByRole("button", { name: "友だちに追加して話す" });
    await another.or(add).first().waitFor();
    if (await another.isVisible()) await another.click();
    await page.getByText(city, { exact: true }).first().click();
    await add.click();
    const phone = new Phone(page);
    await phone.hears("こんにちは");
    return phone;
  }

  /** Taps the newest button with this label, whatever its number. */
  async taps(label: string): Promise<void> {
    const before = await this.#count();
    await this.page
      .getByRole("button", { name: new RegExp(`^(\\d+ )?${label}$`) })
      .last()
      .click();
    await this.#answered(before);
  }

  async says(text: string): Promise<void> {
    const before = await this.#count();
    const box = this.page.getByRole("textbox", { name: "メッセージ" });
    await box.fill(text);
    await box.press("Enter");
    await this.#answered(before);
  }

  async hears(text: string): Promise<void> {
    await this.#log.getByText(text).last().waitFor();
  }

  /** The newest text that fits. */
  async reads(pattern: RegExp): Promise<string> {
    const found = this.#log.getByText(pattern).last();
    await found.waitFor();
    return pattern.exec(await found.innerText())?.[0] ?? "";
  }

  #count(): Promise<number> {
    return this.#log.getByRole("listitem").count();
  }

  /** Something new stands in the chat: what was said, at least. */
  async #answered(before: number): Promise<void> {
    await this.page.waitForFunction(
      (count) => document.querySelectorAll('[role="log"] li').length > count,
      before,
    );
  }
}
