import nock from "nock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { setUpChannel } from "../../src/line/set-up-channel.ts";
import { recordedLog } from "./recorded-log.ts";

const API = "https://api.line.test";
const BOT = {
  userId: "U8e742f61d673b39c7fff3cecb7536ef0",
  basicId: "@x",
  displayName: "水戸市",
  markAsReadMode: "auto",
};
function setUp(city = "mito") {
  const { log, codes, text } = recordedLog();
  const tokens = new Map([["mito", "access-token"]]);
  const options = { tokens, apiBaseUrl: API, dataApiBaseUrl: API, deadlineMs: 2000, log };
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
describe("who the bot is", () => {
  test("is asked of LINE", async () => {
    botInfo();
    const city = setUp();
    expect(await city.run()).toEqual({ ok: true, value: { userId: BOT.userId, chatMode: "bot" } });
    expect(city.codes()).toEqual([]);
  });

  test("a chat that staff could answer in LINE's own console is warned about", async () => {
    botInfo("chat");
    const city = setUp();
    expect(await city.run()).toMatchObject({ ok: true, value: { chatMode: "chat" } });
    expect(city.codes()).toEqual(["line_chat_mode_on"]);
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
