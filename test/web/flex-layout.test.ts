import { describe, expect, test } from "vitest";
import { FlexBox, FlexComponent } from "../../src/core/line-message/flex-component.ts";
import { boxStyle } from "../../src/web/simulator/flex/box-style.ts";
import { borderLength, fontLength, imageLength, spaceLength } from "../../src/web/simulator/flex/flex-length.ts";
import { placeInBox } from "../../src/web/simulator/flex/place-in-box.ts";
import { readableOn } from "../../src/web/simulator/flex/readable-on.ts";
import { textStyle } from "../../src/web/simulator/flex/text-style.ts";

const text = (more: object = {}) => FlexComponent.parse({ type: "text", text: "窓口", ...more });
const box = (more: object = {}) => FlexBox.parse({ type: "box", layout: "vertical", contents: [], ...more });
const separator = FlexComponent.parse({ type: "separator" });
const filler = FlexComponent.parse({ type: "filler" });

describe("how much room a component takes", () => {
  test.each([
    { why: "below each other: what it needs", part: text(), layout: "vertical", flex: "none" },
    { why: "beside each other: an even share", part: text(), layout: "horizontal", flex: "1 1 0" },
    { why: "on one line of text: an even share", part: text(), layout: "baseline", flex: "1 1 0" },
    { why: "its own ratio", part: text({ flex: 4 }), layout: "baseline", flex: "4 4 0" },
    { why: "flex 0: as wide as its words", part: text({ flex: 0 }), layout: "horizontal", flex: "none" },
    { why: "stretched downwards", part: text({ flex: 2 }), layout: "vertical", flex: "2 2 auto" },
    { why: "a filler pushes the others apart", part: filler, layout: "vertical", flex: "1 1 auto" },
    { why: "a line is only a line", part: separator, layout: "horizontal", flex: "none" },
    { why: "a box with a width keeps it", part: box({ width: "30px" }), layout: "horizontal", flex: "none" },
  ] as const)("$why", ({ part, layout, flex }) => {
    expect(placeInBox(part, { layout }, 0).flex).toBe(flex);
  });
});

describe("distance to the component before", () => {
  test.each([
    { why: "the first has none", part: text({ margin: "xl" }), spacing: "md", index: 0, gap: undefined },
    { why: "the box's spacing", part: text(), spacing: "md", index: 1, gap: "8px" },
    { why: "its own margin wins", part: text({ margin: "none" }), spacing: "md", index: 1, gap: "0" },
    { why: "neither is given", part: text(), spacing: undefined, index: 1, gap: undefined },
    { why: "a filler is empty room already", part: filler, spacing: "md", index: 1, gap: undefined },
  ])("$why", ({ part, spacing, index, gap }) => {
    expect(placeInBox(part, { layout: "vertical", spacing }, index).marginTop).toBe(gap);
    expect(placeInBox(part, { layout: "horizontal", spacing }, index).marginInlineStart).toBe(gap);
  });
});

test("gravity counts beside each other only", () => {
  const part = text({ gravity: "center" });
  expect(placeInBox(part, { layout: "horizontal" }, 0).alignSelf).toBe("center");
  expect(placeInBox(part, { layout: "vertical" }, 0).alignSelf).toBeUndefined();
});

test("offsets move a component, and position takes it out of the row", () => {
  const moved = placeInBox(text({ offsetTop: "md" }), { layout: "vertical" }, 0);
  expect(moved).toMatchObject({ position: "relative", top: "8px" });
  const lifted = placeInBox(text({ position: "absolute", offsetEnd: "10%" }), { layout: "vertical" }, 0);
  expect(lifted).toMatchObject({ position: "absolute", insetInlineEnd: "10%" });
  expect(placeInBox(text(), { layout: "vertical" }, 0).position).toBeUndefined();
});

describe("a box", () => {
  test.each([
    { why: "a block of the bubble brings its padding", own: {}, block: "20px", start: "20px", top: "20px" },
    { why: "paddingAll wins over the block", own: { paddingAll: "none" }, block: "20px", start: "0", top: "0" },
    {
      why: "one side wins over all",
      own: { paddingAll: "lg", paddingTop: "xs" },
      block: undefined,
      start: "12px",
      top: "2px",
    },
    { why: "a box inside a box has none", own: {}, block: undefined, start: undefined, top: undefined },
  ])("padding: $why", ({ own, block, start, top }) => {
    expect(boxStyle(box(own), block)).toMatchObject({ paddingInlineStart: start, paddingTop: top });
  });

  test.each([
    { layout: "vertical", direction: "column", align: "stretch" },
    { layout: "horizontal", direction: "row", align: "stretch" },
    { layout: "baseline", direction: "row", align: "baseline" },
  ])("$layout lays out as $direction", ({ layout, direction, align }) => {
    expect(boxStyle(box({ layout }))).toMatchObject({ flexDirection: direction, alignItems: align });
  });

  test("frame, corners and gradient", () => {
    const background = { type: "linearGradient", angle: "90deg", startColor: "#000000", endColor: "#ffffff" };
    const style = boxStyle(box({ borderWidth: "medium", borderColor: "#ff0000", cornerRadius: "lg", background }));
    expect(style).toMatchObject({
      border: "2px solid #ff0000",
      borderRadius: "12px",
      overflow: "hidden",
      backgroundImage: "linear-gradient(90deg, #000000, #ffffff)",
    });
  });
});

test("a text stays on one line unless it wraps, and ends after maxLines", () => {
  expect(textStyle({})).toMatchObject({ whiteSpace: "nowrap", textOverflow: "ellipsis", color: "#111111" });
  expect(textStyle({ wrap: true, maxLines: 0 })).toMatchObject({ whiteSpace: "pre-wrap" });
  expect(textStyle({ wrap: true, maxLines: 2 })).toMatchObject({ WebkitLineClamp: 2, overflow: "hidden" });
});

test.each([
  [spaceLength("xxl"), "20px"],
  [spaceLength("7px"), "7px"],
  [spaceLength(undefined), undefined],
  [borderLength("semi-bold"), "3px"],
  [fontLength(), "1rem"],
  [fontLength("20px"), "1.25rem"],
  [imageLength("full"), "100%"],
  [imageLength("55%"), "55%"],
])("a size word becomes a CSS length: %s", (length, expected) => {
  expect(length).toBe(expected);
});

test.each([
  { background: "#0F665C", letters: "#ffffff", why: "the product's dark green" },
  { background: "#06C755", letters: "#111111", why: "LINE's green is too pale for white" },
  { background: "#DCDFE5", letters: "#111111", why: "LINE's grey" },
  { background: "#B3261E", letters: "#ffffff", why: "the safety red" },
])("letters that can be read on $background: $why", ({ background, letters }) => {
  expect(readableOn(background)).toBe(letters);
});
