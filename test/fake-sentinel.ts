import { createServer, type Socket } from "node:net";

const NAME = "city";

/** A sentinel as far as a client asks it, whose answers come when the test says. */
export type FakeSentinel = {
  url: string;
  /** The next question for the master waits, and meanwhile all are told of a failover; it is answered when nobody listens any more. */
  failOverInTheMiddle(): void;
  /** Whether that came to pass. */
  hasFailedOver(): boolean;
  listeners(): number;
  end(): Promise<void>;
};

/** It says that the master is at this port of this machine. */
export async function startFakeSentinel(masterPort: number): Promise<FakeSentinel> {
  const sockets = new Set<Socket>();
  const listeners = new Set<Socket>();
  let state: "calm" | "next" | "held" | "over" = "calm";
  let held: Socket | null = null;
  const master = list("127.0.0.1", String(masterPort));
  const letGo = () => {
    if (state !== "held" || listeners.size > 0) return;
    state = "over";
    held?.write(master);
  };
  const answer = (socket: Socket, [name = "", ...args]: readonly string[]) => {
    const question = name.toLowerCase() === "sentinel" ? `sentinel ${args[0]}` : name.toLowerCase();
    switch (question) {
      case "hello":
        return void socket.write(`%1\r\n${bulk("proto")}:3\r\n`);
      case "sentinel get-master-addr-by-name":
        if (state !== "next") return void socket.write(master);
        [state, held] = ["held", socket];
        for (const each of listeners) each.write(push(bulk("message"), bulk("+switch-master"), bulk(NAME)));
        return letGo();
      case "sentinel sentinels":
        return void socket.write("*0\r\n");
      case "subscribe":
        listeners.add(socket);
        return void socket.write(push(bulk("subscribe"), bulk(args[0] ?? ""), ":1\r\n"));
      default:
        return void socket.write("+OK\r\n");
    }
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => {
      sockets.delete(socket);
      listeners.delete(socket);
      letGo();
    });
    let seen = "";
    socket.on("data", (chunk) => {
      seen += chunk.toString("latin1");
      for (let next = readCommand(seen); next !== null; next = readCommand(seen)) {
        seen = seen.slice(next.length);
        answer(socket, next.words);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `redis+sentinel://127.0.0.1:${address.port}/${NAME}`,
    failOverInTheMiddle() {
      state = "next";
    },
    hasFailedOver: () => state === "over",
    listeners: () => listeners.size,
    end: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

const bulk = (text: string) => `$${Buffer.byteLength(text)}\r\n${text}\r\n`;
const list = (...texts: string[]) => `*${texts.length}\r\n${texts.map(bulk).join("")}`;
/** What is told unasked, in RESP3. */
const push = (...parts: string[]) => `>${parts.length}\r\n${parts.join("")}`;

/** The first command in it, a list of texts; null while it is not whole. */
function readCommand(seen: string): { words: string[]; length: number } | null {
  const count = /^\*(\d+)\r\n/.exec(seen);
  if (count === null) return null;
  let at = count[0].length;
  const words: string[] = [];
  while (words.length < Number(count[1])) {
    const size = /^\$(\d+)\r\n/.exec(seen.slice(at));
    if (size === null) return null;
    const from = at + size[0].length;
    at = from + Number(size[1]) + 2;
    if (at > seen.length) return null;
    words.push(seen.slice(from, at - 2));
  }
  return { words, length: at };
}
