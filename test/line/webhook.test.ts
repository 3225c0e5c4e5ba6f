import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { NO_DANGER } from "../../src/core/flow/new-session.ts";
import type { WebhookOptions } from "../../src/line/webhook.ts";
import { makeWebhook } from "../../src/line/webhook.ts";
import { silentMeter } from "../silent-meter.ts";
import { lineEvent, lineText, RESIDENT } from "./line-events.ts";
import { recordedLog } from "./recorded-log.ts";
import { BOT, hook, keys, NOW, openCity, SECRET, signed } from "./webhook-city.ts";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const city of open.splice(0)) await city.close();
});

async function mito(changes: Partial<WebhookOptions> = {}) {
  const city = await openCity(changes);
  open.push(city);
  return city;
}

describe("who is let in", () => {
  test("LINE's own example: this body, this secret, this signature", async () => {
    const city = await mito();
    const body = `{"destination":"${BOT}","events":[]}`;
    const signature = "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=";
    expect(await city.post(body, { "x-line-signature": signature })).toEqual({ status: 200, body: "" });
    expect(city.arrivals).toEqual([]);
  });

  test("while a secret is replaced, both count", async () => {
    const city = await mito({ channels: new Map([["mito", { secrets: ["old", "new"], botUserId: () => BOT }]]) });
    expect((await city.post(hook(), signed(hook(), "old"))).status).toBe(200);
    expect((await city.post(hook(), signed(hook(), "new"))).status).toBe(200);
    expect((await city.post(hook(), signed(hook(), "other"))).status).toBe(401);
  });

  test("until LINE has told us who the bot is, any destination is accepted", async () => {
    const city = await mito({ channels: new Map([["mito", { secrets: [SECRET], botUserId: () => null }]]) });
    const body = JSON.stringify({ destination: "Usomebody", events: [lineText("はい")] });
    expect((await city.post(body)).status).toBe(200);
    expect(city.arrivals).toHaveLength(1);
  });

  test("an empty secret, which anybody could sign with, does not start", () => {
    const never = { isUrgent: () => false, watch: () => NO_DANGER, isStopping: () => false, meter: silentMeter };
    const options = { accept: async () => {}, keys, now: () => NOW, log: recordedLog().log, ...never };
    const channels = new Map([["mito", { secrets: [""], botUserId: () => null }]]);
    expect(() => makeWebhook({ ...options, channels, windowMs: 0 })).toThrow("mito");
  });

  test("the header's case is the proxy's business", async () => {
    const city = await mito();
    const signature = signed(hook())["x-line-signature"] ?? "";
    expect((await city.post(hook(), { "X-LINE-SIGNATURE": signature })).status).toBe(200);
  });
});

describe("what is refused, with an empty body and nothing personal in the log", () => {
  const CANARY = "水戸太郎090-0000-0000";
  const good = hook(lineText(CANARY));
  const broken = `{"destination":"${BOT}","events":[{"text":"${CANARY}"`;
  const huge = hook(lineText(CANARY.repeat(100_000)));
  const elsewhere = JSON.stringify({ destination: "Usomebody", events: [lineText(CANARY)] });
  const path = "/webhook/mito";
  test.each([
    ["no signature", 401, good, {}, path],
    ["a wrong signature", 401, good, signed(good, "guess"), path],
    ["a signature that is not base64", 401, good, { "x-line-signature": "let me in" }, path],
    ["a signature over other bytes", 401, good, signed(`${good} `), path],
    ["no signature under broken JSON: the signature is looked at first", 401, broken, {}, path],
    ["a wrong signature under broken JSON", 401, broken, signed(broken, "guess"), path],
    ["broken JSON", 400, broken, signed(broken), path],
    ["no body at all", 400, "", signed(""), path],
    ["null", 400, "null", signed("null"), path],
    ["no events", 400, `{"destination":"${BOT}"}`, signed(`{"destination":"${BOT}"}`), path],
    ["events that are no list", 400, `{"events":{"a":1}}`, signed(`{"events":{"a":1}}`), path],
    ["another bot's events", 400, elsewhere, signed(elsewhere), path],
    ["more than 1 MB", 413, huge, signed(huge), path],
    ["a city we do not have", 404, good, signed(good), "/webhook/atlantis"],
    ["a city's name that cannot be read", 400, good, signed(good), "/webhook/%E0%A4%A"],
  ])("%s: %i", async (_, status, body, headers, where) => {
    const city = await mito();
    expect(await city.post(body, headers, where)).toEqual({ status, body: "" });
    expect(city.arrivals).toEqual([]);
    expect(city.codes()).toHaveLength(1);
    expect(city.text()).not.toContain("水戸太郎");
    expect(city.text()).not.toContain(RESIDENT);
  });

  test("a compressed body, which could unpack to anything: 415", async () => {
    const city = await mito();
    const zipped = gzipSync(good);
    expect(await city.post(zipped, { ...signed(zipped), "content-encoding": "gzip" })).toEqual({
      status: 415,
      body: "",
    });
  });

  test("what could not be stored: 500, so that LINE sends it again", async () => {
    const city = await mito({
      accept: async () => Promise.reject(Object.assign(new Error(`disk full at ${CANARY}`), { status: 409 })),
    });
    expect(await city.post(good)).toEqual({ status: 500, body: "" });
    expect(city.codes()).toEqual(["webhook_not_stored"]);
    expect(city.text()).not.toContain("水戸太郎");
  });
});

