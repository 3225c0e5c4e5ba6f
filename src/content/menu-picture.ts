import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { MenuPicture } from "../core/city-menu.ts";

let shipped: Uint8Array | null = null;

/** The PNG that came with the program; drawn by `scripts/draw-rich-menu.ts` from `rich-menu.svg`. Read once. */
export function shippedPicture(): Uint8Array {
  shipped ??= readFileSync(join(import.meta.dirname, "rich-menu.png"));
  return shipped;
}

/** A picture as the text of its file. Base64 needs no quotes, and a line of it is short enough to look at. */
export function pictureText({ base64, drawn, of }: MenuPicture): string {
  const lines = base64.replace(/\s/g, "").match(/.{1,120}/g) ?? [];
  const from = of === undefined ? "" : `of: ${JSON.stringify(of)}\n`;
  return `# メニューの絵（PNGかJPEG）\ndrawn: ${drawn}\n${from}base64: |-\n${lines.map((line) => `  ${line}`).join("\n")}\n`;
}
