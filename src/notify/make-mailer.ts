import { createHash } from "node:crypto";
import { createTransport } from "nodemailer";
import { z } from "zod";
import type { Notice, NoticeSent } from "../app/notifier.ts";

/** What a mail server's refusal looks like, and a broken connection. */
const Failure = z.object({ code: z.string().optional(), responseCode: z.number().int().optional() });

/** Plain text to one address, by the server that `url` (smtp:// or smtps://) names. Nothing is attached and no link is in it. */
export function makeMailer({ url, from }: { url: string; from: string }, deadlineMs: number) {
  const transport = createTransport({
    url,
    connectionTimeout: deadlineMs,
    greetingTimeout: deadlineMs,
    socketTimeout: deadlineMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const host = from.replace(/^.*@/, "").replace(/>$/, "");

  return async (to: string, { id, subject, text }: Notice): Promise<NoticeSent> => {
    try {
      await transport.sendMail({
        from,
        to: { name: "", address: to },
        subject,
        text,
        // The same on every try: a mail program shows what came twice only once.
        messageId: `<${createHash("sha256").update(id).digest("hex").slice(0, 40)}@${host}>`,
        headers: { "Auto-Submitted": "auto-generated" },
      });
      return { outcome: "sent" };
    } catch (failure) {
      const { code = "unknown", responseCode } = Failure.safeParse(failure).data ?? {};
      // 5xx is for good (RFC 5321, 4.2.1), but for 530 and 535: there our own sign-in is to be mended.
      const forGood = responseCode !== undefined && responseCode >= 500 && ![530, 535].includes(responseCode);
      return { outcome: forGood ? "refused" : "later", reason: `smtp:${responseCode ?? code}` };
    }
  };
}
