import axe from "axe-core";
import type { Locator, Page } from "playwright-core";

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** What an administrator's page is used by: its pages, the texts of a step, what is saved, and what axe has against it. */
export function studioPage(page: Page) {
  return {
    page,
    list: page.getByRole("listbox", { name: "ステップの一覧" }),
    tab: (name: string): Locator =>
      page.getByRole("navigation", { name: "管理者の画面のページ" }).getByRole("link", { name }),
    /** A text by its label and language: 質問の文, 日本語. */
    text: (label: string, language: string): Locator =>
      page.getByRole("textbox", { name: new RegExp(`^${label}：\\s*${language}$`) }),
    saved: async (): Promise<void> => page.getByText("下書きに保存しました").waitFor(),
    async objections(): Promise<string[]> {
      await page.evaluate(axe.source);
      return page.evaluate(async () =>
        (await window.axe.run()).violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(" ")}`),
      );
    },
  };
}

export type StudioPage = ReturnType<typeof studioPage>;
