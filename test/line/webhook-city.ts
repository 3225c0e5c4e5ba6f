import { createHmac } from "node:crypto";
import { createServer, request, type Server } from "node:http";
import express from "express";
import type { Arrival } from "../../src/app/arrival.ts";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import { watchDanger } from "../../src/core/triage/watch-danger.ts";
import { makeWebhook, type WebhookOptions } from "../../src/line/webhook.ts";
import { silentMeter } from "../silent-meter.ts";
import { recordedLog } from "./recorded-log.ts";

export const SECRET = "8c570fa6dd201bb328f1c1eac23a96d8";
export const BOT = "U8e742f61d673b39c7fff3cecb7536ef0";
export const NOW = Date.UTC(2026, 10, 22, 0, 30, 5);
export const keys = makeKeyRing([{ id: "k1", key: new Uint8Array(32).fill(7) }]);

type Answer = { status: number; body: string };
type Header = Record<string, string>;

/** The webhook of 水戸市 in a real express app on a loopback port, and what it was given to store. */
export async function openCity(changes: Partial<WebhookOptions> = {}) {
  const arrivals: Arrival[] = [];
  const recorded = recordedLog();
  const app = express().disable("x-powered-by");
  app.use(
    makeWebhook({
      channels: new Map([["mito", { secrets: [SECRET], botUserId: () => BOT }]]),
      accept: async (batch) => void arrivals.push(...batch),
      keys,
      now: () => NOW,
      log: recorded.log,
      meter: silentMeter,
      isStopping: () => false,
      isUrgent: () => false,
      watch: (text) => watchDanger(text, null),
      windowMs: 1500,
      ...changes,
    }),
  );
  // As in the product: whatever parses JSON stands behind the webhook.
  app.use(express.json());
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const port = portOf(server);

  return {
    arrivals,
    ...recorded,
    /** Sends these very bytes; nothing is encoded or added on the way. */
    post: (body: string | Buffer, headers: Header = signed(body), path = "/webhook/mito") =>
      postBytes(port, path, Buffer.from(body), headers),
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}

/** LINE's signature over the bytes, under LINE's header name. */
export function signed(body: string | Buffer, secret = SECRET): Header {
  return { "x-line-signature": createHmac("sha256", secret).update(body).digest("base64") };
}

/** A request body as LINE writes it. */
export function hook(...events: unknown[]): string {
  return JSON.stringify({ destination: BOT, events });
}

/** The port a server on TCP listens on. */
export function portOf(server: Pick<Server, "address">): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening on TCP");
  return address.port;
}

function postBytes(port: number, path: string, body: Buffer, headers: Header): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { port, host: "127.0.0.1", method: "POST", path, headers: { "content-length": body.length, ...headers } },
      (incoming) => {
        const parts: Buffer[] = [];
        incoming.on("data", (part: Buffer) => parts.push(part));
        incoming.on("end", () => resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(parts).toString() }));
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
