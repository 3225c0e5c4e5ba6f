import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { imageSize } from "../../src/core/image-size.ts";
import { ActDone } from "../../src/core/simulator-view.ts";
import { KOKUBUNJI, type OpenPlatform, openPlatform } from "./open-platform.ts";

let platform: OpenPlatform;
beforeEach(async () => {
  platform = await openPlatform();
});
afterEach(() => platform.close());

describe("what a resident sent", () => {
  test("is fetched byte for byte, on the phone and by the bot", async () => {
    const resident = await platform.newResident();
    const { messageId } = await platform.act(resident, { act: "sample", kind: "image" });
    const content = await platform.line.getMessageContentWithHttpInfo(messageId ?? "");
    expect(content.httpResponse.headers.get("content-type")).toBe("image/png");
    const bytes = await buffer(content.body);
    expect(imageSize(bytes)).toEqual({ type: "image/png", width: 240, height: 160 });
    const shown = await platform.browse(`/media/${messageId}`);
    expect(Buffer.from(await shown.arrayBuffer()).equals(bytes)).toBe(true);
    expect(await buffer(await platform.line.getMessageContentPreview(messageId ?? ""))).toEqual(bytes);
  });

  test("may still be in preparation: 202, which the SDK takes for an empty file", async () => {
    const resident = await platform.newResident();
    const { messageId } = await platform.act(resident, { act: "sample", kind: "audio" });
    platform.simulator.faults.next("content", { kind: "preparing" });
    const { httpResponse } = await platform.line.getMessageContentWithHttpInfo(messageId ?? "");
    expect(httpResponse.status).toBe(202);
    expect(await platform.line.getMessageContentTranscodingByMessageId(messageId ?? "")).toEqual({
      status: "succeeded",
    });
  });

  test("is nobody else's: unknown ids, and other cities, get 404; a picture has no transcoding", async () => {
    const resident = await platform.newResident();
    const { messageId } = await platform.act(resident, { act: "sample", kind: "image" });
    const other = platform.client(KOKUBUNJI.channelAccessToken);
    await expect(other.getMessageContent(messageId ?? "")).rejects.toMatchObject({ status: 404 });
    await expect(platform.line.getMessageContent("123")).rejects.toMatchObject({ status: 404 });
    await expect(platform.line.getMessageContentTranscodingByMessageId(messageId ?? "")).rejects.toMatchObject({
      status: 400,
    });
  });

  test.each([
    { what: "a page posing as a picture", kind: "image", contentType: "text/html", status: 400 },
    { what: "a drawing that can run scripts", kind: "image", contentType: "image/svg+xml", status: 400 },
    { what: "a file of any kind", kind: "file", contentType: "text/html", status: 200 },
  ])("$what: $status", async ({ kind, contentType, status }) => {
    const resident = await platform.newResident();
    const upload = { act: "upload", kind, fileName: "a.html", contentType, base64: "PGI+" };
    const answer = await platform.browse(`/residents/${resident.userId}/acts`, upload);
    expect(answer.status).toBe(status);
    if (status !== 200) return;
    const { messageId } = ActDone.parse(await answer.json());
    const { headers } = await platform.browse(`/media/${messageId}`);
    expect(headers.get("content-disposition")).toBe("attachment");
    expect(headers.get("content-type")).toBe("application/octet-stream");
  });
});

/** The head of a PNG is all that LINE's size rule looks at. */
function png(width: number, height: number, bytes = 64): Blob {
  const head = Buffer.alloc(bytes);
  head.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return new Blob([head], { type: "image/png" });
}

const menu = (more: object = {}) => ({
  size: { width: 2500, height: 843 },
  selected: true,
  name: "はじめのメニュー",
  chatBarText: "メニュー",
  areas: [
    {
      bounds: { x: 0, y: 0, width: 1250, height: 843 },
      action: { type: "postback" as const, label: "相談する", data: "t1|*|*|!|start" },
    },
  ],
  ...more,
});

