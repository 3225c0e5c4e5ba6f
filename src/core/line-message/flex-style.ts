import { z } from "zod";

/** The sizes and colours that flex components share (messaging-api.yml `FlexMargin`, `FlexOffset`, `FlexTextFontSize`…). */
const keywords = (words: string) => new RegExp(`^(${words}|\\d+(\\.\\d+)?px)$`);
const keywordsOrPercent = (words: string) => new RegExp(`^(${words}|-?\\d+(\\.\\d+)?(px|%))$`);

const STEPS = "none|xs|sm|md|lg|xl|xxl";
const SIZES = "xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl";

/** #RRGGBB or #RRGGBBAA; names are refused. */
export const colour = z.string().regex(/^#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$/);
export const margin = z.string().regex(keywords(STEPS));
export const padding = z.string().regex(keywordsOrPercent(STEPS));
export const offset = z.string().regex(keywordsOrPercent(STEPS));
export const fontSize = z.string().regex(keywords(SIZES));
export const iconSize = z.string().regex(keywords(SIZES));
export const imageSize = z.string().regex(new RegExp(`^(${SIZES}|full|\\d+(\\.\\d+)?(px|%))$`));
export const boxLength = z.string().regex(/^\d+(\.\d+)?(px|%)$/);
export const borderWidth = z.string().regex(keywords("none|light|normal|medium|semi-bold|bold"));
export const cornerRadius = z.string().regex(keywords(STEPS));
export const ratio = z.number().int().min(0);

/** `{width}:{height}`, each 1–100000, the height at most three times the width. */
export const aspectRatio = z.string().refine((text) => {
  const [, width, height] = /^(\d{1,6}(?:\.\d+)?):(\d{1,6}(?:\.\d+)?)$/.exec(text) ?? [];
  const w = Number(width);
  const h = Number(height);
  return w >= 1 && h >= 1 && w <= 100_000 && h <= w * 3;
});

/** Where a component stands relative to its neighbours. */
export const place = {
  margin: margin.optional(),
  position: z.enum(["relative", "absolute"]).optional(),
  offsetTop: offset.optional(),
  offsetBottom: offset.optional(),
  offsetStart: offset.optional(),
  offsetEnd: offset.optional(),
};
export const gravity = z.enum(["top", "bottom", "center"]);
export const align = z.enum(["start", "end", "center"]);
