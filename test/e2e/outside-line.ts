import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { Chat, Resident, type Violation } from "../../src/core/simulator-view.ts";
import { makeSimulator, type Simulator } from "../../src/simulator/make-simulator.ts";
import { postbacksOf, textsOf } from "./read-message.ts";

/** A strict LINE platform outside the product: the product knows it only by address and credentials, as it knows LINE. */
export type OutsideLine = {
  /** What the product is told to reach it, and to be reached by it. */
  settings: Record<string, string>;
  join(nickname: string): Promise<PhoneOutside>;
  /** What goes wrong with the next calls. */
  faults: Simulator["faults"];
  violations(): Violation[];
  stop(): Promise<void>;
};

export type PhoneOutside = {
  /** Every message from the city, oldest first, as the texts on the screen. */
  heard(): Promise<string[]>;
  says(text: string): Promise<void>;
  /** Taps the newest button whose label ends with this; false when there is none. */
  taps(label: string): Promise<boolean>;
};

const CITY = {
  id: "kokubunji",
  name: "国分寺市",
  channelSecret: randomBytes(16).toString("hex"),
  channelAccessToken: randomBytes(16).toString("hex"),
};

export async function openOutsideLine(productPort: number): Promise<OutsideLine> {
  const simulator = makeSimulator({
    file: ":memory:",
    cities: [CITY],
    webhookUrl: (city) => `http://127.0.0.1:${productPort}/webhook/${city}`,
    now: () => Date.now(),
    random: randomBytes,
    pushLimit: 200,
    // LINE does not say how often and how long; a product that is down for two seconds must be reached again.
    redelivery: { afterMs: [200, 400, 800, 1500, 3000, 5000, 5000, 5000] },
  });
  const app = express();
  app.use("/simulator/api", simulator.browserApi);
  app.use(simulator.lineApi);
  const server = createServer(app);
  const origin = await listen(server);
  const call = async (path: string, body?: unknown) => {
    const init =
      body === undefined
        ? {}
        : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    return (await fetch(`${origin}/simulator/api${path}`, init)).json();
  };
  return {
    settings: {
      PORT: String(productPort),
      KOKUBUNJI_LINE_CHANNEL_SECRET: CITY.channelSecret,
      KOKUBUNJI_LINE_CHANNEL_ACCESS_TOKEN: CITY.channelAccessToken,
      LINE_API_BASE_URL: origin,
      LINE_DATA_API_BASE_URL: origin,
      RECORD_KEYS: `k1:${randomBytes(32).toString("base64")}`,
      SECOND_FACTOR: "offered",
      LOG_LEVEL: "warn",
    },
    async join(nickname) {
      const resident = Resident.parse(await call("/residents", { city: CITY.id, nickname, language: "ja" }));
      await call(`/residents/${resident.userId}/acts`, { act: "follow" });
      const messages = async () => {
        const chat = Chat.parse(await call(`/residents/${resident.userId}/chat`));
        return chat.items.flatMap((item) => (item.from === "city" ? [item.message] : []));
      };
      return {
        heard: async () => (await messages()).map((message) => textsOf(message).join("\n")),
        says: async (text) => void (await call(`/residents/${resident.userId}/acts`, { act: "text", text })),
        async taps(label) {
          const button = (await messages()).flatMap(postbacksOf).findLast((each) => each.label.endsWith(label));
          if (button === undefined) return false;
          await call(`/residents/${resident.userId}/acts`, { act: "postback", data: button.data, displayText: null });
          return true;
        },
      };
    },
    faults: simulator.faults,
    violations: simulator.violations,
    async stop() {
      await simulator.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A port that is free now; the product gets it again after every restart. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const origin = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return Number(new URL(origin).port);
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address() as AddressInfo;
  return `http://127.0.0.1:${address.port}`;
}
