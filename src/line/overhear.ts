import { z } from "zod";
import type { Event } from "../core/event.ts";
import { languageOfText } from "../core/flow/new-session.ts";
import type { Danger } from "../core/triage/understanding.ts";
import { Envelope, japaneseTime, type ParsedEvent } from "./parse-event.ts";

/** What danger a text of a city's account tells. */
export type Watch = (text: string, city: string) => Danger;

const Message = z.object({ message: z.object({ text: z.string().regex(/\S/) }) });
const Chat = z.union([
  z.object({ type: z.literal("group"), groupId: z.string().min(1).max(100) }).transform(({ groupId }) => groupId),
  z.object({ type: z.literal("room"), roomId: z.string().min(1).max(100) }).transform(({ roomId }) => roomId),
]);

/**
 * High danger in a message that is not told to us: in a group or room, or while another tool holds her chat (LINE's standby); null for
 * everything else, of which nothing is kept. The words are not kept either: whose they are, nobody has told us them.
 */
export function overhear(raw: unknown, city: string, watch: Watch): ParsedEvent | null {
  const envelope = Envelope.safeParse(raw);
  const said = Message.safeParse(raw);
  if (!envelope.success || !said.success) return null;
  const found = whereOf(envelope.data);
  if (found === null) return null;
  const { text } = said.data.message;
  const { tier, kinds } = watch(text, city);
  if (tier > 1) return null;
  const { webhookEventId, timestamp, deliveryContext, replyToken } = envelope.data;
  const language = languageOfText(text) === "en" ? ("en" as const) : ("ja" as const);
  const danger = { tier, kinds, evidence: [] };
  const base = { id: webhookEventId, at: japaneseTime(timestamp) };
  const event: Event = { type: "overheard", ...base, where: found.where, language, danger };
  return {
    ...{ event, userId: found.id, occurredAt: timestamp, redelivered: deliveryContext.isRedelivery },
    replyToken: found.where === "group" ? (replyToken ?? null) : null,
  };
}

/** Whose conversation it is: the group's own, or hers. */
function whereOf({ mode, source }: z.infer<typeof Envelope>): { where: "group" | "standby"; id: string } | null {
  if (mode === "standby")
    return source?.type === "user" && source.userId !== undefined ? { where: "standby", id: source.userId } : null;
  const chat = mode === "active" ? Chat.safeParse(source) : null;
  return chat?.success === true ? { where: "group", id: chat.data } : null;
}