describe("a rich menu", () => {
  test("is made, given its picture, shown to everybody, to one resident, and taken away", async () => {
    const resident = await platform.newResident();
    await platform.heard(resident, { act: "follow" });
    const shown = async () => (await platform.chat(resident)).richMenu?.richMenuId ?? null;
    const make = async () => {
      const { richMenuId } = await platform.line.createRichMenu(menu());
      await platform.line.setRichMenuImage(richMenuId, png(2500, 843));
      return richMenuId;
    };
    const [everybodys, own] = [await make(), await make()];
    expect(await platform.line.getRichMenuList()).toMatchObject({
      richmenus: [{ richMenuId: everybodys }, { richMenuId: own }],
    });

    await platform.line.setDefaultRichMenu(everybodys);
    expect(await platform.line.getDefaultRichMenuId()).toEqual({ richMenuId: everybodys });
    expect(await shown()).toBe(everybodys);
    expect((await platform.browse(`/richmenus/${everybodys}/image`)).headers.get("content-type")).toBe("image/png");

    await platform.line.linkRichMenuIdToUser(resident.userId, own);
    expect(await shown()).toBe(own);
    await platform.line.unlinkRichMenuIdFromUser(resident.userId);
    expect(await shown()).toBe(everybodys);
    await platform.line.deleteRichMenu(everybodys);
    expect(await shown()).toBeNull();
    expect(platform.simulator.violations()).toEqual([]);
  });

  test.each<{ rule: string; change: object; property: string }>([
    { rule: "a bar text of 15", change: { chatBarText: "あ".repeat(15) }, property: "chatBarText" },
    {
      rule: "a menu narrower than 800",
      change: { size: { width: 799, height: 300 }, areas: [] },
      property: "size.width",
    },
    {
      rule: "a menu too tall for its width",
      change: { size: { width: 1000, height: 700 }, areas: [] },
      property: "size",
    },
    { rule: "an area beyond the edge", change: { size: { width: 1200, height: 800 } }, property: "areas[0].bounds" },
    { rule: "21 areas", change: { areas: Array(21).fill(menu().areas[0]) }, property: "areas" },
  ])("is refused with $rule", async ({ change, property }) => {
    const answer = await platform.call("/v2/bot/richmenu/validate", {
      method: "POST",
      body: JSON.stringify(menu(change)),
    });
    expect({ status: answer.status, ...((await answer.json()) as object) }).toMatchObject({
      status: 400,
      details: [{ property }],
    });
  });

  test("cannot be shown before it has a picture, and the picture stays", async () => {
    const { richMenuId } = await platform.line.createRichMenu(menu());
    await expect(platform.line.setDefaultRichMenu(richMenuId)).rejects.toMatchObject({
      status: 400,
      body: '{"message":"must upload richmenu image before applying it to user"}',
    });
    await platform.line.setRichMenuImage(richMenuId, png(2500, 843));
    await expect(platform.line.setRichMenuImage(richMenuId, png(2500, 843))).rejects.toMatchObject({ status: 400 });
    await expect(platform.line.setDefaultRichMenu("richmenu-none")).rejects.toMatchObject({ status: 404 });
  });

  test.each([
    { rule: "a picture too small", picture: png(799, 300), status: 400 },
    { rule: "a picture too tall", picture: png(1000, 700), status: 400 },
    { rule: "a picture over 1 MB", picture: png(2500, 843, 1024 * 1024 + 1), status: 413 },
    { rule: "no picture at all", picture: new Blob(["hello"], { type: "image/png" }), status: 400 },
    { rule: "another kind of file", picture: new Blob(["hello"], { type: "text/plain" }), status: 415 },
  ])("refuses $rule with $status", async ({ picture, status }) => {
    const { richMenuId } = await platform.line.createRichMenu(menu());
    await expect(platform.line.setRichMenuImage(richMenuId, picture)).rejects.toMatchObject({ status });
  });
});

test("the size of a JPEG stands in its first frame, after any other segments", () => {
  const app0 = [0xff, 0xe0, 0x00, 0x04, 0x00, 0x00];
  const sof0 = [0xff, 0xc0, 0x00, 0x0b, 0x08, 0x03, 0x4b, 0x09, 0xc4, 0x01, 0x01, 0x11, 0x00];
  expect(imageSize(Buffer.from([0xff, 0xd8, ...app0, ...sof0]))).toEqual({
    type: "image/jpeg",
    width: 2500,
    height: 843,
  });
});
