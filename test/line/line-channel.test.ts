import diagnostics from "node:diagnostics_channel";
import { createServer } from "node:http";
import { createServer as createTcpServer, type Socket } from "node:net";
import nock from "nock";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import type { Address } from "../../src/app/arrival.ts";
import type { Sent } from "../../src/app/channel.ts";
import { makeLineChannel } from "../../src/line/line-channel.ts";
import { outcomeOfFailure } from "../../src/line/outcome-of-failure.ts";
import { recordedLog } from "./recorded-log.ts";
import { openScriptedLine } from "./scripted-line.ts";
import { portOf } from "./webhook-city.ts";

const API = "https://api.line.test";
const address: Address = { city: "mito", channel: "line", userId: "U4af4980629deadbeef0000000000cafe" };
const token = { token: "reply-token", until: 0 };
const RETRY_KEY = "7f8f6a8e-6f0a-4a3b-9a9b-0c6b0a4f2d11";
const CANARY = "水戸太郎さんの相談";
const body = JSON.stringify([{ type: "text", text: CANARY }]);

let api: Awaited<ReturnType<typeof openScriptedLine>>;
beforeAll(async () => {
  api = await openScriptedLine();
});
afterAll(() => api.close());

function channel(apiBaseUrl = api.origin, deadlineMs = 2000) {
  const recorded = recordedLog();
  const tokens = new Map([["mito", "access-token"]]);
  const line = makeLineChannel({ tokens, apiBaseUrl, dataApiBaseUrl: API, deadlineMs, log: recorded.log });
  return { line, ...recorded };
}

beforeEach(() => {
  nock.disableNetConnect();
  nock.enableNetConnect("127.0.0.1");
});
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
  nock.enableNetConnect();
});

type Case = {
  when: string;
  status: number;
  answer?: string;
  headers?: Record<string, string>;
  reply: Sent;
  push: Sent;
};

const REQUEST = { "x-line-request-id": "req-1" };
const INVALID = JSON.stringify({ message: "Invalid reply token" });
const MONTH = JSON.stringify({ message: "You have reached your monthly limit." });
const RATE = JSON.stringify({ message: "The API rate limit has been exceeded." });
const refused = (status: number): Sent => ({ outcome: "refused", status, requestId: "req-1" });
const accepted = (requestId: string | null): Sent => ({ outcome: "accepted", requestId });
const unknown = (reason: string): Sent => ({ outcome: "unknown", reason });
const both = (sent: Sent) => ({ reply: sent, push: sent });

describe("how LINE's answer ends a call", () => {
  test.each<Case>([
    { when: "accepted", status: 200, answer: `{"sentMessages":[]}`, ...both(accepted("req-1")) },
    { when: "accepted, with an empty body", status: 200, answer: "", ...both(accepted("req-1")) },
    { when: "accepted, but its body is broken", status: 200, answer: `{"sentMes`, ...both(accepted("req-1")) },
    { when: "a dead reply token", status: 400, answer: INVALID, reply: { outcome: "token_dead" }, push: refused(400) },
    { when: "a message LINE does not like", status: 400, answer: `{"message":"…"}`, ...both(refused(400)) },
    { when: "400 without JSON", status: 400, answer: "<html>", ...both(refused(400)) },
    { when: "a wrong token", status: 401, ...both({ outcome: "unauthorised" }) },
    { when: "not allowed to", status: 403, ...both(refused(403)) },
    { when: "not found", status: 404, ...both(refused(404)) },
    { when: "gone", status: 410, ...both(refused(410)) },
    { when: "too large", status: 413, ...both(refused(413)) },
    { when: "the wrong type", status: 415, ...both(refused(415)) },
    {
      when: "this retry key was accepted before",
      status: 409,
      headers: { ...REQUEST, "x-line-accepted-request-id": "req-0" },
      reply: refused(409),
      push: accepted("req-0"),
    },
    { when: "the month is used up", status: 429, answer: MONTH, ...both({ outcome: "quota" }) },
    { when: "too fast", status: 429, answer: RATE, ...both({ outcome: "later", afterMs: 1000 }) },
    {
      when: "too fast, and LINE says for how long",
      status: 429,
      headers: { "retry-after": "7" },
      ...both({ outcome: "later", afterMs: 7000 }),
    },
    {
      when: "a waiting time that makes no sense",
      status: 429,
      headers: { "retry-after": "86400" },
      ...both({ outcome: "later", afterMs: 60_000 }),
    },
    { when: "LINE stumbled", status: 500, ...both(unknown("http:500")) },
    { when: "a gateway gave up", status: 504, ...both(unknown("http:504")) },
    { when: "a proxy gave up", status: 408, ...both(unknown("http:408")) },
  ])("$status: $when", async ({ status, answer = "{}", headers = REQUEST, reply, push }) => {
    const { line, text } = channel();
    api.willAnswer({ status, body: answer, headers });
    expect(await line.reply(address, token, body)).toEqual(reply);
    expect(await line.push(address, RETRY_KEY, body)).toEqual(push);
    expect(text()).not.toContain(CANARY);
    expect(text()).not.toContain(address.userId);
    expect(text()).not.toContain("access-token");
  });
});

