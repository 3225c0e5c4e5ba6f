import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenPlatform, openPlatform } from "./open-platform.ts";

const FAMILY = "👨‍👩‍👧";
const text = (text: string, more: object = {}) => ({ type: "text", text, ...more });
const tap = (more: object = {}) => ({ type: "postback", label: "はい", data: "x", ...more });
const quick = (...actions: object[]) =>
  text("選んでください", { quickReply: { items: actions.map((action) => ({ type: "action", action })) } });
const template = (template: object, altText = "質問") => ({ type: "template", altText, template });
const buttons = (more: object = {}) => template({ type: "buttons", text: "どれですか", actions: [tap()], ...more });
const column = (more: object = {}) => ({ text: "窓口", actions: [tap()], ...more });
const carousel = (...columns: object[]) => template({ type: "carousel", columns });
const flex = (contents: object, altText = "窓口") => ({ type: "flex", altText, contents });
const box = (layout: string, ...contents: object[]) => ({ type: "box", layout, contents });
const bubble = (...contents: object[]) => ({ type: "bubble", body: box("vertical", ...contents) });
const words = (more: object = {}) => ({ type: "text", text: "高齢者支援センター", ...more });
const times = <T>(count: number, one: T) => Array.from({ length: count }, () => one);
const picture = "https://example.jp/a.png";

let platform: OpenPlatform;
beforeAll(async () => {
  platform = await openPlatform();
});
afterAll(() => platform.close());

const validate = async (messages: unknown) => {
  const answer = await platform.call("/v2/bot/message/validate/reply", {
    method: "POST",
    body: JSON.stringify({ messages }),
  });
  return { status: answer.status, ...((await answer.json()) as object) };
};

