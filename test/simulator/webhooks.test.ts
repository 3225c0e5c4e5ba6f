import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { validateSignature } from "@line/bot-sdk";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Act } from "../../src/core/simulator-view.ts";
import { signWebhook } from "../../src/simulator/post-webhook.ts";
import { eventually, MITO, type OpenPlatform, openPlatform } from "./open-platform.ts";

test("signs as in LINE's documentation", () => {
  const body = '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}';
  expect(signWebhook("8c570fa6dd201bb328f1c1eac23a96d8", body)).toBe("GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=");
});

const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;
const TOKEN = /^[0-9a-f]{32}$/;
const message = (content: object) => ({
  type: "message",
  replyToken: expect.stringMatching(TOKEN),
  message: { id: expect.stringMatching(/^\d{18}$/), markAsReadToken: expect.stringMatching(TOKEN), ...content },
});
const quoteToken = expect.stringMatching(TOKEN);
const contentProvider = { type: "line" };

describe("what a resident does reaches the bot as LINE would tell it", () => {
  let platform: OpenPlatform;
  beforeEach(async () => {
    platform = await openPlatform();
  });
  afterEach(() => platform.close());

  const told: { act: Act; event: object }[] = [
    {
      act: { act: "text", text: "家賃が払えません🤨" },
      event: message({ type: "text", text: "家賃が払えません🤨", quoteToken }),
    },
    {
      act: { act: "sticker", packageId: "446", stickerId: "1988" },
      event: message({
        type: "sticker",
        packageId: "446",
        stickerId: "1988",
        stickerResourceType: "STATIC",
        quoteToken,
      }),
    },
    {
      act: { act: "location", title: null, address: "水戸市中央1丁目", latitude: 36.366, longitude: 140.471 },
      event: message({ type: "location", address: "水戸市中央1丁目", latitude: 36.366, longitude: 140.471 }),
    },
    { act: { act: "sample", kind: "image" }, event: message({ type: "image", contentProvider, quoteToken }) },
    { act: { act: "sample", kind: "audio" }, event: message({ type: "audio", contentProvider }) },
    {
      act: { act: "sample", kind: "file" },
      event: message({ type: "file", fileName: "sample.pdf", fileSize: expect.any(Number) }),
    },
    {
      act: { act: "upload", kind: "video", fileName: "a.mp4", contentType: "video/mp4", base64: "AAAA" },
      event: message({ type: "video", contentProvider, quoteToken }),
    },
    {
      act: { act: "postback", data: "t1|*|*|!|menu", displayText: null },
      event: { type: "postback", replyToken: expect.stringMatching(TOKEN), postback: { data: "t1|*|*|!|menu" } },
    },
    {
      act: { act: "follow" },
      event: { type: "follow", replyToken: expect.stringMatching(TOKEN), follow: { isUnblocked: false } },
    },
    { act: { act: "block" }, event: { type: "unfollow" } },
  ];
  test.each(told)("$act.act $act.kind", async ({ act, event }) => {
    const resident = await platform.newResident();
    expect(await platform.heard(resident, act)).toStrictEqual({
      ...event,
      webhookEventId: expect.stringMatching(ULID),
      timestamp: platform.clock.at,
      mode: "active",
      source: { type: "user", userId: resident.userId },
      deliveryContext: { isRedelivery: false },
    });
  });

  test("unsend names the message that is gone; unblocking is a follow that says so", async () => {
    const resident = await platform.newResident();
    const { messageId } = await platform.act(resident, { act: "text", text: "夫に見られたくない" });
    const unsent = await platform.heard(resident, { act: "unsend", messageId: messageId ?? "" });
    expect(unsent).toMatchObject({ type: "unsend", unsend: { messageId } });
    expect(unsent).not.toHaveProperty("replyToken");

    await platform.heard(resident, { act: "block" });
    expect(await platform.heard(resident, { act: "unblock" })).toMatchObject({ follow: { isUnblocked: true } });
  });

  test("the signature holds over the exact bytes, and the destination is the account's own id", async () => {
    const resident = await platform.newResident();
    await platform.heard(resident, { act: "text", text: "こんにちは🤨" });
    const { body = "", signature = "" } = platform.bot.received[0] ?? {};
    expect(validateSignature(body, MITO.channelSecret, signature)).toBe(true);
    expect(validateSignature(`${body} `, MITO.channelSecret, signature)).toBe(false);
    const { userId } = await platform.line.getBotInfo();
    expect(JSON.parse(body)).toMatchObject({ destination: userId });
  });
});