test.each([
  { figures: "room", limit: { type: "limited", value: 200 }, used: 12, sent: { outcome: "later", afterMs: 20_000 } },
  { figures: "no limit", limit: { type: "none" }, used: 900, sent: { outcome: "later", afterMs: 20_000 } },
  { figures: "nothing left", limit: { type: "limited", value: 200 }, used: 200, sent: { outcome: "quota" } },
])("the month is used up, says LINE, and its figures say: $figures", async ({ limit, used, sent }) => {
  api.willAnswer({ status: 429, body: MONTH, headers: REQUEST });
  api.willAnswerAt("/v2/bot/message/quota", limit);
  api.willAnswerAt("/v2/bot/message/quota/consumption", { totalUsage: used });
  expect(await channel().line.push(address, RETRY_KEY, body)).toEqual(sent);
});

describe("when there is no answer", () => {
  test.each<[string, Sent]>([
    ["ECONNREFUSED", { outcome: "later", afterMs: 1000 }],
    ["ENOTFOUND", { outcome: "later", afterMs: 1000 }],
    ["ECONNRESET", unknown("network:ECONNRESET")],
    ["EPIPE", unknown("network:EPIPE")],
    ["UND_ERR_SOCKET", unknown("network:UND_ERR_SOCKET")],
  ])("%s", (code, sent) => {
    expect(outcomeOfFailure(Object.assign(new Error("no"), { code }))).toEqual(sent);
  });

  test("several addresses, one of which was connected: nobody knows", () => {
    const errors = ["ECONNREFUSED", "ECONNRESET"].map((code) => Object.assign(new Error("no"), { code }));
    expect(outcomeOfFailure(new AggregateError(errors))).toEqual(unknown("network:ECONNRESET"));
  });

  test("what is no failure of the network is a bug, and goes on", () => {
    expect(() => outcomeOfFailure(new TypeError("undefined is not a function"))).toThrow(TypeError);
  });

  test("a server that takes the request and falls silent: unknown, after the deadline", async () => {
    const taken = Promise.withResolvers<void>();
    const silent = createServer(() => taken.resolve());
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const { line } = channel(`http://127.0.0.1:${portOf(silent)}`, 50);
    const sent = line.push(address, RETRY_KEY, body);
    await taken.promise;
    expect(await sent).toEqual(unknown("timeout"));
    silent.closeAllConnections();
    await new Promise<void>((resolve) => void silent.close(() => resolve()));
  });

  test("nobody listens at all: surely nothing was sent", async () => {
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, "127.0.0.1", resolve));
    const port = portOf(gone);
    await new Promise<void>((resolve) => void gone.close(() => resolve()));
    expect(await channel(`http://127.0.0.1:${port}`).line.reply(address, token, body)).toEqual({
      outcome: "later",
      afterMs: 1000,
    });
  });

  test.each([
    { status: 200, rest: "breaks off", sent: accepted("req-1") },
    { status: 200, rest: "falls silent", sent: accepted("req-1") },
    { status: 500, rest: "breaks off", sent: unknown("network:UND_ERR_SOCKET") },
    { status: 500, rest: "falls silent", sent: unknown("timeout") },
  ])("an answer $status that $rest in its middle: its first line counts", async ({ status, rest, sent }) => {
    const torn = createServer((_, res) => {
      res.writeHead(status, { "content-length": 100, "x-line-request-id": "req-1" }).write("{");
      if (rest === "breaks off") setImmediate(() => res.destroy());
    });
    await new Promise<void>((resolve) => torn.listen(0, "127.0.0.1", resolve));
    const headers = new Promise((resolve) => diagnostics.subscribe("undici:request:headers", resolve));
    if (rest === "falls silent") vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const outcome = channel(`http://127.0.0.1:${portOf(torn)}`).line.reply(address, token, body);
    await headers;
    if (rest === "falls silent") vi.advanceTimersByTime(2000);
    expect(await outcome).toEqual(sent);
    torn.closeAllConnections();
    await new Promise<void>((resolve) => void torn.close(() => resolve()));
  });

  test.each([
    { when: "that never ends", handshake: (_: Socket) => {} },
    { when: "that breaks off", handshake: (socket: Socket) => socket.destroy() },
    { when: "of something that is not TLS", handshake: (socket: Socket) => socket.end("no\r\n") },
  ])("a handshake $when: surely nothing was sent", async ({ handshake }) => {
    const met: Socket[] = [];
    const server = createTcpServer((socket) => {
      met.push(socket);
      socket.on("error", () => {}).once("data", () => handshake(socket));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    // It says that every TLS socket is connected at once.
    nock.restore();
    const { line } = channel(`https://127.0.0.1:${portOf(server)}`, 100);
    expect(await line.reply(address, token, body)).toEqual({ outcome: "later", afterMs: 1000 });
    nock.activate();
    for (const socket of met) socket.destroy();
    await new Promise<void>((resolve) => void server.close(() => resolve()));
  });

  test("a city whose token was taken out of the settings: as with a wrong token", async () => {
    const { line } = channel();
    expect(await line.push({ ...address, city: "kokubunji" }, RETRY_KEY, body)).toEqual({ outcome: "unauthorised" });
  });
});

