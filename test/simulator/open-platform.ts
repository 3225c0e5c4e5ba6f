import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import { LineBotClient, type webhook } from "@line/bot-sdk";
import express from "express";
import { vi } from "vitest";
import { z } from "zod";
import { type Act, ActDone, Chat, Resident } from "../../src/core/simulator-view.ts";
import { makeSimulator, type SimulatorWish } from "../../src/simulator/make-simulator.ts";

export const MITO = {
  id: "mito",
  name: "水戸市",
  channelSecret: "secret of mito",
  channelAccessToken: "token-of-mito",
};
export const KOKUBUNJI = {
  id: "kokubunji",
  name: "国分寺市",
  channelSecret: "secret of kokubunji",
  channelAccessToken: "token-of-kokubunji",
};

/** What a bot received: the exact bytes and their signature. */
export type Received = { city: string; body: string; signature: string; events: webhook.Event[] };

const Callback = z.object({ destination: z.string(), events: z.array(z.custom<webhook.Event>()) });

/**
 * The simulator and a bot that only listens, on ports of their own. `bot.answers` are the statuses it gives next (then 200);
 * "silence" lets the two seconds pass. The clock stands still until a test moves it.
 */
export async function openPlatform(wish: Partial<SimulatorWish> = {}) {
  const clock = { at: Date.parse("2026-11-22T09:00:00+09:00") };
  const bot = await openBot();
  const simulator = makeSimulator({
    file: ":memory:",
    cities: [MITO, KOKUBUNJI],
    webhookUrl: (city) => `${bot.origin}/webhook/${city}`,
    now: () => clock.at,
    random: randomBytes,
    redelivery: { afterMs: [] },
    ...wish,
  });
  const calls: string[] = [];
  const app = express();
  app.use("/v2", (req, _res, next) => {
    calls.push(`${req.method} ${req.originalUrl}`);
    next();
  });
  app.use("/simulator/api", simulator.browserApi);
  app.use(simulator.lineApi);
  const server = createServer(app);
  const origin = await listen(server);
  const client = (token: string) =>
    LineBotClient.fromChannelAccessToken({ channelAccessToken: token, apiBaseURL: origin, dataApiBaseURL: origin });

  const browse = async (path: string, body?: unknown, headers: Record<string, string> = {}) =>
    await fetch(`${origin}/simulator/api${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { "content-type": "application/json", ...headers },
      body: body === undefined ? null : JSON.stringify(body),
    });
  const act = async (resident: Resident, what: Act) =>
    ActDone.parse(await (await browse(`/residents/${resident.userId}/acts`, what)).json());

  return {
    clock,
    bot,
    simulator,
    origin,
    /** Every call of LINE's API so far, also those that never get an answer. */
    calls,
    line: client(MITO.channelAccessToken),
    client,
    browse,
    act,
    newResident: async (wished: { language?: string; nickname?: string; city?: string } = {}) =>
      Resident.parse(
        await (await browse("/residents", { city: "mito", nickname: null, language: null, ...wished })).json(),
      ),
    chat: async (resident: Pick<Resident, "userId">) =>
      Chat.parse(await (await browse(`/residents/${resident.userId}/chat`)).json()),
    /** Does the act and returns the event the bot got for it. */
    heard: async (resident: Resident, what: Act) => {
      const { webhookEventId } = await act(resident, what);
      return await eventually(() => {
        const event = bot.received.flatMap(({ events }) => events).find((one) => one.webhookEventId === webhookEventId);
        if (event === undefined) throw new Error("no webhook yet");
        return event;
      });
    },
    /** A bare call of LINE's API, for what the SDK would never send. */
    call: async (path: string, init: RequestInit = {}) =>
      await fetch(`${origin}${path}`, {
        ...init,
        headers: {
          authorization: `Bearer ${MITO.channelAccessToken}`,
          "content-type": "application/json",
          ...init.headers,
        },
      }),
    close: async () => {
      await simulator.close();
      await Promise.all([shut(server), bot.close()]);
    },
  };
}
export type OpenPlatform = Awaited<ReturnType<typeof openPlatform>>;

/** What the check returns, as soon as it no longer throws. */
export async function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return await vi.waitFor(check, { timeout: 5000, interval: 5 });
}

/** The reply token of an event that has one. */
export function tokenOf(event: webhook.Event): string {
  if (!("replyToken" in event) || event.replyToken === undefined) throw new Error(`${event.type} has no reply token`);
  return event.replyToken;
}

async function openBot() {
  const received: Received[] = [];
  const answers: (number | "silence")[] = [];
  const app = express();
  app.post("/webhook/:city", express.text({ type: () => true }), (req, res) => {
    const body = String(req.body);
    const { events } = Callback.parse(JSON.parse(body));
    received.push({ city: String(req.params.city), body, signature: req.get("x-line-signature") ?? "", events });
    const answer = answers.shift() ?? 200;
    if (answer !== "silence") res.sendStatus(answer);
  });
  const server = createServer(app);
  return { received, answers, origin: await listen(server), close: () => shut(server) };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return `http://127.0.0.1:${port}`;
}

async function shut(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
