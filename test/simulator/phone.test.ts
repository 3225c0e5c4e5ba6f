import { get } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Change, type Resident } from "../../src/core/simulator-view.ts";
import { eventually, type OpenPlatform, openPlatform, tokenOf } from "./open-platform.ts";

let platform: OpenPlatform;
beforeEach(async () => {
  platform = await openPlatform();
});
afterEach(() => platform.close());

const quickReply = {
  items: [{ type: "action" as const, action: { type: "postback" as const, label: "はい", data: "yes" } }],
};

async function ask(resident: Resident): Promise<string> {
  const replyToken = tokenOf(await platform.heard(resident, { act: "text", text: "もしもし" }));
  const { sentMessages } = await platform.line.replyMessage({
    replyToken,
    messages: [{ type: "text", text: "お急ぎですか", quickReply }],
  });
  return sentMessages[0]?.id ?? "";
}

describe("quick replies", () => {
  test.each([
    { what: "the resident types", act: { act: "text", text: "はい" } as const, lines: 3 },
    {
      what: "a tap that shows its words",
      act: { act: "postback", data: "yes", displayText: "はい" } as const,
      lines: 3,
    },
    { what: "a tap that shows nothing", act: { act: "postback", data: "yes", displayText: null } as const, lines: 2 },
  ])("vanish after: $what", async ({ act, lines }) => {
    const resident = await platform.newResident();
    const id = await ask(resident);
    expect(await platform.chat(resident)).toMatchObject({ quickReplyOf: id });
    await platform.heard(resident, act);
    const chat = await platform.chat(resident);
    expect(chat.quickReplyOf).toBeNull();
    expect(chat.items).toHaveLength(lines);
  });

  test("of an earlier message are lost when another follows, even in the same call", async () => {
    const resident = await platform.newResident();
    const replyToken = tokenOf(await platform.heard(resident, { act: "text", text: "もしもし" }));
    const messages = [
      { type: "text" as const, text: "お急ぎですか", quickReply },
      { type: "text" as const, text: "お待ちしています" },
    ];
    await platform.line.replyMessage({ replyToken, messages });
    expect(await platform.chat(resident)).toMatchObject({ quickReplyOf: null });
  });
});

test("an unsent message is gone from the phone; its picture is 410 for the bot; it cannot be unsent twice", async () => {
  const resident = await platform.newResident();
  const { messageId } = await platform.act(resident, { act: "sample", kind: "image" });
  const id = messageId ?? "";
  const picture = async () => (await platform.call(`/v2/bot/message/${id}/content`)).status;
  expect(await picture()).toBe(200);
  await platform.act(resident, { act: "unsend", messageId: id });
  expect(await platform.chat(resident)).toMatchObject({ items: [{ id, message: null }] });
  expect(await picture()).toBe(410);
  expect((await platform.browse(`/media/${id}`)).status).toBe(404);
  const again = await platform.browse(`/residents/${resident.userId}/acts`, { act: "unsend", messageId: id });
  expect({ status: again.status, ...((await again.json()) as object) }).toEqual({ status: 409, code: "cannot_unsend" });
});

test("blocking: no profile, no message arrives, nothing can be written until it is lifted", async () => {
  const resident = await platform.newResident({ nickname: "はなこ", language: "vi" });
  await platform.heard(resident, { act: "follow" });
  expect(await platform.line.getProfile(resident.userId)).toEqual({
    userId: resident.userId,
    displayName: "はなこ",
    language: "vi",
  });
  const replyToken = tokenOf(await platform.heard(resident, { act: "text", text: "もしもし" }));
  await platform.heard(resident, { act: "block" });
  await expect(platform.line.getProfile(resident.userId)).rejects.toMatchObject({ status: 404 });
  await platform.line.replyMessage({ replyToken, messages: [{ type: "text", text: "はい" }] });
  const write = await platform.browse(`/residents/${resident.userId}/acts`, { act: "text", text: "ねえ" });
  expect({ status: write.status, ...((await write.json()) as object) }).toEqual({ status: 409, code: "blocked" });

  await platform.heard(resident, { act: "unblock" });
  const { items, resident: after } = await platform.chat(resident);
  expect(after.relation).toBe("friend");
  expect(items.map((item) => (item.from === "notice" ? item.what : item.from))).toEqual([
    "followed",
    "resident",
    "blocked",
    "unblocked",
  ]);
  expect(platform.simulator.violations()).toEqual([]);
});

test("a profile is given of friends and of strangers who wrote, without a language nobody agreed to", async () => {
  const resident = await platform.newResident();
  await expect(platform.line.getProfile(resident.userId)).rejects.toMatchObject({ status: 404 });
  await platform.heard(resident, { act: "text", text: "もしもし" });
  expect(await platform.line.getProfile(resident.userId)).toEqual({ userId: resident.userId, displayName: "住民1" });
});

