import { HTTPFetchError } from "@line/bot-sdk";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { eventually, KOKUBUNJI, type OpenPlatform, openPlatform, tokenOf } from "./open-platform.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const say = (text: string) => ({ messages: [{ type: "text" as const, text }] });
const KEY = "123e4567-e89b-12d3-a456-426614174000";

let platform: OpenPlatform;
beforeEach(async () => {
  platform = await openPlatform();
});
afterEach(() => platform.close());

const Refusal = z.object({ message: z.string(), sentMessages: z.array(z.unknown()).optional() });

/** The SDK throws on every refusal; this is what it threw. */
async function refusal(call: Promise<unknown>) {
  const error = await call.then(() => null).catch((thrown: unknown) => thrown);
  if (!(error instanceof HTTPFetchError)) throw new Error("the call was not refused");
  return {
    status: error.status,
    headers: error.headers,
    ...Refusal.parse(JSON.parse(error.body)),
  };
}

const texts = async (resident: Parameters<OpenPlatform["chat"]>[0]) =>
  (await platform.chat(resident)).items.flatMap((item) =>
    item.from === "city" && item.message.type === "text" ? [item.message.text] : [],
  );

describe("a reply token", () => {
  test("answers once", async () => {
    const resident = await platform.newResident();
    const replyToken = tokenOf(await platform.heard(resident, { act: "text", text: "もしもし" }));
    const sent = await platform.line.replyMessage({ replyToken, ...say("はい") });
    expect(sent).toEqual({ sentMessages: [{ id: expect.any(String), quoteToken: expect.any(String) }] });
    expect(await refusal(platform.line.replyMessage({ replyToken, ...say("はい") }))).toMatchObject({
      status: 400,
      message: "Invalid reply token",
    });
    expect(await texts(resident)).toEqual(["はい"]);
  });

  test.each([
    { after: MINUTE, works: true },
    { after: MINUTE + 1, works: false },
  ])("$after ms after the event: works $works", async ({ after, works }) => {
    const resident = await platform.newResident();
    const replyToken = tokenOf(await platform.heard(resident, { act: "text", text: "もしもし" }));
    platform.clock.at += after;
    const reply = platform.line.replyMessage({ replyToken, ...say("はい") });
    if (works) await reply;
    else expect(await refusal(reply)).toMatchObject({ message: "Invalid reply token" });
    expect(await texts(resident)).toHaveLength(works ? 1 : 0);
  });

  test.each([
    { redeliveredAfter: 10 * MINUTE, usedAfter: MINUTE, works: true },
    { redeliveredAfter: 10 * MINUTE, usedAfter: MINUTE + 1, works: false },
    { redeliveredAfter: 19.5 * MINUTE, usedAfter: 30 * SECOND, works: true },
    { redeliveredAfter: 19.5 * MINUTE, usedAfter: 31 * SECOND, works: false },
    { redeliveredAfter: 21 * MINUTE, usedAfter: 0, works: false },
  ])("redelivered after $redeliveredAfter ms, used $usedAfter ms later: works $works", async (row) => {
    platform.bot.answers.push(503);
    const resident = await platform.newResident();
    const replyToken = tokenOf(await platform.heard(resident, { act: "text", text: "もしもし" }));
    const [{ webhookEventId } = { webhookEventId: "" }] = await eventually(async () => {
      const { pending } = await platform.chat(resident);
      expect(pending).toMatchObject([{ state: "undelivered" }]);
      return pending;
    });
    platform.clock.at += row.redeliveredAfter;
    await platform.browse(`/webhooks/${webhookEventId}/retry`, {});
    platform.clock.at += row.usedAfter;
    const reply = platform.line.replyMessage({ replyToken, ...say("はい") });
    if (row.works) await reply;
    else expect(await refusal(reply)).toMatchObject({ message: "Invalid reply token" });
  });

  test("is not used up by a body that was refused, and is worth nothing to another city", async () => {
    const resident = await platform.newResident();
    const replyToken = tokenOf(await platform.heard(resident, { act: "text", text: "もしもし" }));
    expect(await refusal(platform.line.replyMessage({ replyToken, ...say("") }))).toMatchObject({ status: 400 });
    const other = platform.client(KOKUBUNJI.channelAccessToken);
    expect(await refusal(other.replyMessage({ replyToken, ...say("はい") }))).toMatchObject({ status: 400 });
    await platform.line.replyMessage({ replyToken, ...say("はい") });
    expect(await texts(resident)).toEqual(["はい"]);
  });
});

