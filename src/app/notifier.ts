import type { NoticeChannel } from "../core/casework/notice.ts";

/** The port to the mail server and the chat services. `id` is the same on every try. */
export type Notifier = {
  /** Whether a mail server is set; without one e-mail channels cannot be used. */
  canMail: boolean;
  send(channel: Exclude<NoticeChannel, { kind: "none" }>, notice: Notice): Promise<NoticeSent>;
};

export type Notice = { id: string; subject: string; text: string };

/** `refused`: this will never work. `later`: it may have been taken or not; sending it again is better than not at all. */
export type NoticeSent = { outcome: "sent" } | { outcome: "refused" | "later"; reason: string };
