import type { CSSProperties } from "react";
import type { FlexBox, FlexComponent } from "../../../core/line-message/flex-component.ts";
import { spaceLength } from "./flex-length.ts";

export type Layout = FlexBox["layout"];

/**
 * The CSS that a component gets from standing in a box: its share of the room, its distance to the one before, its offsets.
 * LINE: beside each other components share the room evenly (flex 1), below each other they take what they need (flex 0);
 * the first one has no margin; a component's own margin wins over the box's spacing.
 */
export function placeInBox(
  part: FlexComponent,
  box: Pick<FlexBox, "layout" | "spacing">,
  index: number,
): CSSProperties {
  return { ...share(part, box.layout), ...distance(part, box, index), ...offsets(part), ...gravity(part, box.layout) };
}

function share(part: FlexComponent, layout: Layout): CSSProperties {
  const asked = "flex" in part ? part.flex : undefined;
  const fixed = part.type === "separator" || part.type === "spacer" || part.type === "icon" || ownWidth(part, layout);
  const ratio = asked ?? (part.type === "filler" ? 1 : layout === "vertical" || fixed ? 0 : 1);
  if (ratio === 0) return { flex: "none", maxWidth: (part.type === "box" ? part.maxWidth : undefined) ?? "100%" };
  return { flex: `${ratio} ${ratio} ${layout === "vertical" ? "auto" : "0"}`, minWidth: 0 };
}

/** A box that says how wide it is keeps that width. */
function ownWidth(part: FlexComponent, layout: Layout): boolean {
  return part.type === "box" && layout !== "vertical" && part.width !== undefined;
}

function distance(part: FlexComponent, box: Pick<FlexBox, "layout" | "spacing">, index: number): CSSProperties {
  if (index === 0 || part.type === "spacer") return {};
  const margin = "margin" in part ? part.margin : undefined;
  // A filler is empty room already; LINE gives it no spacing.
  const gap = spaceLength(margin ?? (part.type === "filler" ? undefined : box.spacing));
  if (gap === undefined) return {};
  return box.layout === "vertical" ? { marginTop: gap } : { marginInlineStart: gap };
}

function offsets(part: FlexComponent): CSSProperties {
  if (
    !(
      "position" in part ||
      "offsetTop" in part ||
      "offsetBottom" in part ||
      "offsetStart" in part ||
      "offsetEnd" in part
    )
  ) {
    return {};
  }
  return {
    position: part.position ?? "relative",
    top: spaceLength(part.offsetTop),
    bottom: spaceLength(part.offsetBottom),
    insetInlineStart: spaceLength(part.offsetStart),
    insetInlineEnd: spaceLength(part.offsetEnd),
  };
}

const SELF = { top: "flex-start", center: "center", bottom: "flex-end" } as const;

/** Beside each other, gravity says how high a component hangs. On a text line the line itself decides. */
function gravity(part: FlexComponent, layout: Layout): CSSProperties {
  if (layout !== "horizontal" || !("gravity" in part) || part.gravity === undefined) return {};
  return { alignSelf: SELF[part.gravity] };
}
