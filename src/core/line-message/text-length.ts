import { z } from "zod";

/**
 * LINE counts some texts in UTF-16 units (message text, altText, postback data, URIs) and others in grapheme clusters, so
 * that one family emoji is one character (labels, displayText, template texts). Source: "text character count" in its docs.
 * Neither is zod's own `max`, which counts code points.
 */
export const utf16 = (min: number, max: number) => counted(min, max, (text) => text.length);
export const graphemes = (min: number, max: number) => counted(min, max, countGraphemes);

/** The same as counting, which is slow: a grapheme has one unit at least, so most texts need none. */
export function hasAtMostGraphemes(text: string, max: number): boolean {
  return text.length <= max || countGraphemes(text) <= max;
}

export function countGraphemes(text: string): number {
  return [...segmenter.segment(text)].length;
}

// Cluster boundaries do not depend on the language, but the constructor wants one.
const segmenter = new Intl.Segmenter("ja", { granularity: "grapheme" });

function counted(min: number, max: number, count: (text: string) => number) {
  return z.string().superRefine((text, ctx) => {
    // Counting graphemes is slow, and never gives more than there are units, nor nothing where there is something.
    if (text.length <= max && (min === 0 || (min === 1 && text !== ""))) return;
    const length = count(text);
    const issue = { origin: "string", inclusive: true, input: text } as const;
    if (length < min) ctx.addIssue({ ...issue, code: "too_small", minimum: min });
    if (length > max) ctx.addIssue({ ...issue, code: "too_big", maximum: max });
  });
}
