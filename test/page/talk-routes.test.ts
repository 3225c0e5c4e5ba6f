import { createServer, type Server } from "node:http";
import express from "express";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import type { TalkPage } from "../../src/app/talk-page.ts";
import { makeTalkToken } from "../../src/app/talk-token.ts";
import { makeTalkRoutes } from "../../src/page/make-talk-routes.ts";
import { portOf } from "../line/webhook-city.ts";
import { silentLog } from "../silent-log.ts";

const keys = makeKeyRing([{ id: "test", key: new Uint8Array(32).fill(5) }]);
const linkOf = (conversationId: string, link = "1") => makeTalkToken(keys, { conversationId, link });
const ID = "7d0f8a4e-4a0b-4b4e-9f0a-0c7f6f0b9a01";

let server: Server;
let origin = "";
let acts: string[] = [];

const talk: TalkPage = {
  read: async () => ({ state: "gone", city: null, language: "ja", stands: "over", talk: [] }),
  open: async () => undefined,
  act: async (token) => {
    acts.push(token);
    return { ok: true, value: null };
  },
  again: async () => undefined,
  leave: async () => undefined,
};

beforeEach(async () => {
  acts = [];
  server = createServer(express().use(makeTalkRoutes({ talk, keys, publicUrl: null, log: silentLog })));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${portOf(server)}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const post = (path: string, body: object) =>
  fetch(`${origin}/api/talk/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify(body),
  });
const says = (token: string) => post("act", { token, id: ID, text: "こんにちは" });

test("who sends without end is asked to wait, by all links of that talk; others are not, and she still sees what stands there", async () => {
  const flood = [];
  for (let n = 0; n < 61; n += 1) flood.push((await says(linkOf("flooding"))).status);
  expect(flood).toEqual([...Array(60).fill(200), 429]);
  expect(await (await says(linkOf("flooding", "2"))).json()).toEqual({ code: "too_often" });
  expect(acts).toHaveLength(60);
  expect((await post("read", { token: linkOf("flooding") })).status).toBe(200);
  expect((await says(linkOf("another"))).status).toBe(200);
});

test("made-up links count together, so that they take no room", async () => {
  for (let n = 0; n < 60; n += 1) await says(`made-up-${n}.1.x`);
  expect((await says("made-up-60.1.x")).status).toBe(429);
  expect((await says(linkOf("hers"))).status).toBe(200);
});
