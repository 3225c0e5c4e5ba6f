import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** What a bot sends to one resident with one call, as LINE would get it. */
export type Said = { messages: readonly unknown[]; at: number };

/**
 * LINE as far as bots need it: takes replies and pushes at once, tells who the bot is and what a resident's language is. A reply
 * token is "<userId>.<anything>", so that nothing has to be looked up.
 */
export type LineStandIn = {
  origin: string;
  /** What is said to this resident next; what came before anybody asked is not lost. Rejects after `ms`. */
  next(userId: string, ms: number): Promise<Said>;
  forget(userId: string): void;
  /** Calls that said something, since the start. */
  calls(): number;
  end(): Promise<void>;
};

export const BOT_USER_ID = `U${"b".repeat(32)}`;
const SAYS = new Set(["/v2/bot/message/reply", "/v2/bot/message/push"]);

export async function startLineStandIn(): Promise<LineStandIn> {
  const residents = new Map<string, { said: Said[]; listener: ((said: Said) => void) | null }>();
  let calls = 0;
  const mailbox = (userId: string) => {
    const known = residents.get(userId) ?? { said: [], listener: null };
    residents.set(userId, known);
    return known;
  };
  const hear = (body: { replyToken?: string; to?: string; messages?: unknown[] }) => {
    calls += 1;
    const userId = body.to ?? body.replyToken?.split(".")[0] ?? "";
    const said = { messages: body.messages ?? [], at: performance.now() };
    const box = mailbox(userId);
    if (box.listener === null) return void box.said.push(said);
    box.listener(said);
  };
  const server = createServer((request, response) => answer(request, response, hear));
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    next(userId, ms) {
      const box = mailbox(userId);
      const first = box.said.shift();
      if (first !== undefined) return Promise.resolve(first);
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error("nothing was said to a resident")), ms);
        box.listener = (said) => {
          box.listener = null;
          clearTimeout(late);
          resolve(said);
        };
      });
    },
    forget: (userId) => void residents.delete(userId),
    calls: () => calls,
    end: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(request: IncomingMessage, response: ServerResponse, hear: (body: object) => void): void {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const path = (request.url ?? "").split("?")[0] ?? "";
    const send = (status: number, body: object) =>
      response
        .writeHead(status, { "content-type": "application/json", "x-line-request-id": "bench" })
        .end(JSON.stringify(body));
    if (SAYS.has(path)) {
      hear(JSON.parse(Buffer.concat(chunks).toString("utf8")));
      return void send(200, { sentMessages: [{ id: "1", quoteToken: "q" }] });
    }
    if (path === "/v2/bot/info") {
      const names = { basicId: "@bench", displayName: "bench" };
      return void send(200, { userId: BOT_USER_ID, ...names, chatMode: "bot", markAsReadMode: "manual" });
    }
    const userId = /^\/v2\/bot\/profile\/(.+)$/.exec(path)?.[1];
    if (userId !== undefined) return void send(200, { userId, displayName: "住民", language: "ja" });
    send(404, { message: "Not found" });
  });
}