describe("what the operator can count", () => {
  test("each refusal by its code and city, and each signature that fits", async () => {
    const seen: string[] = [];
    const city = await mito({
      meter: {
        signed: (where) => void seen.push(`${where} signed`),
        refused: (where, code) => void seen.push(`${where} ${code}`),
      },
      accept: async () => Promise.reject(new Error("disk full")),
    });
    const good = hook(lineText("はい"));
    await city.post(good, {});
    await city.post(good, signed(good, "guess"));
    await city.post("null", signed("null"));
    await city.post(good, signed(good), "/webhook/atlantis");
    await city.post("x".repeat(1_100_000), signed("x"));
    await city.post(good);
    expect(seen).toEqual([
      "mito no_signature",
      "mito bad_signature",
      "mito not_json",
      "null unknown_city",
      "mito unreadable",
      "mito signed",
      "mito not_stored",
    ]);
  });

  test("about to end, everything is told to come again, and nothing is taken", async () => {
    let stopping = false;
    const city = await mito({ isStopping: () => stopping });
    const good = hook(lineText("はい"));
    expect((await city.post(good)).status).toBe(200);
    stopping = true;
    expect(await city.post(good)).toEqual({ status: 503, body: "" });
    expect(city.arrivals).toHaveLength(1);
  });
});

test("200 comes only after the events are stored", async () => {
  const called = Promise.withResolvers<void>();
  const stored = Promise.withResolvers<void>();
  const city = await mito({
    accept: () => {
      called.resolve();
      return stored.promise;
    },
  });
  const order: string[] = [];
  const answer = city.post(hook(lineText("はい"))).then(() => order.push("answered"));
  await called.promise;
  // A whole other request comes and goes meanwhile.
  expect((await city.post(hook())).status).toBe(200);
  order.push("stored");
  stored.resolve();
  await answer;
  expect(order).toEqual(["stored", "answered"]);
});

