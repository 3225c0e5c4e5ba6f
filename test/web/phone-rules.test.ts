import { describe, expect, test } from "vitest";
import type { LineAction } from "../../src/core/line-message/line-action.ts";
import { linkKind } from "../../src/web/simulator/link-kind.ts";
import { sendsText } from "../../src/web/simulator/sends-text.ts";
import { splitLinks } from "../../src/web/simulator/split-links.ts";
import { type Tap, tapOf } from "../../src/web/simulator/tap-of.ts";

describe("a tap", () => {
  const cases: { why: string; action: LineAction; tap: Tap }[] = [
    {
      why: "a message action says its text, not its label",
      action: { type: "message", label: "はい", text: "はい、お願いします" },
      tap: { kind: "act", act: { act: "text", text: "はい、お願いします" }, phone: null },
    },
    {
      why: "a postback hands its data over unchanged, and shows what it is told to show",
      action: { type: "postback", label: "家族", data: "t1|s|r|p|v", displayText: "家族のこと" },
      tap: { kind: "act", act: { act: "postback", data: "t1|s|r|p|v", displayText: "家族のこと" }, phone: null },
    },
    {
      why: "a postback without displayText leaves no trace in the chat",
      action: { type: "postback", label: "家族", data: "d" },
      tap: { kind: "act", act: { act: "postback", data: "d", displayText: null }, phone: null },
    },
    {
      why: "the keyboard comes up with a text begun",
      action: { type: "postback", label: "書く", data: "d", inputOption: "openKeyboard", fillInText: "私は" },
      tap: {
        kind: "act",
        act: { act: "postback", data: "d", displayText: null },
        phone: { move: "keyboard", fillIn: "私は" },
      },
    },
    { why: "the map", action: { type: "location", label: "場所を送る" }, tap: { kind: "place" } },
    { why: "the camera roll", action: { type: "cameraRoll", label: "写真" }, tap: { kind: "picture" } },
    {
      why: "a link stays on the phone",
      action: { type: "uri", label: "電話", uri: "tel:110" },
      tap: { kind: "link", uri: "tel:110" },
    },
    {
      why: "what this phone cannot do is said, not swallowed",
      action: { type: "datetimepicker", label: "日", data: "d", mode: "date" },
      tap: { kind: "not_here" },
    },
  ];
  test.each(cases)("$why", ({ action, tap }) => {
    expect(tapOf(action)).toEqual(tap);
  });
});

describe("Enter", () => {
  const enter = { key: "Enter", shiftKey: false, isComposing: false, keyCode: 13 };
  test.each([
    { why: "sends", key: enter, sends: true },
    { why: "with Shift starts a new line", key: { ...enter, shiftKey: true }, sends: false },
    { why: "that chooses a kanji does not send", key: { ...enter, isComposing: true }, sends: false },
    { why: "that ends a conversion in Safari does not send", key: { ...enter, keyCode: 229 }, sends: false },
    { why: "is not any other key", key: { ...enter, key: "a" }, sends: false },
  ])("$why", ({ key, sends }) => {
    expect(sendsText(key)).toBe(sends);
  });
});

test.each([
  { uri: "tel:0120279338", kind: "phone" },
  { uri: "http://127.0.0.1:3000/page/abc", kind: "here" },
  { uri: "http://localhost:3000/", kind: "here" },
  { uri: "https://localhost.example.jp/", kind: "away" },
  { uri: "https://www.mhlw.go.jp/", kind: "away" },
  { uri: "line://nv/profile", kind: "away" },
  { uri: "http://[", kind: "away" },
])("$uri leads $kind", ({ uri, kind }) => {
  expect(linkKind(uri)).toBe(kind);
});

describe("links in a text", () => {
  test.each([
    { text: "ただの文です。", links: [] },
    { text: "0120-279-338（24時間）", links: ["tel:0120-279-338"] },
    {
      text: "詳しくは https://example.jp/a?b=1 。電話は029-232-9173",
      links: ["https://example.jp/a?b=1", "tel:029-232-9173"],
    },
    { text: "受付番号 1029-232-91734 は電話ではない", links: [] },
    { text: "（https://example.jp/）", links: ["https://example.jp/"] },
  ])("$text", ({ text, links }) => {
    const pieces = splitLinks(text);
    expect(pieces.flatMap((piece) => piece.uri ?? [])).toEqual(links);
    expect(pieces.map((piece) => piece.text).join("")).toBe(text);
  });
});
