import { readFile } from "node:fs/promises";
import nock from "nock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { menuToShow } from "../../src/app/show-menus.ts";
import { DEFAULT_MENU } from "../../src/core/city-menu.ts";
import { makeMenuChannel } from "../../src/line/rich-menu.ts";
import { recordedLog } from "./recorded-log.ts";

const API = "https://api.line.test";
const DATA = "https://api-data.line.test";
const picture = new Uint8Array(await readFile(new URL("../../src/content/rich-menu.png", import.meta.url)));
const menu = menuToShow({ menu: DEFAULT_MENU, picture, drawn: true });
if (menu === null) throw new Error("the shipped menu has no picture");
const NAME = menu.request.name;
const tokens = new Map([["mito", "access-token"]]);

const show = (overOthers = false) =>
  makeMenuChannel({ tokens, apiBaseUrl: API, dataApiBaseUrl: DATA, deadlineMs: 2000, log: recordedLog().log }).showMenu(
    "mito",
    { ...menu, overOthers },
  );
const menus = (...richmenus: { richMenuId: string; name: string }[]) =>
  nock(API)
    .get("/v2/bot/richmenu/list")
    .reply(200, { richmenus: richmenus.map((each) => ({ ...menu.request, ...each })) });
const defaultMenu = (richMenuId: string | null) =>
  nock(API)
    .get("/v2/bot/user/all/richmenu")
    .reply(richMenuId === null ? 404 : 200, richMenuId === null ? { message: "no default richmenu" } : { richMenuId });
const isMade = (id: string) =>
  nock(API)
    .post("/v2/bot/richmenu", { ...menu.request })
    .reply(200, { richMenuId: id });
const isDrawn = (id: string) =>
  nock(DATA, { reqheaders: { "content-type": "image/png" } })
    .post(`/v2/bot/richmenu/${id}/content`, (hex: string) => hex.length / 2 === picture.length)
    .reply(200, "{}");
const isDefault = (id: string) => nock(API).post(`/v2/bot/user/all/richmenu/${id}`).reply(200, "{}");
const isGone = (id: string) => nock(API).delete(`/v2/bot/richmenu/${id}`).reply(200, "{}");
const hasPicture = (id: string, status: 200 | 404) =>
  nock(DATA)
    .get(`/v2/bot/richmenu/${id}/content`)
    .reply(status, status === 200 ? "png" : "{}");

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
  nock.enableNetConnect();
});

test("is made, drawn, and shown to everybody", async () => {
  menus();
  defaultMenu(null);
  isMade("new");
  isDrawn("new");
  isDefault("new");
  expect(await show()).toEqual({ ok: true, value: "shown" });
});

test("is left alone when it is there already", async () => {
  menus({ richMenuId: "now", name: NAME });
  defaultMenu("now");
  expect(await show()).toEqual({ ok: true, value: "shown" });
});

test("takes the place of an older one of ours, which goes; others' menus stay", async () => {
  menus({ richMenuId: "old", name: "tsunagu-0000" }, { richMenuId: "pr", name: "広報" });
  defaultMenu("old");
  isMade("new");
  isDrawn("new");
  isDefault("new");
  isGone("old");
  expect(await show()).toEqual({ ok: true, value: "shown" });
});

test("what a crash left without a picture is gone on with, not made twice", async () => {
  menus({ richMenuId: "half", name: NAME });
  defaultMenu(null);
  hasPicture("half", 404);
  isDrawn("half");
  isDefault("half");
  expect(await show()).toEqual({ ok: true, value: "shown" });
});

test("what a crash left drawn, but not shown, is shown; the old one goes", async () => {
  menus({ richMenuId: "half", name: NAME }, { richMenuId: "old", name: "tsunagu-0000" });
  defaultMenu("old");
  hasPicture("half", 200);
  isDefault("half");
  isGone("old");
  expect(await show()).toEqual({ ok: true, value: "shown" });
});

test("a menu that the city has made elsewhere stays", async () => {
  menus({ richMenuId: "pr", name: "広報" });
  defaultMenu("pr");
  expect(await show()).toEqual({ ok: true, value: "foreign" });
});

test("unless the city wants ours in its place", async () => {
  menus({ richMenuId: "pr", name: "広報" });
  defaultMenu("pr");
  isMade("new");
  isDrawn("new");
  isDefault("new");
  expect(await show(true)).toEqual({ ok: true, value: "shown" });
});

test.each([
  [401, "token_wrong"],
  [400, "http_400"],
  [500, "http_500"],
])("LINE answers %i: %s", async (status, error) => {
  nock(API).get("/v2/bot/richmenu/list").reply(status, "{}");
  expect(await show()).toEqual({ ok: false, error });
});
