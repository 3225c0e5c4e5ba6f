import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Arrival } from "../../src/app/arrival.ts";
import { handleTurn } from "../../src/app/handle-turn.ts";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import type { LiveStore } from "../../src/app/live-store.ts";
import { asRecorded } from "../../src/app/play-talk.ts";
import { makeTalkPage, type TalkPage } from "../../src/app/talk-page.ts";
import { makeTalkToken, readTalkToken } from "../../src/app/talk-token.ts";
import { loadScripts } from "../../src/content/load-scripts.ts";
import { commandButton } from "../../src/core/button.ts";
import type { Effect } from "../../src/core/effect.ts";
import type { Event } from "../../src/core/event.ts";
import { openSqliteLiveStore } from "../../src/live/sqlite-live-store.ts";
import { silentLog } from "../silent-log.ts";
import { silentMeter } from "../silent-meter.ts";

/** The page of the confidential part on a real live store: whose it is, how long, and that nothing is lost or said twice. */
const HOUR_MS = 3_600_000;
const keys = makeKeyRing([{ id: "test", key: new Uint8Array(32).fill(5) }]);
const [shipped] = (await loadScripts(join(import.meta.dirname, "../.."), ["mito"])).values();
if (shipped === undefined) throw new Error("no city");
const script = asRecorded(shipped, { confidential: "page" });
const scripts = new Map([["mito", script]]);
const address = { city: "mito", channel: "line" as const, userId: "U1" };
const [HERS, ANOTHER] = ["her-browser", "another-browser"];
const HELLO = { type: "followed", id: "f", at: "2026-04-20T01:00:00.000Z", again: false } as const;
const UUID = "7d0f8a4e-4a0b-4b4e-9f0a-0c7f6f0b9a01";

let clock: number;
let live: LiveStore;
let page: TalkPage;
/** What LINE is given. */
let line: Effect[];

beforeEach(async () => {
  clock = Date.parse(HELLO.at);
  line = [];
  const now = () => clock;
  live = openSqliteLiveStore({ file: ":memory:", keys, now });
  const accept = async (arrivals: readonly Arrival[]) => {
    await live.accept(arrivals);
    await handle();
  };
  page = makeTalkPage({ live, accept, keys, scripts, now });
  await happens(HELLO);
  await happens({ type: "profile_known", id: "p", at: HELLO.at, language: "ja" });
});
afterEach(() => live.close());

async function happens(event: Event): Promise<void> {
  const arrival = { event, conversationId: "talk", address, receivedAt: clock, readyAt: clock, replyToken: null };
  await live.accept([arrival]);
  await handle();
}

async function handle(): Promise<void> {
  const pageAddress = (conversationId: string, link: string) =>
    `https://tsunagu.example.jp/page#${makeTalkToken(keys, { conversationId, link })}`;
  const now = () => clock;
  for (let turn = await live.claimTurn(clock, 1000); turn !== null; turn = await live.claimTurn(clock, 1000))
    await handleTurn({ live, scripts, pageAddress, now, log: silentLog, meter: silentMeter }, turn);
  const claim = await live.claimLines("speak", clock, 1000);
  if (claim === null) return;
  line.push(...claim.lines.map(({ effect }) => effect));
  await live.settle(
    claim,
    claim.lines.map(({ id }) => ({ lineId: id, state: "done" as const, requestId: null, at: clock })),
  );
  await live.release(claim);
}

