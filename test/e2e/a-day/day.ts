import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import type { openMailServer } from "../../notify/mail-server.ts";
import { enterDesk } from "../desk-page.ts";
import type { Phone } from "../phone.ts";
import type { Product } from "../product.ts";

/** What the scenes of a day hand on to each other; each field is there from the scene on that makes it. */
export class Day {
  declare product: Product;
  declare browser: Browser;
  declare mail: Awaited<ReturnType<typeof openMailServer>>;
  /** Where the product keeps its data. */
  declare folder: string;
  declare mother: Phone;
  declare debts: Phone;
  declare linh: Phone;
  /** An agency's desk and the lead department's, open all day. */
  declare motomachi: Page;
  declare lead: Page;
  receipts = { mother: "", debts: "", linh: "", danger: "" };
  /** What the consoles of the mother's phone and of the agency's desk said. */
  complaints: string[] = [];

  enter(account: string): Promise<Page> {
    return enterDesk(this.browser, this.product.url, account);
  }

  /** Changes the record behind the product's back: what else would take days. One row, by its receipt number. */
  change(statement: string, receipt: string): void {
    const database = new DatabaseSync(join(this.folder, "record.sqlite"), { timeout: 5000 });
    expect(database.prepare(statement).run(receipt).changes).toBe(1);
    database.close();
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
