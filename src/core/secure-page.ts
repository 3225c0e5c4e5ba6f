import { z } from "zod";
import { Action, Bubble } from "./bubble.ts";

/** What was said at one go on our own page: by us, or by her (`id`: as her browser called it, so that it knows its own again). */
export const PageTurn = z.strictObject({
  id: z.string(),
  at: z.string(),
  from: z.enum(["us", "resident"]),
  bubbles: z.array(Bubble),
  quick: z.array(Action),
});
export type PageTurn = z.infer<typeof PageTurn>;

/**
 * asking: a question stands open on the page. waiting: the case is being opened. line: the talk goes on in LINE. over: the
 * consultation has come to its end.
 */
export const PageStands = z.enum(["asking", "waiting", "line", "over"]);
export type PageStands = z.infer<typeof PageStands>;

/** Our own page, where the confidential part of a consultation is asked: the one link that opens it, and what stands there. */
export const SecurePage = z.strictObject({
  link: z.string(),
  madeAt: z.string(),
  /** Until then it opens, and then until then it is read in `browser`; ISO 8601. */
  until: z.string(),
  /** The one browser that has opened it, blinded; null before. */
  browser: z.string().nullable(),
  stands: PageStands,
  talk: z.array(PageTurn),
});
export type SecurePage = z.infer<typeof SecurePage>;

/** Whether it is too late for this page. Times are compared as times: LINE's have an offset of their own. */
export function isPagePast({ until }: Pick<SecurePage, "until">, at: string): boolean {
  return Date.parse(until) <= Date.parse(at);
}