describe("a retry key", () => {
  test("sends once in 24 hours, whatever the body, and tells what was accepted", async () => {
    const resident = await platform.newResident();
    await platform.heard(resident, { act: "follow" });
    const push = (text: string) => platform.line.pushMessageWithHttpInfo({ to: resident.userId, ...say(text) }, KEY);
    const first = await push("受け付けました");

    const again = await refusal(push("別の文"));
    expect(again).toMatchObject({ status: 409, message: "The retry key is already accepted" });
    expect(again.sentMessages).toEqual(first.body.sentMessages);
    const acceptedId = again.headers.get("x-line-accepted-request-id");
    expect(acceptedId).toBe(first.httpResponse.headers.get("x-line-request-id"));
    expect(again.headers.get("x-line-request-id")).not.toBe(acceptedId);
    expect(await texts(resident)).toEqual(["受け付けました"]);

    platform.clock.at += 24 * HOUR;
    await push("一日あと");
    expect(await texts(resident)).toEqual(["受け付けました", "一日あと"]);
    expect(platform.simulator.violations()).toEqual([]);
  });

  test("belongs to one account, and a refused push does not spend it", async () => {
    const mito = await platform.newResident();
    const kokubunji = await platform.newResident({ city: "kokubunji" });
    expect(await refusal(platform.line.pushMessage({ to: mito.userId, ...say("") }, KEY))).toMatchObject({
      status: 400,
    });
    await platform.line.pushMessage({ to: mito.userId, ...say("水戸") }, KEY);
    await platform.client(KOKUBUNJI.channelAccessToken).pushMessage({ to: kokubunji.userId, ...say("国分寺") }, KEY);
  });
});

describe("a push", () => {
  const DAY = 24 * HOUR;
  test.each<{ who: string; arrives: boolean; steps: (platform: OpenPlatform) => Promise<string> }>([
    { who: "a friend", arrives: true, steps: async (p) => met(p, "follow") },
    { who: "a stranger who wrote six days ago", arrives: true, steps: async (p) => met(p, "text", 6 * DAY) },
    { who: "a stranger who wrote eight days ago", arrives: false, steps: async (p) => met(p, "text", 8 * DAY) },
    { who: "a stranger who never wrote", arrives: false, steps: async (p) => (await p.newResident()).userId },
    { who: "somebody who has blocked us", arrives: false, steps: async (p) => met(p, "block") },
    { who: "nobody", arrives: false, steps: async () => `U${"0".repeat(32)}` },
    {
      who: "another city's resident",
      arrives: false,
      steps: async (p) => (await p.newResident({ city: "kokubunji" })).userId,
    },
  ])("to $who is answered 200 and arrives: $arrives", async ({ arrives, steps }) => {
    const to = await steps(platform);
    const { sentMessages } = await platform.line.pushMessage({ to, ...say("お知らせ") }, KEY);
    expect(sentMessages).toHaveLength(1);
    if (arrives) expect(await texts({ userId: to })).toEqual(["お知らせ"]);
    expect(await platform.line.getMessageQuotaConsumption()).toEqual({ totalUsage: arrives ? 1 : 0 });
  });

  async function met(p: OpenPlatform, how: "follow" | "text" | "block", ago = 0): Promise<string> {
    const resident = await p.newResident();
    await p.heard(resident, how === "text" ? { act: how, text: "もしもし" } : { act: how });
    p.clock.at += ago;
    return resident.userId;
  }
});

test("the month's pushes can be used up; replies stay free, and a new month begins anew", async () => {
  await platform.close();
  platform = await openPlatform({ pushLimit: 1 });
  const resident = await platform.newResident();
  const replyToken = tokenOf(await platform.heard(resident, { act: "text", text: "もしもし" }));
  const push = () => platform.line.pushMessage({ to: resident.userId, ...say("お知らせ") });
  await push();
  expect(await platform.line.getMessageQuota()).toEqual({ type: "limited", value: 1 });
  expect(await refusal(push())).toMatchObject({ status: 429, message: "You have reached your monthly limit." });
  await platform.line.replyMessage({ replyToken, ...say("はい") });
  platform.clock.at = Date.parse("2026-12-01T00:00:00+09:00");
  await platform.heard(resident, { act: "text", text: "もしもし" });
  await push();
});

