import type { MenuBounds } from "../../../core/city-menu.ts";

/** By what a rectangle is held: as a whole, by an edge, or by its lower right corner. */
export type Grip = "all" | "left" | "right" | "top" | "foot" | "corner";

/** So near an edge is meant: of the picture, or of another rectangle. Pixels of the menu. */
const SNAP = 40;
const GRID = 10;
/** No smaller than can be taken hold of again. */
const LEAST = 100;

/** A rectangle after it was dragged so far. It stays in the picture and comes to rest at the edges around it. */
export function movedBounds(
  { x, y, width, height }: MenuBounds,
  grip: Grip,
  by: { x: number; y: number },
  whole: { width: number; height: number },
  others: readonly MenuBounds[],
): MenuBounds {
  const across = [0, whole.width, ...others.flatMap((other) => [other.x, other.x + other.width])];
  const down = [0, whole.height, ...others.flatMap((other) => [other.y, other.y + other.height])];
  const snapX = (value: number) => snapped(value, across, others.length > 0);
  const snapY = (value: number) => snapped(value, down, others.length > 0);
  if (grip === "all") {
    return {
      x: clamped(placed(x + by.x, width, snapX), 0, whole.width - width),
      y: clamped(placed(y + by.y, height, snapY), 0, whole.height - height),
      ...{ width, height },
    };
  }
  const left = grip === "left" ? clamped(snapX(x + by.x), 0, x + width - LEAST) : x;
  const top = grip === "top" ? clamped(snapY(y + by.y), 0, y + height - LEAST) : y;
  const wide = grip === "right" || grip === "corner";
  const high = grip === "foot" || grip === "corner";
  const right = wide ? clamped(snapX(x + width + by.x), x + LEAST, whole.width) : x + width;
  const foot = high ? clamped(snapY(y + height + by.y), y + LEAST, whole.height) : y + height;
  return { x: left, y: top, width: right - left, height: foot - top };
}

/** Whichever of both edges comes to rest decides. */
function placed(from: number, length: number, snap: (value: number) => number): number {
  const [near, far] = [snap(from), snap(from + length) - length];
  return Math.abs(near - from) <= Math.abs(far - from) ? near : far;
}

function snapped(value: number, at: readonly number[], near: boolean): number {
  const nearest = at.toSorted((a, b) => Math.abs(a - value) - Math.abs(b - value))[0];
  if (near && nearest !== undefined && Math.abs(nearest - value) <= SNAP) return nearest;
  return Math.round(value / GRID) * GRID;
}

function clamped(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