describe("a message that breaks one of LINE's rules is refused, and the place is named", () => {
  test.each<{ rule: string; messages: unknown; property: string; message?: string }>([
    { rule: "at least one message", messages: [], property: "messages" },
    {
      rule: "at most five messages",
      messages: times(6, text("あ")),
      property: "messages",
      message: "Size must be 5 or less",
    },
    { rule: "a known kind", messages: [{ type: "poem" }], property: "messages[0].type" },
    { rule: "no empty text", messages: [text("")], property: "messages[0].text", message: "May not be empty" },
    { rule: "no blank text", messages: [text(" \n")], property: "messages[0].text", message: "May not be empty" },
    {
      rule: "no missing text",
      messages: [{ type: "text" }],
      property: "messages[0].text",
      message: "May not be empty",
    },
    {
      rule: "text in UTF-16 units: 2501 emoji of two units are too many",
      messages: [text("🤨".repeat(2501))],
      property: "messages[0].text",
      message: "Length must be between 0 and 5000",
    },
    { rule: "nothing unknown in a message", messages: [text("あ", { color: "#fff" })], property: "messages[0].color" },
    { rule: "14 quick replies", messages: [quick(...times(14, tap()))], property: "messages[0].quickReply.items" },
    {
      rule: "a quick reply without a label",
      messages: [quick({ type: "postback", data: "x" })],
      property: "messages[0].quickReply.items[0].action.label",
    },
    {
      rule: "a label of 21 characters",
      messages: [quick(tap({ label: "あ".repeat(21) }))],
      property: "messages[0].quickReply.items[0].action.label",
    },
    {
      rule: "postback data of 301",
      messages: [quick(tap({ data: "x".repeat(301) }))],
      property: "messages[0].quickReply.items[0].action.data",
    },
    {
      rule: "displayText of 301",
      messages: [quick(tap({ displayText: "あ".repeat(301) }))],
      property: "messages[0].quickReply.items[0].action.displayText",
    },
    {
      rule: "message action of 301",
      messages: [quick({ type: "message", label: "あ", text: "あ".repeat(301) })],
      property: "messages[0].quickReply.items[0].action.text",
    },
    {
      rule: "a scheme LINE does not open",
      messages: [quick({ type: "uri", label: "あ", uri: "javascript:alert(1)" })],
      property: "messages[0].quickReply.items[0].action.uri",
    },
    {
      rule: "an address with a blank",
      messages: [quick({ type: "uri", label: "あ", uri: "tel:029 224 1111" })],
      property: "messages[0].quickReply.items[0].action.uri",
    },
    {
      rule: "an address of 1001",
      messages: [quick({ type: "uri", label: "あ", uri: `https://a.jp/${"x".repeat(1000)}` })],
      property: "messages[0].quickReply.items[0].action.uri",
    },
    {
      rule: "the map outside quick replies",
      messages: [buttons({ actions: [{ type: "location", label: "地図" }] })],
      property: "messages[0].template.actions[0].type",
    },
    {
      rule: "a menu switch outside rich menus",
      messages: [quick({ type: "richmenuswitch", label: "あ", richMenuAliasId: "a", data: "x" })],
      property: "messages[0].quickReply.items[0].action.type",
    },
    {
      rule: "altText of 1501",
      messages: [template({ type: "confirm", text: "?", actions: [tap(), tap()] }, "あ".repeat(1501))],
      property: "messages[0].altText",
    },
    {
      rule: "five buttons",
      messages: [buttons({ actions: times(5, tap()) })],
      property: "messages[0].template.actions",
    },
    { rule: "no button", messages: [buttons({ actions: [] })], property: "messages[0].template.actions" },
    {
      rule: "buttons text of 161",
      messages: [buttons({ text: "あ".repeat(161) })],
      property: "messages[0].template.text",
    },
    {
      rule: "buttons text of 61 beside a title",
      messages: [buttons({ title: "あ", text: "あ".repeat(61) })],
      property: "messages[0].template.text",
    },
    {
      rule: "buttons text of 61 beside a picture",
      messages: [buttons({ thumbnailImageUrl: picture, text: "あ".repeat(61) })],
      property: "messages[0].template.text",
    },
    { rule: "a title of 41", messages: [buttons({ title: "あ".repeat(41) })], property: "messages[0].template.title" },
    {
      rule: "a confirm with three",
      messages: [template({ type: "confirm", text: "?", actions: times(3, tap()) })],
      property: "messages[0].template.actions",
    },
    {
      rule: "a confirm text of 241",
      messages: [template({ type: "confirm", text: "あ".repeat(241), actions: times(2, tap()) })],
      property: "messages[0].template.text",
    },
    { rule: "eleven columns", messages: [carousel(...times(11, column()))], property: "messages[0].template.columns" },
    {
      rule: "four actions in a column",
      messages: [carousel(column({ actions: times(4, tap()) }))],
      property: "messages[0].template.columns[0].actions",
    },
    {
      rule: "columns with unlike numbers of actions",
      messages: [carousel(column(), column({ actions: [tap(), tap()] }))],
      property: "messages[0].template.columns",
    },
    {
      rule: "a column text of 121",
      messages: [carousel(column({ text: "あ".repeat(121) }))],
      property: "messages[0].template.columns[0].text",
    },
    {
      rule: "a picture over http",
      messages: [{ type: "image", originalContentUrl: "http://a.jp/a.png", previewImageUrl: picture }],
      property: "messages[0].originalContentUrl",
    },
    {
      rule: "a place without an address",
      messages: [{ type: "location", title: "市役所", latitude: 36, longitude: 140 }],
      property: "messages[0].address",
    },
    {
      rule: "a sender's name of 21",
      messages: [text("あ", { sender: { name: "あ".repeat(21) } })],
      property: "messages[0].sender.name",
    },
  ])("$rule", async ({ messages, property, message }) => {
    const answer = await validate(messages);
    expect(answer).toMatchObject({ status: 400, message: "The request body has 1 error(s)" });
    expect(answer).toHaveProperty("details", [{ property, message: message ?? expect.any(String) }]);
  });
});

