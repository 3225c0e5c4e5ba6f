import { type CityMenu, MENU_SIZES } from "../../../core/city-menu.ts";
import { boundsOf } from "../../../core/menu-layout.ts";

const ROWS_MAX = 4;
const TILES_MAX = 5;

/** The same tiles where they are, each with a rectangle of its own. */
export function inAreas({ rows, areas, ...menu }: CityMenu): CityMenu {
  const placed = boundsOf(MENU_SIZES[menu.size], { size: menu.size, rows, areas });
  return { ...menu, areas: placed.map(({ tile, bounds }) => ({ ...tile, bounds })) };
}

/** The same tiles in even rows: those that begin at the same height are of one row. What rows cannot hold goes. */
export function inRows({ areas = [], rows, ...menu }: CityMenu): CityMenu {
  if (rows !== undefined) return { ...menu, rows };
  const tops = [...new Set(areas.map(({ bounds }) => bounds.y))].toSorted((a, b) => a - b);
  const lines = tops.map((top) => {
    const line = areas.filter(({ bounds }) => bounds.y === top).toSorted((a, b) => a.bounds.x - b.bounds.x);
    return line.map(({ label, action }) => ({ label, action })).slice(0, TILES_MAX);
  });
  return { ...menu, rows: lines.slice(0, ROWS_MAX) };
}
