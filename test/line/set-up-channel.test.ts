import { readFile } from "node:fs/promises";
import nock from "nock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { commandButton } from "../../src/core/button.ts";
import { RichMenu } from "../../src/core/line-message/rich-menu.ts";
import { RICH_MENU_IMAGE_BYTES_MAX } from "../../src/line/limits.ts";
import { setUpChannel } from "../../src/line/set-up-channel.ts";
import { recordedLog } from "./recorded-log.ts";

const API = "https://api.line.test";
const DATA = "https://api-data.line.test";
const BOT = {
  userId: "U8e742f61d673b39c7fff3cecb7536ef0",
  basicId: "@x",
  displayName: "水戸市",
  markAsReadMode: "auto",
};
const buttons = {
  start: commandButton("start"),
  status: commandButton("status"),
  person: commandButton("person"),
  language: commandButton("language"),
};

function setUp(city = "mito") {
  const { log, codes, text } = recordedLog();
  const tokens = new Map([["mito", "access-token"]]);
  const options = { tokens, apiBaseUrl: API, dataApiBaseUrl: DATA, deadlineMs: 2000, log, buttons };
  return { run: () => setUpChannel(options, city), codes, text };
}

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
  nock.enableNetConnect();
});

const botInfo = (chatMode = "bot") =>
  nock(API)
    .get("/v2/bot/info")
    .reply(200, { ...BOT, chatMode });
const menus = (...richmenus: object[]) => nock(API).get("/v2/bot/richmenu/list").reply(200, { richmenus });
const defaultMenu = (richMenuId: string | null) =>
  nock(API)
    .get("/v2/bot/user/all/richmenu")
    .reply(richMenuId === null ? 404 : 200, richMenuId === null ? { message: "no default richmenu" } : { richMenuId });

/** Lets our menu be made, and gives back what was sent. */
function takesMenu(): { menu: unknown; bytes: number } {
  const taken: { menu: unknown; bytes: number } = { menu: null, bytes: 0 };
  nock(API)
    .post("/v2/bot/richmenu", (menu: unknown) => {
      taken.menu = menu;
      return true;
    })
    .reply(200, { richMenuId: "richmenu-new" });
  nock(DATA, { reqheaders: { "content-type": "image/png" } })
    .post("/v2/bot/richmenu/richmenu-new/content", (hex: string) => {
      taken.bytes = hex.length / 2;
      return true;
    })
    .reply(200, "{}");
  nock(API).post("/v2/bot/user/all/richmenu/richmenu-new").reply(200, "{}");
  return taken;
}

async function outcome(): Promise<string> {
  const city = setUp();
  await city.run();
  return city.text();
}

async function makeMenu() {
  botInfo();
  menus();
  defaultMenu(null);
  const taken = takesMenu();
  await setUp().run();
  return RichMenu.parse(taken.menu);
}

describe("who the bot is", () => {
  test("is asked of LINE", async () => {
    botInfo();
    menus();
    defaultMenu(null);
    takesMenu();
    const city = setUp();
    expect(await city.run()).toEqual({ ok: true, value: { userId: BOT.userId, chatMode: "bot" } });
    expect(city.codes()).toEqual(["line_rich_menu"]);
  });

  test("a chat that staff could answer in LINE's own console is warned about", async () => {
    botInfo("chat");
    nock(API).get("/v2/bot/richmenu/list").reply(500);
    const city = setUp();
    expect(await city.run()).toMatchObject({ ok: true, value: { chatMode: "chat" } });
    expect(city.codes()).toEqual(["line_chat_mode_on", "line_rich_menu_failed"]);
  });

  test.each([
    ["a wrong token", 401, "{}", "token_wrong"],
    ["LINE down", 503, "<html>", "no_answer"],
    ["nonsense", 200, "{}", "no_answer"],
  ])("stays unknown: %s", async (_, status, answer, error) => {
    nock(API).get("/v2/bot/info").reply(status, answer);
    const city = setUp();
    expect(await city.run()).toEqual({ ok: false, error });
    expect(city.codes()).toEqual(["line_bot_unknown"]);
    expect(city.text()).not.toContain("access-token");
  });

  test("a city without a token is not asked about", async () => {
    const city = setUp("kokubunji");
    expect(await city.run()).toEqual({ ok: false, error: "token_wrong" });
    expect(city.codes()).toEqual(["line_no_token"]);
  });
});

describe("the rich menu", () => {
  test("has four fields that LINE accepts, together as wide as the picture", async () => {
    const menu = await makeMenu();
    expect(menu.areas.map((area) => area.action)).toMatchObject([
      { label: "相談する", data: buttons.start },
      { label: "いまの状況", data: buttons.status },
      { label: "人と話したい", data: buttons.person },
      { label: "ことば・Language", data: buttons.language },
    ]);
    expect(menu.areas.reduce((sum, area) => sum + area.bounds.width, 0)).toBe(menu.size.width);
  });

  test("the picture arrives whole, is the size the menu says, and under 1 MB", async () => {
    botInfo();
    menus();
    defaultMenu(null);
    const taken = takesMenu();
    await setUp().run();
    const png = await readFile(new URL("../../src/line/rich-menu.png", import.meta.url));
    expect({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) }).toEqual(RichMenu.parse(taken.menu).size);
    expect(taken.bytes).toBe(png.length);
    expect(png.length).toBeLessThan(RICH_MENU_IMAGE_BYTES_MAX);
  });

  test("is kept when it is there already", async () => {
    const { name } = await makeMenu();
    botInfo();
    menus({ richMenuId: "richmenu-old", name });
    defaultMenu("richmenu-old");
    expect(await outcome()).toContain('"outcome":"kept"');
  });

  test("is made anew when it has changed, and the outdated one goes; others' menus stay", async () => {
    botInfo();
    menus({ richMenuId: "richmenu-old", name: "tsunagu-0000" }, { richMenuId: "richmenu-pr", name: "広報" });
    defaultMenu("richmenu-old");
    takesMenu();
    nock(API).delete("/v2/bot/richmenu/richmenu-old").reply(200, "{}");
    expect(await outcome()).toContain('"outcome":"made"');
  });

  test("is made anew when a crash left one that is not the default", async () => {
    const { name } = await makeMenu();
    botInfo();
    menus({ richMenuId: "richmenu-half", name });
    defaultMenu(null);
    takesMenu();
    expect(await outcome()).toContain('"outcome":"made"');
  });

  test("does not push a menu aside that the city has chosen itself", async () => {
    botInfo();
    menus({ richMenuId: "richmenu-pr", name: "広報" });
    defaultMenu("richmenu-pr");
    expect(await outcome()).toContain('"outcome":"foreign"');
  });
});