test("rate limits, once switched on, fill again with time", async () => {
  await platform.close();
  platform = await openPlatform({ rateLimits: { profile: 2 } });
  const resident = await platform.newResident();
  await platform.heard(resident, { act: "follow" });
  const ask = () => platform.line.getProfile(resident.userId);
  await ask();
  await ask();
  expect(await refusal(ask())).toMatchObject({
    status: 429,
    message: "The API rate limit has been exceeded. Try again later.",
  });
  platform.clock.at += 500;
  await ask();
});

describe("a call that LINE would not take", () => {
  const post = (body: string, headers: Record<string, string> = {}) => ({ method: "POST", body, headers });
  const good = JSON.stringify({ to: `U${"0".repeat(32)}`, ...say("あ") });
  test.each<{ rule: string; path: string; init: RequestInit; status: number; message: string }>([
    {
      rule: "a wrong token",
      path: "push",
      init: post(good, { authorization: "Bearer wrong" }),
      status: 401,
      message:
        "Authentication failed due to the following reason: invalid token. Confirm that the access token in the authorization header is valid.",
    },
    {
      rule: "no token",
      path: "push",
      init: post(good, { authorization: "" }),
      status: 401,
      message:
        "Authentication failed due to the following reason: invalid token. Confirm that the access token in the authorization header is valid.",
    },
    {
      rule: "broken JSON",
      path: "push",
      init: post("{"),
      status: 400,
      message: "The request body could not be parsed as JSON (line: 1, column: 1)",
    },
    {
      rule: "another content type",
      path: "push",
      init: post(good, { "content-type": "text/plain" }),
      status: 415,
      message: "The content type, text/plain, is not supported",
    },
    {
      rule: "over 2 MB",
      path: "push",
      init: post("x".repeat(2 * 1024 * 1024 + 1)),
      status: 413,
      message: "Payload Too Large",
    },
    {
      rule: "a receiver that is no id",
      path: "push",
      init: post(good.replace("U000", "V000")),
      status: 400,
      message: "The property, 'to', in the request body is invalid (line: -, column: -)",
    },
    {
      rule: "an unknown group",
      path: "push",
      init: post(good.replace("U000", "C000")),
      status: 400,
      message: "Failed to send messages",
    },
    {
      rule: "an unknown field",
      path: "push",
      init: post(good.replace("{", '{"from":"me",')),
      status: 400,
      message: "The request body has 1 error(s)",
    },
    {
      rule: "a retry key that is no UUID",
      path: "push",
      init: post(good, { "x-line-retry-key": "1" }),
      status: 400,
      message: "Invalid retry key",
    },
    {
      rule: "a retry key on a reply",
      path: "reply",
      init: post("{}", { "x-line-retry-key": KEY }),
      status: 400,
      message: "The retry key is not supported by this endpoint",
    },
    {
      rule: "a reply without a token",
      path: "reply",
      init: post(JSON.stringify({ replyToken: "", ...say("あ") })),
      status: 400,
      message: "The request body has 1 error(s)",
    },
    { rule: "multicast, which is not there", path: "multicast", init: post("{}"), status: 404, message: "Not found" },
  ])("$rule: $status, on the record", async ({ path, init, status, message }) => {
    const answer = await platform.call(`/v2/bot/message/${path}`, init);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ message });
    const requestId = answer.headers.get("x-line-request-id");
    expect(platform.simulator.violations()).toMatchObject([
      { call: `POST /v2/bot/message/${path}`, status, message, requestId },
    ]);
  });

  test("is shown in the chat it concerned", async () => {
    const resident = await platform.newResident();
    const replyToken = tokenOf(await platform.heard(resident, { act: "text", text: "もしもし" }));
    await refusal(platform.line.replyMessage({ replyToken, ...say("") }));
    const details = [{ message: "May not be empty", property: "messages[0].text" }];
    expect(await platform.chat(resident)).toMatchObject({
      violations: [{ userId: resident.userId, city: "mito", details }],
    });
  });
});
