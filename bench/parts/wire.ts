import { connect, type Socket } from "node:net";

const ANSWER_MS_MAX = 30_000;
const HEAD_END = Buffer.from("\r\n\r\n");

/** One kept-open HTTP/1.1 connection to this machine, one request at a time: as little work as possible beside what is measured. */
export type Wire = {
  /** POSTs bytes; resolves with the answer's status. Rejects when the connection breaks or nothing comes for half a minute. */
  post(path: string, headers: Readonly<Record<string, string>>, body: Buffer): Promise<number>;
  end(): void;
};

export async function openWire(port: number): Promise<Wire> {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  const waiting = listen(socket);
  return {
    post(path, headers, body) {
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      const head = `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-length: ${body.length}\r\n${lines.join("")}\r\n`;
      return new Promise((resolve, reject) => {
        if (socket.destroyed) return reject(new Error("the connection is gone"));
        const late = setTimeout(() => socket.destroy(new Error(`no answer to ${path}`)), ANSWER_MS_MAX);
        waiting.next = { resolve, reject, late };
        socket.write(Buffer.concat([Buffer.from(head), body]));
      });
    },
    end: () => socket.destroy(),
  };
}

type Waiting = { resolve: (status: number) => void; reject: (why: Error) => void; late: NodeJS.Timeout };

function listen(socket: Socket): { next: Waiting | null } {
  const waiting: { next: Waiting | null } = { next: null };
  let seen: Buffer = Buffer.alloc(0);
  const finish = (tell: (one: Waiting) => void) => {
    const one = waiting.next;
    waiting.next = null;
    if (one === null) return;
    clearTimeout(one.late);
    tell(one);
  };
  socket.on("data", (chunk: Buffer) => {
    seen = seen.length === 0 ? chunk : Buffer.concat([seen, chunk]);
    const status = wholeAnswer(seen);
    if (status === null) return;
    seen = Buffer.alloc(0);
    finish(({ resolve }) => resolve(status));
  });
  socket.on("error", (failure) => finish(({ reject }) => reject(failure)));
  socket.on("close", () => finish(({ reject }) => reject(new Error("the connection was closed"))));
  return waiting;
}

/** The status, once everything up to the end of the body is there. */
function wholeAnswer(seen: Buffer): number | null {
  const headEnd = seen.indexOf(HEAD_END);
  if (headEnd === -1) return null;
  const head = seen.toString("latin1", 0, headEnd);
  const bodyStart = headEnd + HEAD_END.length;
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  const whole =
    length === undefined && /\r\ntransfer-encoding: *chunked/i.test(head)
      ? seen.toString("latin1", bodyStart).endsWith("0\r\n\r\n")
      : seen.length >= bodyStart + Number(length ?? 0);
  return whole ? Number(head.slice(9, 12)) : null;
}
