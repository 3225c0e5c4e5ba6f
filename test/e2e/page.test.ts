import { createServer, type Server } from "node:http";
import { join } from "node:path";
import axe from "axe-core";
import express from "express";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Arrival } from "../../src/app/arrival.ts";
import type { Channel } from "../../src/app/channel.ts";
import { makeTalkPage } from "../../src/app/talk-page.ts";
import { makeTalkToken } from "../../src/app/talk-token.ts";
import { startWorker, type Worker } from "../../src/app/worker.ts";
import { loadScripts } from "../../src/content/load-scripts.ts";
import { openSqliteLiveStore } from "../../src/live/sqlite-live-store.ts";
import { secureHeaders } from "../../src/ops/guard.ts";
import { webPages } from "../../src/ops/web-pages.ts";
import { makePage } from "../../src/page/make-page.ts";
import { makeTalkRoutes } from "../../src/page/make-talk-routes.ts";
import { type OpenedRecords, openRecords } from "../../src/records/open-records.ts";
import { ADDRESS, ANSWER_BY, anOpening, coordinator, EAST, worker } from "../contracts/case-fixtures.ts";
import { keys, listeningLog } from "../desk/desk-fixtures.ts";
import { SQLITE } from "../records/databases.ts";
import { silentMeter } from "../silent-meter.ts";
import { ANSWER_MS_MAX, complaintsOf, hasBrowser, openBrowser } from "./browser.ts";
import { freePort } from "./outside-line.ts";

const ROOT = join(import.meta.dirname, "../..");
const REPLY = "こんにちは、東部センターの者です。\n明日の朝10時ごろ、おうちに うかがってもよいですか。";
const log = listeningLog();
const now = () => Date.now();
const iso = () => new Date().toISOString();
let browser: Browser;
let server: Server;
let records: OpenedRecords;
let working: Worker;
let url: string;
const live = openSqliteLiveStore({ file: ":memory:", keys, now });
/** All that LINE was given. */
const sent: string[] = [];
const channel: Channel = {
  render: (say) => ({ body: JSON.stringify(say), count: 1 }),
  reply: async (_address, _token, body) => taken(body),
  push: async (_address, _key, body) => taken(body),
  profileLanguage: async () => null,
  content: async () => ({ outcome: "gone" }),
};

beforeAll(async () => {
  if (!hasBrowser) return;
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const packs = await loadScripts(ROOT, ["mito"]);
  const scripts = new Map(
    [...packs].map(([id, script]) => [
      id,
      { ...script, city: { ...script.city, reply_on: "page" as const, confidential: "page" as const } },
    ]),
  );
  records = await openRecords({ dialect: await SQLITE.fresh(), keys, now, cities: scripts, pageUrl: url });
  const pageAddress = (conversationId: string, link: string) =>
    `${url}/page#${makeTalkToken(keys, { conversationId, link })}`;
  working = startWorker({ live, records, channel, scripts, pageAddress, now, log, meter: silentMeter });
  const accept = async (arrivals: readonly Arrival[]) => {
    await live.accept(arrivals);
    working.wake();
  };
  const talk = makeTalkPage({ live, accept, keys, scripts, now });
  const talkRoutes = makeTalkRoutes({ talk, keys, publicUrl: url, log });
  const page = makePage({ page: records.page, guard: records.guard, keys, scripts, publicUrl: url, now, log });
  const app = express().use(secureHeaders(false), page, talkRoutes, webPages(join(ROOT, "dist/web"), false));
  server = createServer(app);
  await new Promise<void>((ready) => server.listen(port, "127.0.0.1", ready));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await working?.stop();
  await new Promise((done) => (server === undefined ? done(null) : server.close(done)));
  await records?.close();
  await live.close();
});

