import type { Notifier } from "../app/notifier.ts";
import { makeMailer } from "./make-mailer.ts";
import { postWebhook } from "./post-webhook.ts";

/** `smtp` null: no mail server is set. `deadlineMs`: of one webhook call; a mail server has its own, longer one. */
export type NotifierOptions = {
  smtp: { url: string; from: string } | null;
  now: () => number;
  deadlineMs?: number;
};

const DEADLINE_MS = 15_000;

/** Notices by e-mail and to chat services. */
export function makeNotifier({ smtp, now, deadlineMs = DEADLINE_MS }: NotifierOptions): Notifier {
  const mail = smtp === null ? null : makeMailer(smtp, deadlineMs);
  return {
    canMail: mail !== null,
    async send(channel, notice) {
      switch (channel.kind) {
        case "email":
          return mail === null ? { outcome: "refused", reason: "no_mail_server" } : mail(channel.address, notice);
        case "webhook":
          return postWebhook(channel, notice, now(), deadlineMs);
        default:
          return channel satisfies never;
      }
    },
  };
}
