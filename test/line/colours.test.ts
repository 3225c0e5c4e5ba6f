import { expect, test } from "vitest";
import { INK, INK_SOFT, PAPER, PLAIN, SAFETY } from "../../src/line/colours.ts";

/** WCAG 2.2, "relative luminance" and "contrast ratio". */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(text: string, ground: string): number {
  const [dark = 0, light = 0] = [luminance(text), luminance(ground)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test("the ruler is right: black on white is 21", () => {
  expect(contrast("#000000", "#FFFFFF")).toBeCloseTo(21, 5);
});

test.each(
  [PLAIN, SAFETY].flatMap((palette) => [
    { what: "title", text: palette.header.text, ground: palette.header.ground },
    { what: "button", text: palette.tap.text, ground: palette.tap.ground },
    { what: "link", text: palette.link.text, ground: palette.link.ground },
    { what: "number", text: palette.number.text, ground: PAPER },
    { what: "text", text: INK, ground: PAPER },
    { what: "label", text: INK_SOFT, ground: PAPER },
  ]),
)("$what $text can be read on $ground", ({ text, ground }) => {
  expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
});

test.each([PLAIN, SAFETY])("a button's edge can be seen: 3 to 1 (WCAG 1.4.11)", ({ tap }) => {
  expect(contrast(tap.border, PAPER)).toBeGreaterThanOrEqual(3);
});
