import { describe, expect, test } from "vitest";
import { parseEvent } from "../../src/line/parse-event.ts";
import { lineEvent, lineMessage, lineText, RESIDENT } from "./line-events.ts";

const id = "01JDAAAAAAAAAAAAAAAAAAAAAA";
const at = "2026-11-22T09:30:00.000+09:00";
const messageId = "500000000000000001";

function eventOf(raw: unknown) {
  const parsed = parseEvent(raw);
  return parsed.ok ? parsed.value.event : parsed.error;
}

describe("what LINE sends becomes what happened", () => {
  test.each([
    ["added as a friend", lineEvent("follow", { follow: { isUnblocked: false } }), { type: "followed", again: false }],
    ["unblocked", lineEvent("follow", { follow: { isUnblocked: true } }), { type: "followed", again: true }],
    ["added, by an older webhook", lineEvent("follow"), { type: "followed", again: false }],
    ["blocked", lineEvent("unfollow", { replyToken: undefined }), { type: "unfollowed" }],
    ["wrote", lineText("家賃が払えません"), { type: "said", messageId, text: "家賃が払えません" }],
    [
      "sent a sticker",
      lineMessage({ type: "sticker", stickerId: "1" }),
      { type: "showed", messageId, kind: "sticker" },
    ],
    [
      "wrote on a sticker",
      lineMessage({ type: "sticker", stickerResourceType: "MESSAGE", keywords: ["sad"], text: "死にたい" }),
      { type: "said", messageId, text: "死にたい" },
    ],
    [
      "left a sticker's field empty",
      lineMessage({ type: "sticker", text: " " }),
      { type: "showed", messageId, kind: "sticker" },
    ],
    ["sent a picture", lineMessage({ type: "image" }), { type: "showed", messageId, kind: "image" }],
    ["spoke", lineMessage({ type: "audio", duration: 900 }), { type: "showed", messageId, kind: "audio" }],
    ["sent a film", lineMessage({ type: "video" }), { type: "showed", messageId, kind: "video" }],
    ["sent a file", lineMessage({ type: "file", fileName: "x.pdf" }), { type: "showed", messageId, kind: "file" }],
    ["sent what LINE invented since", lineMessage({ type: "hologram" }), { type: "showed", messageId, kind: "other" }],
    [
      "shared a place",
      lineMessage({ type: "location", latitude: 36.37, longitude: 140.47, address: "茨城県水戸市中央1丁目" }),
      { type: "located", messageId, latitude: 36.37, longitude: 140.47, address: "茨城県水戸市中央1丁目" },
    ],
    [
      "shared a place without an address",
      lineMessage({ type: "location", latitude: 36.37, longitude: 140.47 }),
      { type: "located", messageId, latitude: 36.37, longitude: 140.47, address: null },
    ],
    ["tapped", lineEvent("postback", { postback: { data: "t1|s|r|p|v" } }), { type: "tapped", data: "t1|s|r|p|v" }],
    ["took a message back", lineEvent("unsend", { unsend: { messageId } }), { type: "unsent", messageId }],
  ])("%s", (_, raw, happened) => {
    expect(eventOf(raw)).toEqual({ id, at, ...happened });
  });

  test("unknown fields are accepted: LINE adds some without notice", () => {
    const raw = { ...lineText("はい", { source: { type: "user", userId: RESIDENT, mood: "?" } }), novelty: { a: 1 } };
    expect(eventOf(raw)).toMatchObject({ type: "said", text: "はい" });
  });
});

describe("what is left alone, and why", () => {
  test.each([
    ["standby: another tool answers", lineText("はい", { mode: "standby" }), "not_active"],
    ["a group", lineText("はい", { source: { type: "group", groupId: "C1", userId: RESIDENT } }), "not_a_person"],
    ["a room", lineText("はい", { source: { type: "room", roomId: "R1" } }), "not_a_person"],
    ["nobody", lineText("はい", { source: undefined }), "not_a_person"],
    ["a user without an id", lineText("はい", { source: { type: "user" } }), "not_a_person"],
    ["a kind of event LINE invented since", lineEvent("telepathy"), "not_supported"],
    ["joined a group", lineEvent("accountLink", { link: { result: "ok", nonce: "n" } }), "not_supported"],
    [
      "a date picker",
      lineEvent("postback", { postback: { data: "d", params: { date: "2026-11-22" } } }),
      "not_supported",
    ],
    ["a text without text", lineMessage({ type: "text" }), "malformed"],
    ["a place without coordinates", lineMessage({ type: "location", address: "水戸市" }), "malformed"],
    ["a postback without data", lineEvent("postback", { postback: {} }), "malformed"],
    ["no event id", lineText("はい", { webhookEventId: undefined }), "malformed"],
    ["no time", lineText("はい", { timestamp: "yesterday" }), "malformed"],
    ["a time beyond the calendar", lineText("はい", { timestamp: 9e15 }), "malformed"],
    ["null", null, "malformed"],
    ["a word", "message", "malformed"],
  ])("%s", (_, raw, why) => {
    expect(parseEvent(raw)).toEqual({ ok: false, error: why });
  });
});

describe("texts that would do harm", () => {
  test("one of more than 5000 units is cut, never inside a surrogate pair", () => {
    const event = eventOf(lineText(`${"あ".repeat(4998)}😀${"い".repeat(50)}`));
    expect(event).toMatchObject({ text: `${"あ".repeat(4998)}…` });
  });

  test("half an emoji, which could not be stored, becomes the replacement character", () => {
    const raw: unknown = JSON.parse(JSON.stringify(lineText("X")).replace("X", "困\\ud83e"));
    expect(eventOf(raw)).toMatchObject({ text: "困\ufffd" });
  });
});

describe("reply tokens", () => {
  test.each([
    ["a message has one", lineText("はい"), "reply-token"],
    ["a message may lack it", lineText("はい", { replyToken: undefined }), null],
    ["a block has none, whatever stands there", lineEvent("unfollow"), null],
    ["a message taken back has none", lineEvent("unsend", { unsend: { messageId } }), null],
  ])("%s", (_, raw, token) => {
    const parsed = parseEvent(raw);
    expect(parsed.ok && parsed.value.replyToken).toBe(token);
  });
});
