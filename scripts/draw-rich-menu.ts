import { readFile } from "node:fs/promises";
import { chromium } from "playwright-core";

/**
 * Draws src/content/rich-menu.png from rich-menu.svg with the machine's Chromium and its Japanese fonts (Noto Sans CJK).
 * Run after changing the SVG: `node scripts/draw-rich-menu.ts`, then look at the picture and commit it.
 */
const SVG = new URL("../src/content/rich-menu.svg", import.meta.url);
const PNG = new URL("../src/content/rich-menu.png", import.meta.url);

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
  ],
});
const page = await browser.newPage({ viewport: { width: 2500, height: 843 } });
await page.setContent(`<body style="margin:0">${await readFile(SVG, "utf8")}</body>`);
await page.screenshot({ path: PNG.pathname });
await browser.close();
