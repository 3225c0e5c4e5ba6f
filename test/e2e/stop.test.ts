import { createHmac, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Arrival } from "../../src/app/arrival.ts";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import { openSqliteLiveStore } from "../../src/live/sqlite-live-store.ts";
import { freePort, openOutsideLine } from "./outside-line.ts";
import { type OwnProcess, startOwnProcess } from "./own-process.ts";
import { talkToReceipt } from "./talk-to-receipt.ts";

/** Stopped as an orchestrator stops it, in the middle of its work: nothing is lost, and it is gone in time. */
const STOP_MS_MAX = 10_000;
const SECRET = randomBytes(16).toString("hex");
const KEY = randomBytes(32);
let dir: string;
let product: OwnProcess | null = null;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "stop-"));
});
afterEach(async () => {
  await product?.end("SIGKILL");
  product = null;
  rmSync(dir, { recursive: true, force: true });
});

test("residents whose city is restarted twice in the middle of their talk end with one receipt each", {
  timeout: 90_000,
}, async () => {
  const line = await openOutsideLine(await freePort());
  const settings = { ...line.settings, DATA_DIR: dir };
  product = await startOwnProcess(settings);
  const phones = await Promise.all(["一", "二", "三", "四"].map((name) => line.join(name)));
  const talks = Promise.all(phones.map(talkToReceipt));
  for (let stop = 0; stop < 2; stop += 1) {
    const before = await heardBy(phones);
    await vi.waitFor(async () => expect(await heardBy(phones)).toBeGreaterThan(before + 3), STOP_MS_MAX);
    const { code, ms } = await product.end("SIGTERM");
    expect(code).toBe(0);
    expect(ms).toBeLessThan(STOP_MS_MAX);
    product = await startOwnProcess(settings);
  }
  for (const heard of await talks) expect(heard.filter((each) => each.includes("受付番号"))).toHaveLength(1);
  expect(line.violations()).toEqual([]);
  // An orderly stop leaves nothing in doubt: a call under way is waited for.
  expect(await figures(product.url)).toContain('tsunagu_effects{city="kokubunji",state="ambiguous"} 0');
  await product.end("SIGTERM");
  await line.stop();
});

describe("under a stream of webhooks", () => {
  test.each([
    { line: "answers", hangs: false },
    { line: "never answers", hangs: true },
  ])(
    "while LINE $line: every 200 is kept, the rest is told to come again, exit 0 in time",
    {
      timeout: 40_000,
    },
    async ({ hangs }) => {
      const line = await standInForLine(hangs);
      product = await startOwnProcess(settingsFor(await freePort(), line.origin));
      const stream = pour(product.url);
      await vi.waitFor(() => expect(stream.kept.length).toBeGreaterThan(200), STOP_MS_MAX);
      if (hangs) await vi.waitFor(() => expect(line.waiting()).toBeGreaterThan(0), STOP_MS_MAX);
      const { code, ms } = await product.end("SIGTERM");
      await stream.end();
      await line.close();
      expect(code).toBe(0);
      expect(ms).toBeLessThan(STOP_MS_MAX);
      expect(stream.others()).toEqual([]);
      expect(await unknownToStore(stream.kept)).toEqual([]);
    },
  );
});

async function heardBy(phones: readonly { heard(): Promise<string[]> }[]): Promise<number> {
  const chats = await Promise.all(phones.map((phone) => phone.heard()));
  return chats.flat().length;
}

async function figures(url: string): Promise<string> {
  return (await fetch(`${url}/metrics`)).text();
}

function settingsFor(port: number, lineOrigin: string): Record<string, string> {
  return {
    PORT: String(port),
    DATA_DIR: dir,
    KOKUBUNJI_LINE_CHANNEL_SECRET: SECRET,
    KOKUBUNJI_LINE_CHANNEL_ACCESS_TOKEN: "token",
    LINE_API_BASE_URL: lineOrigin,
    LINE_DATA_API_BASE_URL: lineOrigin,
    RECORD_KEYS: `k1:${KEY.toString("base64")}`,
    LOG_LEVEL: "error",
  };
}

/** Takes every reply at once, or holds the line for ever. */
async function standInForLine(hangs: boolean) {
  let waiting = 0;
  const server: Server = createServer((request, response) => {
    request.resume();
    const sends = request.method === "POST" && request.url?.startsWith("/v2/bot/message/");
    if (sends && hangs) waiting += 1;
    else response.setHeader("content-type", "application/json").end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    waiting: () => waiting,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Many residents write, eight at a time, until the product is gone. `kept`: ids of the events answered with 200. */
function pour(url: string) {
  const kept: string[] = [];
  const statuses = new Set<number>();
  let going = true;
  let count = 0;
  const one = async () => {
    while (going) {
      count += 1;
      const id = `01STOP${String(count).padStart(20, "0")}`;
      const body = JSON.stringify({ events: [aLine(id)] });
      const signature = createHmac("sha256", SECRET).update(body).digest("base64");
      const headers = { "x-line-signature": signature };
      try {
        const { status } = await fetch(`${url}/webhook/kokubunji`, { method: "POST", body, headers });
        if (status === 200) kept.push(id);
        statuses.add(status);
      } catch {
        // The connection is refused: the product is gone, and LINE would come again.
        return;
      }
    }
  };
  const pouring = Promise.all(Array.from({ length: 8 }, one));
  return {
    kept,
    /** Answers that LINE should never see. */
    others: () => [...statuses].filter((status) => status !== 200 && status !== 503),
    async end() {
      going = false;
      await pouring;
    },
  };
}

function aLine(id: string) {
  return {
    type: "message",
    mode: "active",
    timestamp: Date.now(),
    source: {
      type: "user",
      userId: `U${id
        .slice(-32)
        .toLowerCase()
        .padStart(32, "0")
        .replace(/[^0-9a-f]/g, "0")}`,
    },
    webhookEventId: id,
    deliveryContext: { isRedelivery: false },
    replyToken: `token-${id}`,
    message: { id: `m-${id}`, type: "text", quoteToken: "q", text: "こんにちは" },
  };
}

/** Those events that the store, asked again, does not know. */
async function unknownToStore(ids: readonly string[]): Promise<string[]> {
  const keys = makeKeyRing([{ id: "k1", key: KEY }]);
  const live = openSqliteLiveStore({ file: join(dir, "live.sqlite"), keys, now: () => Date.now() });
  const unknown: string[] = [];
  for (const id of ids) {
    const at = Date.now();
    const arrival: Arrival = {
      event: { type: "unfollowed", id, at: new Date(at).toISOString() },
      conversationId: "asked",
      address: { city: "kokubunji", channel: "line", userId: "U" },
      receivedAt: at,
      readyAt: at,
      replyToken: null,
    };
    if ((await live.accept([arrival])).accepted > 0) unknown.push(id);
  }
  await live.close();
  return unknown;
}