test.skipIf(!hasBrowser)(
  "a resident reads her answer on the page and answers there; LINE, the log and search engines get none of it",
  { timeout: 60_000 },
  async () => {
    const east = worker(EAST);
    const { receipt } = await records.openCase(anOpening(), ADDRESS, ANSWER_BY);
    await records.acceptCase(east, "case-1", iso());
    await records.reply(east, "case-1", "reply-1", REPLY, iso());
    working.wake();
    const link = await linkSent(1);
    expect(sent.join()).toContain("返信が届いています");

    const page = await openOn("phone");
    const [complaints, asked] = [complaintsOf(page), askedBy(page)];
    await page.goto(link);
    await page.getByRole("heading", { name: "水戸市からの返事" }).waitFor();
    await look(page, "page-ask");
    await page.getByLabel("受付番号の 下4けた").fill(receipt.endsWith("0000") ? "1111" : "0000");
    await page.getByRole("button", { name: "返事を読む" }).click();
    await page.getByText("あと4回").waitFor();
    await look(page, "page-wrong");
    await page.getByLabel("受付番号の 下4けた").fill(receipt.slice(-4));
    await page.keyboard.press("Enter");
    await page.getByText("明日の朝10時ごろ").waitFor();
    await page.getByLabel("返事を書く").fill("はい、だいじょうぶです。\nよろしくお願いします。");
    await page.getByRole("button", { name: "送る" }).click();
    await page.getByText("送りました。").waitFor();
    await look(page, "page-read");
    const cookies = await page.context().cookies(`${url}/api/page/look`);
    expect(cookies).toMatchObject([{ name: "tsunagu_page", httpOnly: true, sameSite: "Strict", path: "/api/page" }]);
    await vi.waitFor(async () => expect(await heardByStaff()).toContain("よろしくお願いします"), 10_000);
    await page.reload();
    await page.getByText("よろしくお願いします").waitFor();
    await page.getByRole("button", { name: "読みおわった" }).click();
    await page.getByText("画面を消しました").waitFor();
    expect(await page.locator("body").innerText()).not.toContain("明日");

    await page.reload();
    await page.getByText("もう使われました").waitFor();
    await look(page, "page-used");
    await page.getByRole("button", { name: "新しいリンク" }).click();
    await page.getByText("LINEを見てください").waitFor();
    expect(await linkSent(2)).not.toBe(link);
    expect(complaints.filter((each) => !each.startsWith("Failed to load resource"))).toEqual([]);
    expect(asked.filter((each) => !each.startsWith(url))).toEqual([]);
    // The token is in no address that was asked for, and nothing that was said is anywhere but on the page.
    expect(asked.join()).not.toContain(link.split("#")[1] ?? "");
    expect(sent.join() + log.lines.join()).not.toMatch(/明日の朝|よろしくお願い/);
    const headers = (await fetch(`${url}/page`)).headers;
    expect(headers.get("x-robots-tag")).toContain("noindex");
  },
);

test.skipIf(!hasBrowser)("somebody who reads English finds the page in English, on a wide screen too", async () => {
  const east = worker(EAST);
  const opening = anOpening({ caseId: "case-2", eventId: "event-2", conversationId: "talk-2", language: "en" });
  const { receipt } = await records.openCase(opening, ADDRESS, ANSWER_BY);
  await records.acceptCase(east, "case-2", iso());
  await records.reply(east, "case-2", "reply-2", "We will call you tomorrow at ten.", iso());
  working.wake();
  const link = await linkSent(3);
  const page = await openOn("desktop");
  await page.goto(link);
  await page.getByLabel("last 4 digits").fill(receipt);
  await page.getByRole("button", { name: "Read the reply" }).click();
  await page.getByText("tomorrow at ten").waitFor();
  await look(page, "page-english");
});

test.skipIf(!hasBrowser)("another site's page can neither ask nor say anything here", async () => {
  const ask = async (headers: Record<string, string>, body: unknown = { token: "x".repeat(43) }) =>
    (await fetch(`${url}/api/page/look`, { method: "POST", headers, body: JSON.stringify(body) })).status;
  const json = { "content-type": "application/json" };
  expect(await ask({ ...json, origin: url })).toBe(200);
  expect(await ask({ ...json, origin: "https://evil.example" })).toBe(403);
  expect(await ask(json)).toBe(403);
  expect(await ask({ origin: url, "content-type": "text/plain" })).toBe(403);
  expect(await ask({ ...json, origin: url }, { token: "short" })).toBe(400);
});

