import { z } from "zod";
import { Domain, Topic } from "../domain.ts";

/** What the API wants to know for the smaller moves of a case; those of replying, passing on and closing are in views.ts. */

export const NoteBody = z.strictObject({
  text: z.string().trim().min(1).max(1000),
  /** Ids of offices to be called to the case; those that may not see it are not. */
  mentions: z.array(z.string()).max(10),
});
export const LabelBody = z.strictObject({
  domains: z.array(Domain).min(1),
  mainTopic: Topic.nullable(),
  topics: z.array(Topic),
});
const reason = z.string().trim().min(1).max(500);
export const StartBody = z.strictObject({ note: z.string().trim().max(500) });
export const ReasonBody = z.strictObject({ reason });
export const AskHelpBody = z.strictObject({ whom: z.string(), reason });
/** Declining needs a reason; helping needs none. */
export const AnswerHelpBody = z.discriminatedUnion("helps", [
  z.strictObject({ helps: z.literal(true) }),
  z.strictObject({ helps: z.literal(false), reason }),
]);
