import { z } from "zod";
import { LineMessage } from "../core/line-message/line-message.ts";
import { type ChatItem, ResidentMessage } from "../core/simulator-view.ts";
import type { Database } from "./database.ts";

/** What the resident's phone shows, both sides, in order. Unsent messages lose their content here. */
export type Chats = {
  items(userId: string): ChatItem[];
  addFromResident(userId: string, line: ResidentLine): void;
  addFromCity(userId: string, line: { id: string; at: number; message: LineMessage; via: "reply" | "push" }): void;
  addNotice(userId: string, line: { id: string; at: number; what: "followed" | "blocked" | "unblocked" }): void;
  /** The newest line, if it is a message whose quick replies are still shown. */
  openQuickReply(userId: string): string | null;
  /** A tap takes them off the screen, even one that leaves no line in the chat. */
  closeQuickReplies(userId: string): void;
  /** Whether this resident sent such a message and it is still there: only then can it be unsent. */
  canUnsend(userId: string, messageId: string): boolean;
  unsend(messageId: string): void;
  /** With LINE's chat mode off, what reached the bot counts as read. */
  markDelivered(eventId: string): void;
  /** Marks everything up to the message of this token and tells whose it is; null for another city's token, or none of ours. */
  markReadUpTo(city: string, readToken: string): string | null;
};

export type ResidentLine = {
  id: string;
  at: number;
  message: ResidentMessage;
  echo: boolean;
  readToken: string | null;
  webhookEventId: string;
};

const json = <S extends z.ZodType>(schema: S) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);
const id = z.string();
const at = z.number().transform((ms) => new Date(ms).toISOString());
const flag = z.number().transform((value) => value === 1);

const Row = z.discriminatedUnion("sender", [
  z
    .object({
      sender: z.literal("resident"),
      id,
      at,
      message: json(ResidentMessage).nullable(),
      echo: flag,
      read: flag,
      event_id: z.string(),
    })
    .transform(({ sender, event_id, ...rest }): ChatItem => ({ from: sender, ...rest, webhookEventId: event_id })),
  z
    .object({ sender: z.literal("city"), id, at, message: json(LineMessage), note: z.enum(["reply", "push"]) })
    .transform(({ sender, note, ...rest }): ChatItem => ({ from: sender, ...rest, via: note })),
  z
    .object({ sender: z.literal("notice"), id, at, note: z.enum(["followed", "blocked", "unblocked"]) })
    .transform(({ sender, note, ...rest }): ChatItem => ({ from: sender, ...rest, what: note })),
]);

const Place = z.object({ user_id: z.string(), seq: z.number() });
const Newest = z.object({ id: z.string(), sender: z.string(), quick_closed: z.number() });
const Found = z.object({ found: z.number() });

/** A phone shows the newest lines; older ones stay in the file. */
const SHOWN = 500;

export function makeChats(db: Database): Chats {
  return {
    items: (userId) =>
      db.all(Row, "SELECT * FROM item WHERE user_id = ? ORDER BY seq DESC LIMIT ?", userId, SHOWN).toReversed(),
    addFromResident: (userId, { id, at, message, echo, readToken, webhookEventId }) => {
      db.run(
        "INSERT INTO item (id, user_id, at, sender, message, echo, read_token, event_id) VALUES (?, ?, ?, 'resident', ?, ?, ?, ?)",
        ...[id, userId, at, JSON.stringify(message), echo ? 1 : 0, readToken, webhookEventId],
      );
    },
    addFromCity: (userId, { id, at, message, via }) => {
      db.run(
        "INSERT INTO item (id, user_id, at, sender, message, note) VALUES (?, ?, ?, 'city', ?, ?)",
        ...[id, userId, at, JSON.stringify(message), via],
      );
    },
    addNotice: (userId, { id, at, what }) => {
      db.run("INSERT INTO item (id, user_id, at, sender, note) VALUES (?, ?, ?, 'notice', ?)", id, userId, at, what);
    },
    openQuickReply: (userId) => {
      const newest = db.one(
        Newest,
        "SELECT id, sender, quick_closed FROM item WHERE user_id = ? ORDER BY seq DESC LIMIT 1",
        userId,
      );
      return newest?.sender === "city" && newest.quick_closed === 0 ? newest.id : null;
    },
    closeQuickReplies: (userId) => {
      db.run("UPDATE item SET quick_closed = 1 WHERE user_id = ? AND quick_closed = 0", userId);
    },
    canUnsend: (userId, messageId) =>
      db.one(
        Found,
        "SELECT 1 AS found FROM item WHERE id = ? AND user_id = ? AND sender = 'resident' AND echo = 0 AND message IS NOT NULL",
        messageId,
        userId,
      ) !== null,
    unsend: (messageId) => {
      db.run("UPDATE item SET message = NULL WHERE id = ?", messageId);
    },
    markDelivered: (eventId) => {
      db.run("UPDATE item SET read = 1 WHERE event_id = ?", eventId);
    },
    markReadUpTo: (city, readToken) => {
      const place = db.one(
        Place,
        "SELECT item.user_id, seq FROM item JOIN resident USING (user_id) WHERE read_token = ? AND city = ?",
        readToken,
        city,
      );
      if (place === null) return null;
      db.run(
        "UPDATE item SET read = 1 WHERE user_id = ? AND sender = 'resident' AND seq <= ?",
        place.user_id,
        place.seq,
      );
      return place.user_id;
    },
  };
}