test("the loading sign is shown until its time is over or a message comes", async () => {
  const resident = await platform.newResident();
  const replyToken = tokenOf(await platform.heard(resident, { act: "text", text: "もしもし" }));
  const loadingUntil = async () => (await platform.chat(resident)).loadingUntil;
  await platform.line.showLoadingAnimation({ chatId: resident.userId, loadingSeconds: 5 });
  expect(await loadingUntil()).toBe(new Date(platform.clock.at + 5000).toISOString());
  platform.clock.at += 5000;
  expect(await loadingUntil()).toBeNull();
  await platform.line.showLoadingAnimation({ chatId: resident.userId });
  expect(await loadingUntil()).toBe(new Date(platform.clock.at + 20_000).toISOString());
  await platform.line.replyMessage({ replyToken, messages: [{ type: "text", text: "はい" }] });
  expect(await loadingUntil()).toBeNull();
  await expect(
    platform.line.showLoadingAnimation({ chatId: resident.userId, loadingSeconds: 7 }),
  ).rejects.toMatchObject({ status: 400 });
});

test("a read token marks what was said up to there; another's token is refused", async () => {
  platform.bot.answers.push(503);
  const resident = await platform.newResident();
  const event = await platform.heard(resident, { act: "text", text: "もしもし" });
  const unread = { items: [{ read: false }] };
  await eventually(async () =>
    expect((await platform.chat(resident)).pending).toMatchObject([{ state: "undelivered" }]),
  );
  expect(await platform.chat(resident)).toMatchObject(unread);
  if (event.type !== "message" || event.message.type !== "text") throw new Error("not a text");
  await platform.line.markMessagesAsReadByToken({ markAsReadToken: event.message.markAsReadToken ?? "" });
  expect(await platform.chat(resident)).toMatchObject({ items: [{ read: true }] });
  await expect(platform.line.markMessagesAsReadByToken({ markAsReadToken: "x" })).rejects.toMatchObject({
    status: 400,
  });
});

test("several residents side by side, in several cities, each with a chat of their own", async () => {
  const mito = await platform.newResident();
  const kokubunji = await platform.newResident({ city: "kokubunji" });
  await platform.heard(mito, { act: "text", text: "水戸から" });
  await platform.heard(kokubunji, { act: "text", text: "国分寺から" });
  expect(platform.bot.received.map(({ city }) => city)).toEqual(["mito", "kokubunji"]);
  expect((await platform.chat(mito)).items).toMatchObject([{ message: { text: "水戸から" } }]);
  expect(await (await platform.browse("/residents")).json()).toMatchObject({
    residents: [{ nickname: "住民2" }, { nickname: "住民1" }],
  });
});

test("the stream says what to fetch again", async () => {
  const abort = new AbortController();
  const stream = await fetch(`${platform.origin}/simulator/api/stream`, { signal: abort.signal });
  const resident = await platform.newResident();
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = "";
  while (!heard.includes("data:")) heard += (await reader?.read())?.value ?? "";
  const line = heard.split("\n").find((one) => one.startsWith("data: ")) ?? "";
  expect(Change.parse(JSON.parse(line.slice(6)))).toEqual({ what: "residents" });
  expect(resident.relation).toBe("stranger");
  abort.abort();
});

describe("only this machine's own pages may speak for a resident", () => {
  test.each([
    { what: "our page", headers: { origin: "SELF", "sec-fetch-site": "same-origin" }, status: 201 },
    { what: "a program", headers: {}, status: 201 },
    { what: "another page", headers: { origin: "https://evil.example" }, status: 403 },
    { what: "a page on another port", headers: { origin: "http://127.0.0.1:1" }, status: 403 },
    { what: "another site", headers: { "sec-fetch-site": "cross-site" }, status: 403 },
    { what: "a sandboxed frame", headers: { origin: "null" }, status: 403 },
    { what: "a foreign form", headers: { "content-type": "text/plain" }, status: 400 },
  ])("$what: $status", async ({ headers, status }) => {
    const sent = Object.entries(headers).map(([name, value]) => [name, value === "SELF" ? platform.origin : value]);
    const body = { city: "mito", nickname: null, language: null };
    expect((await platform.browse("/residents", body, Object.fromEntries(sent))).status).toBe(status);
  });

  test("a foreign name that points here is refused even for reading", async () => {
    const status = await new Promise((resolve) =>
      get(`${platform.origin}/simulator/api/residents`, { headers: { host: "rebound.example" } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }),
    );
    expect(status).toBe(403);
  });
});

test.each([
  {
    what: "an unknown city",
    body: { city: "atlantis", nickname: null, language: null },
    status: 404,
    code: "unknown_city",
  },
  {
    what: "a language that is no tag",
    body: { city: "mito", nickname: null, language: "日本語" },
    status: 400,
    code: "bad_request",
  },
  {
    what: "a name of 21",
    body: { city: "mito", nickname: "あ".repeat(21), language: null },
    status: 400,
    code: "bad_request",
  },
])("a resident with $what is not made", async ({ body, status, code }) => {
  const answer = await platform.browse("/residents", body);
  expect({ status: answer.status, ...((await answer.json()) as object) }).toMatchObject({ status, code });
});