describe("what is taken out of a request", () => {
  test("several residents' events, each in its own conversation", async () => {
    const city = await mito();
    const neighbour = { source: { type: "user", userId: "Uneighbour" }, webhookEventId: "01JDB" };
    await city.post(hook(lineText("はい"), lineText("いいえ", neighbour)));
    expect(city.arrivals.map(({ event, address }) => [event.id, address.userId])).toEqual([
      ["01JDAAAAAAAAAAAAAAAAAAAAAA", RESIDENT],
      ["01JDB", "Uneighbour"],
    ]);
    expect(new Set(city.arrivals.map((arrival) => arrival.conversationId)).size).toBe(2);
  });

  test("the conversation's id does not show the resident's, and is the same every time", async () => {
    const city = await mito();
    await city.post(hook(lineText("はい"), lineText("いいえ")));
    const ids = city.arrivals.map((arrival) => arrival.conversationId);
    expect(ids).toEqual([ids[0], keys.blind(`mito:${RESIDENT}`, "conversation")]);
    expect(ids[0]).not.toContain(RESIDENT.slice(1, 9));
  });

  test("groups, standby, unknown kinds and a malformed event do not spoil the good one between them", async () => {
    const city = await mito();
    const answer = await city.post(
      hook(
        lineEvent("telepathy"),
        lineText("x", { mode: "standby" }),
        { type: "message", source: null },
        lineText("助けて"),
        lineText("x", { source: { type: "group", groupId: "C1", userId: RESIDENT } }),
        null,
      ),
    );
    expect(answer).toEqual({ status: 200, body: "" });
    expect(city.arrivals.map(({ event }) => event)).toMatchObject([{ type: "said", text: "助けて" }]);
    expect(city.text()).toContain('"malformed":2');
    expect(city.text()).not.toContain("助けて");
  });

  test("of groups and of standby only high danger is taken, without a word of it or who said it", async () => {
    const city = await mito();
    const group = { source: { type: "group", groupId: "C1", userId: RESIDENT } };
    await city.post(
      hook(
        lineText("もう死にたい", { ...group, webhookEventId: "g1" }),
        lineText("家賃が払えません", { ...group, webhookEventId: "g2" }),
        lineText("I want to die", { source: { type: "room", roomId: "R1" }, webhookEventId: "r1" }),
        lineText("もう死にたい", { mode: "standby", webhookEventId: "s1", replyToken: undefined }),
        lineText("電気が止まりそう", { mode: "standby", webhookEventId: "s2", replyToken: undefined }),
        lineText("もう死にたい", { mode: "hibernating", webhookEventId: "h1" }),
      ),
    );
    const danger = { tier: 1, kinds: ["suicide"], evidence: [] };
    expect(city.arrivals).toMatchObject([
      { event: { type: "overheard", id: "g1", where: "group", danger }, address: { userId: "C1" }, replyToken: {} },
      { event: { type: "overheard", id: "r1", where: "group", language: "en" }, address: { userId: "R1" } },
      {
        ...{ event: { type: "overheard", id: "s1", where: "standby", danger }, replyToken: null },
        conversationId: keys.blind(`mito:${RESIDENT}`, "conversation"),
      },
    ]);
    expect(JSON.stringify(city.arrivals.map(({ event }) => event))).not.toMatch(/死にたい|die|U4af/);
  });

  test("when nothing is taken, nothing is stored and LINE gets its 200", async () => {
    const city = await mito({ accept: async () => Promise.reject(new Error("must not be called")) });
    expect((await city.post(hook(lineEvent("telepathy")))).status).toBe(200);
  });

  test("an emoji that LINE sent escaped: the signature is over these bytes", async () => {
    const city = await mito();
    const body = hook(lineText("EMOJI")).replace("EMOJI", "\\uD83E\\uDD28");
    expect((await city.post(body)).status).toBe(200);
    expect(city.arrivals[0]?.event).toMatchObject({ text: "🤨" });
  });

  test("content types do not matter, bytes do", async () => {
    const city = await mito();
    const body = hook(lineText("はい"));
    for (const type of ["application/json; charset=utf-8", "text/plain", "application/octet-stream"]) {
      expect((await city.post(body, { ...signed(body), "content-type": type })).status).toBe(200);
    }
    expect(city.arrivals).toHaveLength(3);
  });
});

describe("until when, and from when", () => {
  const MINUTE = 60_000;
  const redelivered = (minutesAgo: number) => ({
    timestamp: NOW - minutesAgo * MINUTE,
    deliveryContext: { isRedelivery: true },
  });
  test.each([
    ["a reply goes out within 50 s of receipt", {}, NOW + 50_000],
    ["however long LINE took to bring it", { timestamp: NOW - 30 * MINUTE }, NOW + 50_000],
    ["redelivered soon: the same", redelivered(2), NOW + 50_000],
    ["redelivered late: 19 minutes after the event", redelivered(18.5), NOW + MINUTE / 2],
    ["redelivered too late: already over", redelivered(30), NOW - 11 * MINUTE],
  ])("%s", async (_, changes, until) => {
    const city = await mito();
    await city.post(hook(lineText("はい", changes)));
    expect(city.arrivals[0]?.replyToken).toEqual({ token: "reply-token", until });
  });

  test.each([
    ["a line of text waits for more", lineText("母のことで"), NOW + 1500],
    ["danger words do not wait", lineText("死にたい"), NOW],
    ["a tap is complete", lineEvent("postback", { postback: { data: "t1|a|b|c|d" } }), NOW],
    ["so is a new friend", lineEvent("follow"), NOW],
    ["and a message taken back", lineEvent("unsend", { unsend: { messageId: "1" } }), NOW],
  ])("%s", async (_, raw, readyAt) => {
    const city = await mito({ isUrgent: (event) => event.type === "said" && event.text.includes("死にたい") });
    await city.post(hook(raw));
    expect(city.arrivals).toMatchObject([{ receivedAt: NOW, readyAt }]);
  });
});
