/** WCAG's contrast for text of normal size. */
const CONTRAST_MIN = 4.5;
const WHITE = "#ffffff";
const DARK = "#111111";

/** White letters where they can be read on this background (#RRGGBB, an alpha is ignored), else dark ones. */
export function readableOn(background: string): string {
  return contrastWithWhite(background) >= CONTRAST_MIN ? WHITE : DARK;
}

/** (1.05) / (L + 0.05), WCAG 2.2 "contrast ratio". */
function contrastWithWhite(colour: string): number {
  return 1.05 / (luminance(colour) + 0.05);
}

/** WCAG 2.2 "relative luminance". */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