describe("a bot that does not answer 2xx", () => {
  test("gets the same event again: same id, token and time, marked as a redelivery", async () => {
    const platform = await openPlatform({ redelivery: { afterMs: [5, 5] } });
    platform.bot.answers.push(500, 503);
    const resident = await platform.newResident();
    await platform.act(resident, { act: "text", text: "もしもし" });
    await eventually(() => expect(platform.bot.received).toHaveLength(3));
    const [first, ...again] = platform.bot.received.flatMap(({ events }) => events);
    expect(first).toMatchObject({ deliveryContext: { isRedelivery: false } });
    for (const event of again) expect(event).toStrictEqual({ ...first, deliveryContext: { isRedelivery: true } });
    await eventually(async () => expect((await platform.chat(resident)).pending).toEqual([]));
    await platform.close();
  });

  test("keeps nothing from the resident: what was given up stays visible and can be sent by hand", async () => {
    const platform = await openPlatform();
    platform.bot.answers.push(503, 503);
    const resident = await platform.newResident();
    const { webhookEventId } = await platform.act(resident, { act: "text", text: "もしもし" });
    const state = { webhookEventId, type: "message", state: "undelivered", lastError: "503" };
    await eventually(async () =>
      expect((await platform.chat(resident)).pending).toMatchObject([{ ...state, tries: 1 }]),
    );
    expect((await platform.chat(resident)).items).toMatchObject([{ from: "resident", read: false }]);

    const retry = async () => await (await platform.browse(`/webhooks/${webhookEventId}/retry`, {})).json();
    expect(await retry()).toMatchObject({ ...state, tries: 2 });
    expect(await retry()).toMatchObject({ state: "delivered", tries: 3, lastError: null });
    expect(await platform.chat(resident)).toMatchObject({ pending: [], items: [{ read: true }] });
    await platform.close();
  });

  test("is given two seconds, and no more", async () => {
    const platform = await openPlatform();
    platform.bot.answers.push("silence");
    const resident = await platform.newResident();
    await platform.act(resident, { act: "text", text: "もしもし" });
    await eventually(async () =>
      expect((await platform.chat(resident)).pending).toMatchObject([{ state: "undelivered", lastError: "timeout" }]),
    );
    await platform.close();
  });

  test("or is not there at all: the reason is named", async () => {
    const platform = await openPlatform({ webhookUrl: () => "http://127.0.0.1:9/webhook" });
    const resident = await platform.newResident();
    await platform.act(resident, { act: "text", text: "もしもし" });
    await eventually(async () =>
      expect((await platform.chat(resident)).pending).toMatchObject([
        { state: "undelivered", lastError: expect.any(String) },
      ]),
    );
    await platform.close();
  });
});

test("a restart keeps chats, and takes up the events that were still waiting", async () => {
  const file = join(await mkdtemp(join(tmpdir(), "simulator-")), "line.db");
  const before = await openPlatform({ file, redelivery: { afterMs: [60_000] } });
  before.bot.answers.push(503);
  const resident = await before.newResident({ nickname: "はなこ" });
  const { messageId } = await before.act(resident, { act: "text", text: "もしもし" });
  await eventually(async () => expect((await before.chat(resident)).pending).toMatchObject([{ state: "waiting" }]));
  await before.close();

  const after = await openPlatform({ file, redelivery: { afterMs: [5] } });
  expect((await after.chat(resident)).items).toMatchObject([{ id: messageId, message: { text: "もしもし" } }]);
  after.simulator.resume();
  await eventually(() => expect(after.bot.received).toHaveLength(1));
  expect(after.bot.received[0]?.events).toMatchObject([
    { message: { id: messageId }, deliveryContext: { isRedelivery: true } },
  ]);
  await after.close();
});

test("one resident's events leave in order, even when they type fast", async () => {
  const platform = await openPlatform();
  const resident = await platform.newResident();
  const lines = ["あのう", "家賃が", "払えなくて", "困っています"];
  for (const text of lines) await platform.act(resident, { act: "text", text });
  await eventually(() => expect(platform.bot.received).toHaveLength(lines.length));
  expect(platform.bot.received.flatMap(({ events }) => events)).toMatchObject(
    lines.map((text) => ({ message: { text } })),
  );
  await platform.close();
});
