import { z } from "zod";
import { Language } from "./language.ts";

/** What the resident's own page asks and is answered. Times are ISO 8601. */

/**
 * ask: the digits are to be given. open: this browser has given them. used: another browser did, or it is over. late: too old. shut: too
 * many wrong digits. gone: no link of ours.
 */
export const PageState = z.enum(["ask", "open", "used", "late", "shut", "gone"]);
export type PageState = z.infer<typeof PageState>;

/** Why something was not done: "wrong" digits, or what the link's state says. */
export const PageError = z.enum(["wrong", "ask", "used", "late", "shut", "gone"]);
export type PageError = z.infer<typeof PageError>;

export const PageLooked = z.strictObject({ state: PageState, city: z.string().nullable(), language: Language });
export type PageLooked = z.infer<typeof PageLooked>;

/** One reply, or what she answered on the page. `by`: the office, as she knows it. */
export const PageLetter = z.strictObject({
  id: z.string(),
  at: z.string(),
  from: z.enum(["resident", "staff"]),
  text: z.string(),
});
export type PageLetter = z.infer<typeof PageLetter>;

export const PageRead = z.strictObject({ letters: z.array(PageLetter), holder: z.string(), isClosed: z.boolean() });
export type PageRead = z.infer<typeof PageRead>;

/** Done; there is nothing more to say. */
export const Done = z.strictObject({});

const Token = z.string().regex(/^[\w-]{43}$/);
export const LinkBody = z.strictObject({ token: Token });
export const OpenBody = z.strictObject({ token: Token, digits: z.string().min(1).max(20) });
/** `id` is made by the browser: sending twice over a bad line says it once. */
export const WriteBody = z.strictObject({ token: Token, id: z.uuid(), text: z.string().trim().min(1).max(2000) });
