import type { CSSProperties } from "react";
import type { FlexBox } from "../../../core/line-message/flex-component.ts";
import { borderLength, cornerLength, spaceLength } from "./flex-length.ts";

/** The CSS of a box itself. `blockPadding` is the padding LINE gives the blocks of a bubble; what the box says wins over it. */
export function boxStyle(box: FlexBox, blockPadding?: string): CSSProperties {
  return { ...direction(box), ...paddings(box, blockPadding), ...frame(box), ...size(box) };
}

function direction(box: FlexBox): CSSProperties {
  return {
    display: "flex",
    flexDirection: box.layout === "vertical" ? "column" : "row",
    justifyContent: box.justifyContent,
    alignItems: box.layout === "baseline" ? "baseline" : (box.alignItems ?? "stretch"),
  };
}

function paddings(box: FlexBox, blockPadding?: string): CSSProperties {
  const all = spaceLength(box.paddingAll) ?? blockPadding;
  return {
    paddingTop: spaceLength(box.paddingTop) ?? all,
    paddingBottom: spaceLength(box.paddingBottom) ?? all,
    paddingInlineStart: spaceLength(box.paddingStart) ?? all,
    paddingInlineEnd: spaceLength(box.paddingEnd) ?? all,
  };
}

function frame(box: FlexBox): CSSProperties {
  const border = borderLength(box.borderWidth);
  const corner = cornerLength(box.cornerRadius);
  return {
    backgroundColor: box.backgroundColor,
    backgroundImage: gradient(box.background),
    border: border === undefined ? undefined : `${border} solid ${box.borderColor ?? "transparent"}`,
    borderRadius: corner,
    overflow: corner === undefined ? undefined : "hidden",
  };
}

function gradient(background: FlexBox["background"]): string | undefined {
  if (background === undefined) return undefined;
  const { angle, startColor, centerColor, centerPosition, endColor } = background;
  const center = centerColor === undefined ? "" : `, ${centerColor} ${centerPosition ?? "50%"}`;
  return `linear-gradient(${angle}, ${startColor}${center}, ${endColor})`;
}

function size(box: FlexBox): CSSProperties {
  return { width: box.width, maxWidth: box.maxWidth, height: box.height, maxHeight: box.maxHeight };
}