test.skipIf(!hasBrowser)(
  "what is confidential is asked on the page, to the receipt; LINE and the log get none of it",
  { timeout: 60_000 },
  async () => {
    const before = sent.length;
    const inLine = () => sent.slice(before).join();
    await live.accept([{ ...HER, event: { type: "followed", id: "talk-1", at: iso(), again: false } }]);
    working.wake();
    await vi.waitFor(() => expect(inLine()).toMatch(TALK_LINK), 10_000);
    const link = TALK_LINK.exec(inLine())?.[0] ?? "";

    const page = await openOn("phone");
    const [complaints, asked] = [complaintsOf(page), askedBy(page)];
    const tap = async (label: string, next: string) => {
      await page.getByRole("button", { name: label }).click();
      await page.getByText(next).last().waitFor();
    };
    const write = async (text: string, next: string) => {
      await page.getByLabel("文字で書く").fill(text);
      await page.getByRole("button", { name: "送る", exact: true }).click();
      await page.getByText(next).last().waitFor();
    };
    await page.goto(link);
    await page.getByText("だれのことで、困っていますか").waitFor();
    await look(page, "talk-first");
    // While the store is away she is told so, and what she tapped goes out by itself when it is back.
    await page.route("**/api/talk/*", (route) => route.fulfill({ status: 500, json: { code: "internal" } }));
    await tap("自分のこと", "まだ届いていません");
    await look(page, "talk-away");
    await page.unroute("**/api/talk/*");
    await page.getByText("自分のことばで書いてください").waitFor();

    // Without a connection nothing that she wrote is lost, not even by a reload, and it is said once.
    await page.route("**/api/talk/act", (route) => route.abort());
    await write(STORY, "まだ届いていません");
    await look(page, "talk-offline");
    await page.reload();
    await page.unroute("**/api/talk/act");
    expect(await page.getByLabel("文字で書く").inputValue()).toBe(STORY);
    await page.getByLabel("文字で書く").press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("と受け取りました").waitFor();

    const other = await openOn("desktop");
    await other.goto(link);
    await other.getByText("このリンクは、もう使えません").waitFor();

    await write("もう死にたいです", "一人にならないでください");
    await page.getByRole("link", { name: "119に電話する" }).waitFor();
    await look(page, "talk-danger");
    await tap("はい、だいじょうぶ", "合っていますか");
    await tap("合っています", "いちばん困っていること");
    await tap("家賃", "どこに住んでいますか");
    await tap("言いたくない", "何歳くらい");
    await tap("40〜64歳", "このあと、どうしますか");
    await look(page, "talk-office");
    await tap("連絡がほしい", "いっしょに住んでいる");
    await tap("ひとり暮らし", "どんなやり方");
    await tap("電話で", "電話番号を書いてください");
    await write("090-1111-2222", "連絡のつきやすい時間");
    await tap("午前", "何とお呼びすれば");
    await write("ゆきの", "気をつけてほしい");
    await tap("とくにない", "この内容で、合っていますか");
    await tap("合っています", "まとめを伝えていいですか");
    await tap("伝えていい", "ここで聞くことは、おわりました");
    await look(page, "talk-receipt");
    await vi.waitFor(() => expect(inLine()).toMatch(/受付番号は \d{4}-\d{4} です/), 10_000);

    // Staff have what she told; LINE and the log nothing of it, nor of what was asked, nor which office it is.
    const caseId = (await live.sessionOf(HER.conversationId, now()))?.case?.id ?? "";
    const found = await records.readCase(coordinator, caseId, iso());
    const told = found.ok ? JSON.stringify(found.value) : "";
    for (const text of ["大家さんに出ていけと", "もう死にたいです", "090-1111-2222", "ゆきの"])
      expect(told).toContain(text);
    expect(inLine() + log.lines.join()).not.toMatch(
      /家賃|死にたい|大家|090-1111|ゆきの|だれのこと|自立|一人にならない/,
    );
    expect(asked.join()).not.toContain(link.split("#")[1] ?? "");
    expect(complaints.filter((each) => !/Failed to load resource|ERR_INTERNET/.test(each))).toEqual([]);
    await page.getByRole("button", { name: "画面を消す" }).click();
    await page.getByText("画面を消しました").waitFor();
    await page.reload();
    await page.getByText("このリンクは、もう使えません").waitFor();
    await page.getByRole("link", { name: "119（救急）" }).waitFor();
    await look(page, "talk-over");
    await page.getByRole("button", { name: "新しいリンク" }).click();
    await page.getByText("LINEを見てください").waitFor();
  },
);

/** A resident of LINE, and what she tells of herself. */
const HER = {
  ...{ conversationId: "talk-of-hers", address: { city: "mito", channel: "line" as const, userId: "U1" } },
  ...{ receivedAt: 0, readyAt: 0, replyToken: null },
};
const STORY = "家賃を3か月はらえていません。\n大家さんに出ていけと言われました。";
const TALK_LINK = /http:[^"]+#[\w-]+\.[\w.-]+/;

async function heardByStaff(): Promise<string> {
  const found = await records.readCase(worker(EAST), "case-1", iso());
  return found.ok ? found.value.messages.map(({ text }) => text).join() : "";
}

function taken(body: string) {
  sent.push(body);
  return { outcome: "accepted" as const, requestId: null };
}

/** The newest link, when LINE has so many. */
async function linkSent(count: number): Promise<string> {
  const links = () => sent.flatMap((body) => /http:[^"]+#[\w-]+/.exec(body)?.[0] ?? []);
  await vi.waitFor(() => expect(links()).toHaveLength(count), 10_000);
  return links().at(-1) ?? "";
}

function askedBy(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  return asked;
}

async function openOn(what: "phone" | "desktop"): Promise<Page> {
  const viewport = what === "phone" ? { width: 390, height: 844 } : { width: 1280, height: 900 };
  const context = await browser.newContext({ viewport });
  context.setDefaultTimeout(ANSWER_MS_MAX);
  return context.newPage();
}

/** What axe objects to, and with SHOTS a picture. */
async function look(page: Page, name: string): Promise<void> {
  await page.evaluate(axe.source);
  const objections = await page.evaluate(async () => (await window.axe.run()).violations.map(({ id }) => id));
  expect(objections, name).toEqual([]);
  const shots = process.env.SHOTS;
  if (shots !== undefined) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}