describe("flex is refused by naming the message, and the place with slashes", () => {
  test.each<{ rule: string; contents: object; property: string; message?: string }>([
    {
      rule: "a bubble of nothing",
      contents: { type: "bubble" },
      property: "/",
      message: "At least one block must be specified",
    },
    { rule: "neither bubble nor carousel", contents: box("vertical", words()), property: "/type" },
    {
      rule: "an unknown property",
      contents: bubble(words({ colour: "#000000" })),
      property: "/body/contents/0/colour",
      message: "unknown field",
    },
    { rule: "an unknown component", contents: bubble({ type: "table" }), property: "/body/contents/0/type" },
    { rule: "an empty text", contents: bubble(words({ text: "" })), property: "/body/contents/0/text" },
    {
      rule: "a text of nothing",
      contents: bubble({ type: "text" }),
      property: "/body/contents/0/text",
      message: "must be non-empty text",
    },
    { rule: "a colour by name", contents: bubble(words({ color: "red" })), property: "/body/contents/0/color" },
    { rule: "a size that is none", contents: bubble(words({ size: "huge" })), property: "/body/contents/0/size" },
    { rule: "a button without an action", contents: bubble({ type: "button" }), property: "/body/contents/0/action" },
    {
      rule: "a button label of 41",
      contents: bubble({ type: "button", action: tap({ label: "あ".repeat(41) }) }),
      property: "/body/contents/0/action/label",
    },
    {
      rule: "an icon outside a baseline",
      contents: bubble({ type: "icon", url: picture }),
      property: "/body/contents/0/type",
    },
    {
      rule: "a button on a baseline",
      contents: bubble(box("baseline", { type: "button", action: tap() })),
      property: "/body/contents/0/contents/0/type",
    },
    { rule: "a body that is no box", contents: { type: "bubble", body: words() }, property: "/body/type" },
    { rule: "a hero of text", contents: { type: "bubble", hero: words() }, property: "/hero/type" },
    {
      rule: "a picture over http",
      contents: bubble({ type: "image", url: "http://a.jp/a.png" }),
      property: "/body/contents/0/url",
    },
    {
      rule: "a picture taller than three times its width",
      contents: bubble({ type: "image", url: picture, aspectRatio: "1:4" }),
      property: "/body/contents/0/aspectRatio",
    },
    {
      rule: "a carousel of thirteen",
      contents: { type: "carousel", contents: times(13, bubble(words())) },
      property: "/contents",
    },
    {
      rule: "a carousel of unlike sizes",
      contents: { type: "carousel", contents: [bubble(words()), { ...bubble(words()), size: "kilo" }] },
      property: "/contents",
    },
    { rule: "a bubble over 30 KB", contents: bubble(...times(20, words({ text: "あ".repeat(500) }))), property: "/" },
  ])("$rule", async ({ contents, property, message }) => {
    const answer = await validate([text("はじめに"), flex(contents)]);
    expect(answer).toMatchObject({ status: 400, message: "A message (messages[1]) in the request body is invalid" });
    expect(answer).toHaveProperty("details", [{ property, message: message ?? expect.any(String) }]);
  });
});

describe("what keeps the rules passes", () => {
  test.each<{ rule: string; message: object }>([
    { rule: "5000 UTF-16 units", message: text("🤨".repeat(2500)) },
    { rule: "a label of 20 families, which is 160 UTF-16 units", message: quick(tap({ label: FAMILY.repeat(20) })) },
    {
      rule: "13 quick replies, the map and a telephone among them",
      message: quick(
        ...times(11, tap()),
        { type: "location", label: "地図" },
        { type: "uri", label: "電話", uri: "tel:0292241111" },
      ),
    },
    { rule: "a buttons text of 160 families", message: buttons({ text: FAMILY.repeat(160) }) },
    { rule: "altText of 1500", message: flex(bubble(words()), "あ".repeat(1500)) },
    { rule: "a carousel of ten", message: carousel(...times(10, column({ title: "あ", text: "あ".repeat(60) }))) },
    {
      rule: "every flex part we may use",
      message: flex({
        ...bubble(
          box("baseline", { type: "icon", url: picture, size: "sm" }, words({ weight: "bold", wrap: true, flex: 0 }), {
            type: "filler",
          }),
          { type: "separator", margin: "md", color: "#CCCCCC" },
          { type: "image", url: picture, size: "full", aspectRatio: "20:13", aspectMode: "cover" },
          { type: "text", contents: [{ type: "span", text: "至急", color: "#CC0000" }] },
          {
            type: "button",
            style: "primary",
            height: "sm",
            action: { type: "uri", label: "電話する", uri: "tel:110" },
          },
          { type: "spacer", size: "md" },
        ),
        size: "mega",
        footer: { ...box("horizontal", words()), paddingAll: "12px", cornerRadius: "md", backgroundColor: "#FFFFFF00" },
        styles: { footer: { separator: true } },
      }),
    },
  ])("$rule", async ({ message }) => {
    expect(await validate([message])).toEqual({ status: 200 });
  });
});
