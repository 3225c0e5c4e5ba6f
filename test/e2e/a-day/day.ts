import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { Clock } from "../../../src/core/simulator-view.ts";
import type { openMailServer } from "../../notify/mail-server.ts";
import { enterDesk } from "../desk-page.ts";
import type { Phone } from "../phone.ts";
import type { Product } from "../product.ts";

/** What the scenes of a day hand on to each other; each field is there from the scene on that makes it. */
export class Day {
  declare product: Product;
  declare browser: Browser;
  declare mail: Awaited<ReturnType<typeof openMailServer>>;
  declare mother: Phone;
  declare debts: Phone;
  declare linh: Phone;
  /** An agency's desk and the lead department's, open all day. */
  declare motomachi: Page;
  declare lead: Page;
  /** The department above an agency that did nothing. */
  declare department: Page;
  receipts = { mother: "", debts: "", linh: "", danger: "" };
  /** What the consoles of the mother's phone and of the agency's desk said. */
  complaints: string[] = [];

  enter(account: string): Promise<Page> {
    return enterDesk(this.browser, this.product.url, account);
  }

  /** Puts the demo's clock to this moment (ms since epoch), as the simulator's page does. */
  async putsClock(at: number): Promise<void> {
    const body = JSON.stringify({ to: new Date(at).toISOString() });
    const moved = await this.lead.evaluate(async (to) => {
      const headers = { "content-type": "application/json" };
      return (await fetch("/simulator/api/clock", { method: "POST", headers, body: to })).status;
    }, body);
    expect(moved).toBe(200);
  }

  /** Lets minutes pass on the demo's clock. */
  async waits(minutes: number): Promise<void> {
    const told = await this.lead.evaluate(async () => (await fetch("/simulator/api/clock")).json());
    const { now } = Clock.parse(told);
    await this.putsClock(Date.parse(now) + minutes * 60_000);
  }
}

/** Passes a case on. `to`: a name in the list, or the button that sends it back. */
export async function pass(page: Page, to: string, reason: string): Promise<void> {
  await page.getByRole("button", { name: "ほかの窓口へつなぐ" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(to).first().click();
  await dialog.getByRole("textbox", { name: /理由/ }).fill(reason);
  await dialog.getByRole("button", { name: "つなぐ", exact: true }).click();
}

export const alarmsOn = (page: Page) => page.getByRole("alert", { name: /危険の知らせが/ });
