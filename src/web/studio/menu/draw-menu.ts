import { MENU_SIZES } from "../../../core/city-menu.ts";
import { boundsOf, type MenuLayout } from "../../../core/menu-layout.ts";

const BACK = "#e6f0ed";
const MAIN = "#11675c";
const INK = "#10302c";
const GAP = 24;
const CORNER = 48;
const FONT_MAX = 150;
const FONT_MIN = 64;

/** Draws the menu's tiles with their labels, as a PNG (data URL) in LINE's own size. The first tile stands out. */
export function drawMenu(menu: MenuLayout): string {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, MENU_SIZES[menu.size]);
  const pen = canvas.getContext("2d");
  if (pen === null) throw new Error("the browser has no canvas");
  pen.fillStyle = BACK;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  for (const [index, { tile, bounds }] of boundsOf(MENU_SIZES[menu.size], menu).entries()) {
    pen.fillStyle = index === 0 ? MAIN : "#ffffff";
    pen.beginPath();
    pen.roundRect(bounds.x + GAP, bounds.y + GAP, bounds.width - 2 * GAP, bounds.height - 2 * GAP, CORNER);
    pen.fill();
    pen.fillStyle = index === 0 ? "#ffffff" : INK;
    write(pen, tile.label, bounds);
  }
  return canvas.toDataURL("image/png");
}

type Box = { x: number; y: number; width: number; height: number };

/** As large as it fits, in lines as even as can be. */
function write(pen: CanvasRenderingContext2D, label: string, box: Box): void {
  const [width, height] = [box.width - 6 * GAP, box.height - 6 * GAP];
  for (let font = FONT_MAX; font >= FONT_MIN; font -= 6) {
    pen.font = `700 ${font}px "Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic", sans-serif`;
    const lines = linesOf(pen, label, width);
    const lineHeight = font * 1.35;
    const fits = lines.every((line) => pen.measureText(line).width <= width) && lines.length * lineHeight <= height;
    if (!fits && font - 6 >= FONT_MIN) continue;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    const top = box.y + box.height / 2 - ((lines.length - 1) * lineHeight) / 2;
    for (const [at, line] of lines.entries()) pen.fillText(line, box.x + box.width / 2, top + at * lineHeight, width);
    return;
  }
}

/** Broken between words, as the browser's dictionary knows them, so that no line is longer than the width where that can be. */
function linesOf(pen: CanvasRenderingContext2D, label: string, width: number): string[] {
  const words = [...new Intl.Segmenter("ja", { granularity: "word" }).segment(label)].map(({ segment }) => segment);
  const lines: string[] = [];
  for (const word of words) {
    const longer = `${lines.at(-1) ?? ""}${word}`;
    if (lines.length > 0 && pen.measureText(longer).width <= width) lines.splice(-1, 1, longer);
    else lines.push(word.trim());
  }
  return lines;
}
