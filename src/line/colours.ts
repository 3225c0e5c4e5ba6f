/**
 * Every pair of text and ground below has a contrast of at least 4.5:1 (WCAG 2.2, 1.4.3); a test computes it. LINE does not
 * change these in its dark mode, so grounds are always given along with texts.
 */
export const INK = "#1A1A1C";
export const INK_SOFT = "#4D4F53";
export const PAPER = "#FFFFFF";

export type Palette = {
  header: { text: string; ground: string };
  /** A button that answers. */
  tap: { text: string; ground: string; border: string };
  /** A button that calls or opens something. */
  link: { text: string; ground: string; border: string };
  /** A telephone number in a card's row. */
  number: { text: string; size: "lg" | "xxl" };
  /** Around everything; PAPER for none. */
  frame: string;
};

/** Warm and quiet: green like the leaf of a city's sign, not LINE's own, which is too pale for white letters. */
export const PLAIN: Palette = {
  header: { text: "#0B4A43", ground: "#E3F1EE" },
  tap: { text: "#0B4A43", ground: "#F1F8F6", border: "#0F766A" },
  link: { text: "#FFFFFF", ground: "#0F665C", border: "#0F665C" },
  number: { text: INK, size: "lg" },
  frame: PAPER,
};

/** To be seen at once, without shouting: red frame and numbers, a pale ground. */
export const SAFETY: Palette = {
  header: { text: "#8C1A14", ground: "#FDEDEB" },
  tap: { text: "#8C1A14", ground: "#FFF8F7", border: "#B3261E" },
  link: { text: "#FFFFFF", ground: "#B3261E", border: "#B3261E" },
  number: { text: "#B3261E", size: "xxl" },
  frame: "#B3261E",
};