/** The token of the newest link in LINE. */
function token(): string {
  return [...JSON.stringify(line).matchAll(/page#([\w.-]+)/g)].at(-1)?.[1] ?? "";
}
const stateIn = async (browser: string | null, of = token()) => (await page.read(of, browser)).state;
const onPage = async () => JSON.stringify((await page.read(token(), HERS)).talk);
/** LINE's times are Japan's. */
const inLine = (text: string) => {
  const at = new Date(clock + 9 * HOUR_MS).toISOString().replace("Z", "+09:00");
  return happens({ type: "said", id: text, at, messageId: text, text });
};
/** The button of the newest question with this value. */
const dataOf = async (value: string) =>
  new RegExp(`"data":"([^"]+\\|${value})"`).exec(await onPage())?.[1] ?? `no ${value}`;

test("the first browser that opens the link has it, and no other sees anything", async () => {
  expect(await stateIn(HERS)).toBe("new");
  expect((await page.read(token(), HERS)).talk).toEqual([]);
  await page.open(token(), HERS);
  await page.open(token(), ANOTHER);
  expect(await onPage()).toContain("だれのことで");
  for (const browser of [ANOTHER, null]) {
    expect(await page.read(token(), browser)).toMatchObject({ state: "used", talk: [] });
    expect(await page.act(token(), browser, { id: UUID, text: "のぞき見" })).toEqual({ ok: false, error: "used" });
  }
  expect(JSON.stringify(await live.sessionOf("talk", clock))).not.toContain("のぞき見");
});

test("a token that we did not make opens nothing", async () => {
  const [conversation, link, seal = ""] = token().split(".");
  expect(readTalkToken(keys, token())).toEqual({ conversationId: "talk", link });
  const others = makeKeyRing([{ id: "test", key: new Uint8Array(32).fill(6) }]);
  for (const forged of [
    `${conversation}x.${link}.${seal}`,
    `${conversation}.${link}x.${seal}`,
    `${conversation}.${link}.${seal.replace(/^./, (first) => (first === "A" ? "B" : "A"))}`,
    makeTalkToken(others, { conversationId: "talk", link: link ?? "" }),
    makeTalkToken(keys, { conversationId: "nobody", link: link ?? "" }),
    "",
  ]) {
    expect(await page.read(forged, HERS)).toMatchObject({ state: "gone", city: null });
    expect(await page.act(forged, HERS, { id: UUID, text: "あ" })).toEqual({ ok: false, error: "gone" });
  }
});

test("said twice over a bad line it is said once", async () => {
  await page.open(token(), HERS);
  await page.act(token(), HERS, { id: UUID, data: await dataOf("self") });
  const story = { id: UUID.replace("7d", "8d"), text: "家賃が払えません" };
  expect(await page.act(token(), HERS, story)).toEqual({ ok: true, value: null });
  expect(await page.act(token(), HERS, story)).toEqual({ ok: true, value: null });
  const session = await live.sessionOf("talk", clock);
  expect(session?.words.map(({ text }) => text)).toEqual(["家賃が払えません"]);
  expect((await onPage()).match(/家賃が払えません/g)).toHaveLength(1);
  expect(JSON.stringify(line)).not.toContain("家賃");
});

test.each([
  { what: "a link waits for a day", open: false, hours: 23, state: "new" },
  { what: "then it is too old", open: false, hours: 25, state: "late" },
  { what: "opened, it is read for two hours", open: true, hours: 1, state: "open" },
  { what: "after her last word", open: true, hours: 3, state: "used" },
])("$what", async ({ open, hours, state }) => {
  if (open) await page.open(token(), HERS);
  clock += hours * HOUR_MS;
  expect(await stateIn(HERS)).toBe(state);
});

test("danger told on a page that is over is heard, in her own browser alone, and answered in LINE; all else is refused as ever", async () => {
  await page.open(token(), HERS);
  clock += 3 * HOUR_MS;
  const over = token();
  line = [];
  const says = (browser: string, n: number, text: string) =>
    page.act(over, browser, { id: UUID.replace("7d", `${n}d`), text });
  for (const [browser, text] of [
    [ANOTHER, "もう死にたい"],
    [HERS, "家賃が払えません"],
  ] as const)
    expect(await says(browser, 1, text)).toMatchObject({ ok: false });
  expect(line).toEqual([]);
  expect(await says(HERS, 2, "もう死にたい")).toMatchObject({ ok: false });
  expect(JSON.stringify(line)).toContain("一人にならないでください");
  expect(await live.sessionOf("talk", clock)).toMatchObject({ case: { reason: "danger" } });
});

test("a link that is over brings a new one with one word in LINE; there stands the open question and nothing of before", async () => {
  await page.open(token(), HERS);
  await page.act(token(), HERS, { id: UUID, data: await dataOf("self") });
  await page.act(token(), HERS, { id: UUID.replace("7d", "8d"), text: "家賃が払えません" });
  const first = token();
  clock += 3 * HOUR_MS;
  await inLine("こんにちは");
  expect(token()).not.toBe(first);
  expect(await stateIn(HERS, first)).toBe("used");
  await page.open(token(), HERS);
  expect(await onPage()).toContain("合っていますか");
  expect(await onPage()).not.toContain("家賃が払えません");
});

test("「新しいリンクを送る」 in LINE brings one at once, also while the old one is open", async () => {
  await page.open(token(), HERS);
  const first = token();
  await happens({ type: "tapped", id: "t", at: HELLO.at, data: commandButton("link") });
  expect(token()).not.toBe(first);
  expect(await stateIn(HERS, first)).toBe("used");
  expect(await stateIn(ANOTHER)).toBe("new");
});

test("the page itself asks for a new one, at most once a minute", async () => {
  const links = () => new Set(JSON.stringify(line).match(/page#[\w.-]+/g)).size;
  await page.again(token());
  expect(links()).toBe(1);
  clock += 2 * 60_000;
  await page.again(token());
  await page.again(token());
  expect(links()).toBe(2);
});

test("cleared, it is over; what stood there is forgotten", async () => {
  await page.open(token(), HERS);
  await page.leave(token(), ANOTHER);
  expect(await stateIn(HERS)).toBe("open");
  await page.leave(token(), HERS);
  expect(await stateIn(HERS)).toBe("used");
  expect((await live.sessionOf("talk", clock))?.securePage?.talk).toEqual([]);
});

test("a story written into LINE is taken, and she is told that LINE keeps it", async () => {
  await page.open(token(), HERS);
  await page.act(token(), HERS, { id: UUID, data: await dataOf("self") });
  await inLine("家賃を3か月払えていません");
  expect((await live.sessionOf("talk", clock))?.answers.story).toBe("家賃を3か月払えていません");
  expect(JSON.stringify(line.at(-1))).toContain("ここに書いたことは、LINEに残ります");
  expect(await onPage()).toContain("合っていますか");
});

test("やめる on the page stops, in LINE it stops what stands on the page", async () => {
  await page.open(token(), HERS);
  await page.act(token(), HERS, { id: UUID, text: "やめる" });
  expect(await page.read(token(), HERS)).toMatchObject({ state: "open", stands: "over" });
  expect(await onPage()).toContain("ここでおわります");
  await page.act(token(), HERS, { id: UUID.replace("7d", "8d"), text: "相談する" });
  expect(await page.read(token(), HERS)).toMatchObject({ stands: "asking" });
  await inLine("やめる");
  expect(await page.read(token(), HERS)).toMatchObject({ stands: "over", talk: [] });
});

test("danger in LINE is answered in LINE; what stands on the page stays, with its buttons", async () => {
  await page.open(token(), HERS);
  await page.act(token(), HERS, { id: UUID, data: await dataOf("self") });
  await page.act(token(), HERS, { id: UUID.replace("7d", "8d"), text: "家賃が払えません" });
  const before = await page.read(token(), HERS);
  await inLine("もう死にたい");
  expect(JSON.stringify(line)).toContain("一人にならないでください");
  expect(await page.read(token(), HERS)).toEqual(before);
});

test("人と話したい on the page goes straight to the consent, on the page", async () => {
  await page.open(token(), HERS);
  await page.act(token(), HERS, { id: UUID, text: "人と話したい" });
  expect(await onPage()).toContain("書かない");
  await page.act(token(), HERS, { id: UUID.replace("7d", "8d"), text: "書かない" });
  expect(await onPage()).toContain("まとめを伝えていいですか");
  expect(JSON.stringify(line)).not.toContain("まとめを伝えて");
});
