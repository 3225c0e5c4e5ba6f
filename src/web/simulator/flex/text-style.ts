import type { CSSProperties } from "react";
import { fontLength } from "./flex-length.ts";

/** What LINE lets a text or one of its spans say about its letters. */
export type Letters = {
  color?: string;
  weight?: "regular" | "bold";
  style?: "normal" | "italic";
  decoration?: "none" | "underline" | "line-through";
  size?: string;
};
type Lines = { align?: "start" | "end" | "center"; wrap?: boolean; lineSpacing?: string; maxLines?: number };

/** A span takes everything it does not say from its text. */
export function spanStyle(span: Letters): CSSProperties {
  return {
    color: span.color,
    fontWeight: span.weight === undefined ? undefined : span.weight === "bold" ? 700 : 400,
    fontStyle: span.style,
    textDecoration: span.decoration,
    fontSize: span.size === undefined ? undefined : fontLength(span.size),
  };
}

/** LINE cuts a text to one line unless it says `wrap`; `maxLines` 0 is no limit. */
export function textStyle(text: Letters & Lines): CSSProperties {
  return {
    ...spanStyle(text),
    color: text.color ?? "#111111",
    fontSize: fontLength(text.size),
    textAlign: text.align ?? "start",
    lineHeight: text.lineSpacing === undefined ? 1.4 : `calc(1.4em + ${text.lineSpacing})`,
    ...cut(text),
  };
}

function cut(text: Lines): CSSProperties {
  if (text.wrap !== true) return { whiteSpace: "nowrap", overflow: "hidden", textOverflow: "ellipsis" };
  if (text.maxLines === undefined || text.maxLines === 0) return { whiteSpace: "pre-wrap", overflowWrap: "anywhere" };
  return {
    whiteSpace: "pre-wrap",
    display: "-webkit-box",
    WebkitBoxOrient: "vertical",
    WebkitLineClamp: text.maxLines,
    overflow: "hidden",
  };
}
