import { SMTPServer } from "smtp-server";

export type Mail = { to: string[]; raw: string; subject: string; text: string };

/** A real SMTP server on this machine that keeps what it is given. `refuse`: the answer to the next recipients. */
export async function openMailServer() {
  const mails: Mail[] = [];
  let refusal: number | null = null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo(_address, _session, done) {
      if (refusal === null) return done();
      done(Object.assign(new Error("refused"), { responseCode: refusal }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), ...read(Buffer.concat(chunks)) });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mails,
    refuse(code: number | null) {
      refusal = code;
    },
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

/** As much of MIME as our own mails use: one part, base64 or quoted-printable, encoded words in the subject. */
function read(bytes: Buffer): Omit<Mail, "to"> {
  const raw = bytes.toString();
  const [head = "", body = ""] = raw.split(/\r\n\r\n(.*)/s);
  const unfolded = head.replace(/\r\n[ \t]+/g, " ");
  const subject = /^Subject: (.*)$/m.exec(unfolded)?.[1] ?? "";
  const text = /base64/i.test(unfolded) ? Buffer.from(body, "base64").toString() : fromQuotedPrintable(body);
  return { raw, subject: decodeWords(subject), text };
}

function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?UTF-8\?([BQ])\?(.*?)\?=/gi, (_, how: string, word: string) =>
      how.toUpperCase() === "B"
        ? Buffer.from(word, "base64").toString()
        : fromQuotedPrintable(word.replaceAll("_", " ")),
    );
}

function fromQuotedPrintable(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString();
}
