import { commandButton } from "./button.ts";
import { type CityMenu, DEFAULT_MENU, MENU_SIZES, type MenuBounds, type MenuTile } from "./city-menu.ts";
import type { RichMenu } from "./line-message/rich-menu.ts";
import { fingerprintOfText } from "./studio/check-translations.ts";

/** What of a menu says where its tiles are. */
export type MenuLayout = Pick<CityMenu, "size" | "rows" | "areas">;
/** Pixels. */
export type MenuSize = { width: number; height: number };

/** Every tile with its place, in whole pixels of a picture of this size; rows leave no gap. */
export function boundsOf({ width, height }: MenuSize, { size, rows, areas }: MenuLayout): Placed[] {
  if (areas !== undefined)
    return areas.map(({ bounds, ...tile }) => ({ tile, bounds: scaled(bounds, MENU_SIZES[size], { width, height }) }));
  return (rows ?? []).flatMap((row, down, all) =>
    row.map((tile, across) => {
      const x = edges(width, across, row.length);
      const y = edges(height, down, all.length);
      return { tile, bounds: { x: x.from, y: y.from, width: x.to - x.from, height: y.to - y.from } };
    }),
  );
}

type Placed = { tile: MenuTile; bounds: MenuBounds };

/** Where a part of several even ones begins and ends. */
export function edges(whole: number, at: number, of: number): { from: number; to: number } {
  return { from: Math.round((whole * at) / of), to: Math.round((whole * (at + 1)) / of) };
}

/** Edge by edge, so that what touched still touches. */
function scaled({ x, y, width, height }: MenuBounds, from: MenuSize, to: MenuSize): MenuBounds {
  const [across, down] = [to.width / from.width, to.height / from.height];
  const [left, top] = [Math.round(x * across), Math.round(y * down)];
  const [right, foot] = [Math.round((x + width) * across), Math.round((y + height) * down)];
  return { x: left, y: top, width: right - left, height: foot - top };
}

/** Whether the drawing that came with the program shows just these tiles. */
export function fitsShippedPicture(menu: MenuLayout): boolean {
  return drawnOf(menu) === drawnOf(DEFAULT_MENU);
}

/** From what a picture is drawn, as a mark: another one means that it has to be drawn anew. */
export function drawnOf(menu: MenuLayout): string {
  const shown = boundsOf(MENU_SIZES[menu.size], menu).map(({ tile, bounds }) => [tile.label, bounds]);
  return fingerprintOfText(JSON.stringify([menu.size, shown]));
}

/** What is wrong with a rectangle. `at`, `over`: tiles from 0 in their order. */
export type LayoutFault =
  | { kind: "outside"; at: number }
  | { kind: "overlap"; at: number; over: number }
  | { kind: "small"; at: number };

/** A thumb needs 44 points; LINE shows 2500 pixels on a phone some 375 points wide (WCAG 2.5.5). */
const THUMB = 290;

/** Rectangles that leave the picture or lie over each other, which LINE refuses or answers by chance, and those too small for a thumb. */
export function layoutFaults({ size, areas = [] }: MenuLayout): LayoutFault[] {
  const { width, height } = MENU_SIZES[size];
  return areas.flatMap(({ bounds }, at): LayoutFault[] => {
    const outside = bounds.x + bounds.width > width || bounds.y + bounds.height > height;
    const over = areas.findIndex((other, index) => index < at && overlap(bounds, other.bounds));
    return [
      ...(outside ? [{ kind: "outside" as const, at }] : []),
      ...(over < 0 ? [] : [{ kind: "overlap" as const, at, over }]),
      ...(bounds.width < THUMB || bounds.height < THUMB ? [{ kind: "small" as const, at }] : []),
    ];
  });
}

function overlap(a: MenuBounds, b: MenuBounds): boolean {
  const across = a.x < b.x + b.width && b.x < a.x + a.width;
  return across && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** The menu as LINE takes it, on a picture of this size; without a name. */
export function richMenuOf(menu: CityMenu, { width, height }: MenuSize): Omit<RichMenu, "name"> {
  const areas = boundsOf({ width, height }, menu).map(({ tile, bounds }) => ({ bounds, action: actionOf(tile) }));
  return { size: { width, height }, selected: menu.open, chatBarText: menu.bar, areas };
}

function actionOf({ label, action }: MenuTile): RichMenu["areas"][number]["action"] {
  switch (action.do) {
    case "command":
      return { type: "postback", label, data: commandButton(action.command) };
    case "link":
      return { type: "uri", label, uri: action.url };
    case "phone":
      return { type: "uri", label, uri: `tel:${action.number}` };
    case "say":
      return { type: "message", label, text: action.text };
    default:
      return action satisfies never;
  }
}
