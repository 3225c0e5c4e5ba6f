import { type CityMenu, MENU_SIZES, type MenuArea, type MenuBounds } from "../../../core/city-menu.ts";
import { edges } from "../../../core/menu-layout.ts";

/** A part of a grid: columns and rows from 0, and how many of each it takes. */
type Cell = readonly [column: number, row: number, columns: number, rows: number];
export type Template = { name: string; columns: number; rows: number; cells: readonly Cell[] };

const one = (column: number, row: number): Cell => [column, row, 1, 1];

/** The layouts that LINE itself offers, by size. */
export const TEMPLATES: Readonly<Record<CityMenu["size"], readonly Template[]>> = {
  full: [
    { name: "6つ", columns: 3, rows: 2, cells: [one(0, 0), one(1, 0), one(2, 0), one(0, 1), one(1, 1), one(2, 1)] },
    { name: "4つ", columns: 2, rows: 2, cells: [one(0, 0), one(1, 0), one(0, 1), one(1, 1)] },
    { name: "上に1つ、下に3つ", columns: 3, rows: 2, cells: [[0, 0, 3, 1], one(0, 1), one(1, 1), one(2, 1)] },
    { name: "左に大きく1つ、右に2つ", columns: 3, rows: 2, cells: [[0, 0, 2, 2], one(2, 0), one(2, 1)] },
    { name: "上下に2つ", columns: 1, rows: 2, cells: [one(0, 0), one(0, 1)] },
    { name: "左右に2つ", columns: 2, rows: 1, cells: [one(0, 0), one(1, 0)] },
    { name: "1つ", columns: 1, rows: 1, cells: [one(0, 0)] },
  ],
  half: [
    { name: "3つ", columns: 3, rows: 1, cells: [one(0, 0), one(1, 0), one(2, 0)] },
    { name: "4つ", columns: 4, rows: 1, cells: [one(0, 0), one(1, 0), one(2, 0), one(3, 0)] },
    { name: "左は小さく、右は大きく", columns: 3, rows: 1, cells: [one(0, 0), [1, 0, 2, 1]] },
    { name: "左は大きく、右は小さく", columns: 3, rows: 1, cells: [[0, 0, 2, 1], one(2, 0)] },
    { name: "2つ", columns: 2, rows: 1, cells: [one(0, 0), one(1, 0)] },
    { name: "1つ", columns: 1, rows: 1, cells: [one(0, 0)] },
  ],
};

/** Where each part of a template is, in pixels of its size. */
export function cellsOf(size: CityMenu["size"], { columns, rows, cells }: Template): MenuBounds[] {
  const { width, height } = MENU_SIZES[size];
  return cells.map(([column, row, wide, high]) => {
    const [x, y] = [edges(width, column, columns).from, edges(height, row, rows).from];
    const right = edges(width, column + wide - 1, columns).to;
    const foot = edges(height, row + high - 1, rows).to;
    return { x, y, width: right - x, height: foot - y };
  });
}

/** The tiles in their order put into a template; what is missing is new, what is too much goes. */
export function withTemplate(
  size: CityMenu["size"],
  tiles: readonly Omit<MenuArea, "bounds">[],
  template: Template,
  fresh: Omit<MenuArea, "bounds">,
): MenuArea[] {
  return cellsOf(size, template).map((bounds, at) => ({ ...(tiles[at] ?? fresh), bounds }));
}
