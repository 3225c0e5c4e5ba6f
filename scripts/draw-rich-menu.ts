import { readFile } from "node:fs/promises";
import { openBrowser } from "../test/e2e/browser.ts";

/**
 * Draws src/content/rich-menu.png from rich-menu.svg with the machine's Chromium and its Japanese fonts (Noto Sans CJK).
 * Run after changing the SVG: `node scripts/draw-rich-menu.ts`, then look at the picture and commit it.
 */
const SVG = new URL("../src/content/rich-menu.svg", import.meta.url);
const PNG = new URL("../src/content/rich-menu.png", import.meta.url);

const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 2500, height: 843 } });
await page.setContent(`<body style="margin:0">${await readFile(SVG, "utf8")}</body>`);
await page.screenshot({ path: PNG.pathname });
await browser.close();
