import { z } from "zod";
import { Language } from "./language.ts";
import { PageStands, PageTurn } from "./secure-page.ts";

/** What the page of the confidential part asks and is answered. Times are ISO 8601. */

/**
 * new: opened nowhere yet. open: in this browser. used: in another browser, or there is a newer link. late: too old. gone: no link of
 * ours, or the talk is forgotten.
 */
export const TalkPageState = z.enum(["new", "open", "used", "late", "gone"]);
export type TalkPageState = z.infer<typeof TalkPageState>;

/** Only for the browser it is open in there is more than its state. */
export const TalkPageRead = z.strictObject({
  state: TalkPageState,
  city: z.string().nullable(),
  language: Language,
  stands: PageStands,
  talk: z.array(PageTurn),
});
export type TalkPageRead = z.infer<typeof TalkPageRead>;

export const TALK_TEXT_MAX = 4000;

const Token = z.string().regex(/^[\w-]{1,64}\.[\w-]{1,64}\.[\w-]{43}$/);
export const TalkLinkBody = z.strictObject({ token: Token });
/** `id` is made by the browser: sent twice over a bad line it is said once. */
const own = { token: Token, id: z.uuid() };
export const TalkActBody = z.union([
  z.strictObject({ ...own, text: z.string().trim().min(1).max(TALK_TEXT_MAX) }),
  z.strictObject({ ...own, data: z.string().min(1).max(300) }),
]);
export type TalkActBody = z.infer<typeof TalkActBody>;