describe("what goes over the wire", () => {
  test("a reply has no retry key: LINE answers 400 to one", async () => {
    api.willAnswer({ status: 200, body: "{}" });
    expect(await channel().line.reply(address, token, body)).toMatchObject({ outcome: "accepted" });
    const { path, headers, body: sent } = api.asked.at(-1) ?? {};
    expect({ path, sent }).toEqual({
      path: "/v2/bot/message/reply",
      sent: `{"replyToken":"reply-token","messages":${body}}`,
    });
    expect(headers).toMatchObject({ authorization: "Bearer access-token", "content-type": "application/json" });
    expect(headers).not.toHaveProperty("x-line-retry-key");
  });

  test("a push that is repeated has the same key and, byte for byte, the same body", async () => {
    api.willAnswer({ status: 500 });
    const { line } = channel();
    const menu = { kind: "menu", text: 'どれが近いですか😀\n"1"', actions: [TAP, TAP, TAP, TAP, TAP] } as const;
    const rendered = line.render([{ bubbles: [{ ...menu, actions: [...menu.actions] }], quick: [TAP] }]);
    await line.push(address, RETRY_KEY, rendered.body);
    await line.push(address, RETRY_KEY, rendered.body);
    const body = `{"to":"${address.userId}","messages":${rendered.body}}`;
    const sent = api.asked.slice(-2).map(({ headers, body }) => ({ key: headers["x-line-retry-key"], body }));
    expect(sent).toEqual([
      { key: RETRY_KEY, body },
      { key: RETRY_KEY, body },
    ]);
  });

  test("a body that is not messages is a bug, and nothing is sent", async () => {
    await expect(channel().line.reply(address, token, "{}")).rejects.toThrow();
    await expect(channel().line.push(address, RETRY_KEY, "こんにちは")).rejects.toThrow();
  });
});

const TAP = { kind: "tap", label: "お金", data: "t1|s|r|intake.trouble|money", shown: true } as const;

describe("asking LINE for something", () => {
  test.each([
    ["English", 200, `{"userId":"U","displayName":"${CANARY}","language":"en-US"}`, "en-US"],
    ["no consent to tell", 200, `{"userId":"U","displayName":"${CANARY}"}`, null],
    ["blocked", 404, `{"message":"Not found"}`, null],
    ["LINE down", 500, "", null],
    ["nonsense", 200, "<html>", null],
  ])("profile language: %s", async (_, status, answer, language) => {
    const { line, text } = channel();
    api.willAnswer({ status, body: answer });
    expect(await line.profileLanguage(address)).toBe(language);
    expect(api.asked.at(-1)).toMatchObject({
      path: `/v2/bot/profile/${address.userId}`,
      headers: { authorization: "Bearer access-token" },
    });
    expect(text()).not.toContain(CANARY);
  });
});
