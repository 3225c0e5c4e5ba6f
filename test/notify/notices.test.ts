import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { carryNotice } from "../../src/app/carry-notice.ts";
import { digestDay } from "../../src/app/plan-digests.ts";
import { NoticeChannel } from "../../src/core/casework/notice.ts";
import { writeNotice } from "../../src/core/casework/write-notice.ts";
import { makeNotifier } from "../../src/notify/make-notifier.ts";
import { type OpenedRecords, openRecords } from "../../src/records/open-records.ts";
import { ADDRESS, aDangerOpening, administrator, anOpening, EAST, LEAD, WEST } from "../contracts/case-fixtures.ts";
import { aCity, aScript, keys } from "../desk/desk-fixtures.ts";
import { SQLITE } from "../records/databases.ts";
import { openMailServer } from "./mail-server.ts";

/** What staff are told and when, through a real mail server, a real web server and the record, on a clock of our own. */
const city = aCity("mito", "水戸市");
const scripts = new Map([["mito", aScript(city)]]);
/** Tuesday, three in the morning in Japan. */
const NIGHT = Date.parse("2026-11-24T03:00:00+09:00");
const MORNING = Date.parse("2026-11-24T08:00:00+09:00");
const ANSWER_BY = "2026-11-25T08:00:00.000Z";

let clock = NIGHT;
const now = () => clock;
let mail: Awaited<ReturnType<typeof openMailServer>>;
let hook: { server: Server; url: string; calls: { headers: Record<string, unknown>; body: string }[]; status: number };
let records: OpenedRecords;

beforeAll(async () => {
  mail = await openMailServer();
  hook = await openHook();
});
afterAll(async () => {
  await mail.close();
  hook.server.close();
});
beforeEach(async () => {
  clock = NIGHT;
  mail.mails.length = 0;
  hook.calls.length = 0;
  hook.status = 200;
  mail.refuse(null);
  records = await openRecords({ dialect: await SQLITE.fresh(), keys, now });
  return () => records.close();
});

const notifier = () => makeNotifier({ smtp: { url: mail.url, from: "つなぐ <tsunagu@example.jp>" }, now });
const set = (id: string, channel: NoticeChannel) => records.notices.putChannel(administrator, id, channel);
const email = (id: string) => set(id, { kind: "email", address: `${id}@example.jp` });

async function carryAll(): Promise<void> {
  for (;;) {
    const claim = await records.notices.claim(clock, 60_000);
    if (claim === null) return;
    await carryNotice({ notices: records.notices, notifier: notifier(), scripts, now }, claim);
  }
}
const subjects = () => mail.mails.map(({ to, subject }) => `${to.join()} ${subject}`);

test("no word of ours, wherever it came from, begins a header of its own", async () => {
  const hostile = { id: "n1\r\nX-Evil: 1", subject: "相談\r\nBcc: evil@example.com\r\n\r\n<b>", text: "本文" };
  expect(await notifier().send({ kind: "email", address: "east@example.jp" }, hostile)).toEqual({ outcome: "sent" });
  const [mailed] = mail.mails;
  expect(mailed?.to).toEqual(["east@example.jp"]);
  const head = mailed?.raw.split("\r\n\r\n")[0] ?? "";
  expect(
    head
      .match(/^[\w-]+:/gm)
      ?.map((name) => name.toLowerCase())
      .toSorted(),
  ).toEqual([
    "auto-submitted:",
    "content-transfer-encoding:",
    "content-type:",
    "date:",
    "from:",
    "message-id:",
    "mime-version:",
    "subject:",
    "to:",
  ]);
  const channel = { kind: "webhook", style: "slack", url: hook.url, secret: null } as const;
  expect(await notifier().send(channel, hostile)).toEqual({ outcome: "sent" });
  expect(hook.calls[0]?.headers).toMatchObject({ "x-tsunagu-delivery": "n1%0D%0AX-Evil%3A%201" });
  expect(hook.calls[0]?.headers).not.toHaveProperty("x-evil");
});

test("danger at three in the morning goes at once; a usual case waits until eight", async () => {
  await email(EAST.id);
  await email(LEAD.id);
  const usual = await records.openCase(anOpening({ caseId: "usual", eventId: "e1" }), ADDRESS, ANSWER_BY);
  const danger = await records.openCase(aDangerOpening({ caseId: "danger", eventId: "e2" }), ADDRESS, ANSWER_BY);
  await carryAll();
  expect(subjects()).toEqual([`lead@example.jp 【つなぐ】至急：危険を示す言葉がありました ${danger.receipt}`]);
  expect(mail.mails[0]?.text).toContain("緊急度：危険が高い");
  expect(mail.mails[0]?.raw).not.toMatch(/消えたい|https?:\/\/|multipart/);

  clock = MORNING - 1;
  await carryAll();
  expect(mail.mails).toHaveLength(1);
  clock = MORNING;
  await carryAll();
  expect(subjects()).toContain(`east@example.jp 【つなぐ】新しい相談が届きました ${usual.receipt}`);
});

test("what somebody has taken before morning is not told any more", async () => {
  await email(EAST.id);
  await records.openCase(anOpening(), ADDRESS, ANSWER_BY);
  await carryAll();
  const east = { id: "s1", name: "相談員", city: "mito", role: "staff" as const, receiverId: EAST.id };
  await records.acceptCase(east, "case-1", new Date(clock).toISOString());
  clock = MORNING;
  await carryAll();
  expect(mail.mails).toEqual([]);
  expect(await records.notices.list("mito", 9)).toMatchObject([{ state: "moot" }]);
});

test("an office without a channel is reached through the lead department; without any it is said", async () => {
  clock = MORNING;
  await records.openCase(anOpening(), ADDRESS, ANSWER_BY);
  await carryAll();
  expect(await records.notices.list("mito", 9)).toMatchObject([{ state: "failed", reason: "no_channel" }]);

  await set(EAST.id, { kind: "none" });
  await email(LEAD.id);
  const [failed] = await records.notices.list("mito", 9);
  await records.notices.again(administrator, failed?.id ?? "", clock);
  await carryAll();
  expect(subjects()).toHaveLength(1);
  expect(mail.mails[0]).toMatchObject({ to: ["lead@example.jp"] });
  expect(mail.mails[0]?.text).toContain(`${EAST.name}には、このお知らせが届きません`);
  expect(await records.notices.list("mito", 9)).toMatchObject([{ state: "done", toId: LEAD.id, relayed: true }]);
});

test("a mail server that says later is asked again; one that says no is not", async () => {
  clock = MORNING;
  await email(EAST.id);
  await records.openCase(anOpening(), ADDRESS, ANSWER_BY);
  mail.refuse(451);
  await carryAll();
  expect(await records.notices.list("mito", 9)).toMatchObject([{ state: "waiting", reason: "smtp:451" }]);
  mail.refuse(550);
  clock += 60_000;
  await carryAll();
  expect(await records.notices.list("mito", 9)).toMatchObject([{ state: "failed", reason: "smtp:550" }]);
});

test("the same notice has the same Message-ID on every try", async () => {
  const notice = { id: "offered:case-1", subject: "件名", text: "本文" };
  for (let tries = 0; tries < 2; tries++) await notifier().send({ kind: "email", address: "a@example.jp" }, notice);
  const ids = mail.mails.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1]);
  expect(ids[0]).toMatch(/^<[0-9a-f]{40}@example\.jp>$/);
  expect(ids[1]).toBe(ids[0]);
});

describe("a webhook", () => {
  const SECRET = "a secret of sixteen";
  const notice = { id: "n1", subject: "件名", text: "本文\nもう一行" };

  test.each([
    ["slack", { text: "件名\n本文\nもう一行" }],
    ["logochat", { text: "件名\n本文\nもう一行" }],
    ["lineworks", { title: "件名", body: { text: "本文\nもう一行" } }],
    ["teams", { type: "message", attachments: [{ content: { type: "AdaptiveCard", body: [{ text: "件名" }, {}] } }] }],
  ] as const)("of %s gets its own form, signed", async (style, form) => {
    clock = NIGHT;
    const sent = await notifier().send({ kind: "webhook", style, url: hook.url, secret: SECRET }, notice);
    expect(sent).toEqual({ outcome: "sent" });
    const [call] = hook.calls;
    expect(JSON.parse(call?.body ?? "")).toMatchObject(form);
    const timestamp = String(NIGHT / 1000);
    const hmac = createHmac("sha256", SECRET).update(`${timestamp}.${call?.body}`).digest("hex");
    expect(call?.headers).toMatchObject({ "x-tsunagu-timestamp": timestamp, "x-tsunagu-signature": `sha256=${hmac}` });
  });

  test.each([
    [204, "sent"],
    [302, "refused"],
    [404, "refused"],
    [429, "later"],
    [503, "later"],
  ] as const)("that answers %d is %s", async (status, outcome) => {
    hook.status = status;
    const sent = await notifier().send({ kind: "webhook", style: "slack", url: hook.url, secret: null }, notice);
    expect(sent.outcome).toBe(outcome);
    expect(hook.calls[0]?.headers).not.toHaveProperty("x-tsunagu-signature");
  });
});

test.each([
  "a@example.jp\r\nBcc: b@example.jp",
  "a@example.jp, b@example.jp",
  "名前 <a@example.jp>",
  '"a\nb"@example.jp',
])("%j is no address", (address) => {
  expect(NoticeChannel.safeParse({ kind: "email", address }).success).toBe(false);
});

test.each(["http://10.0.0.1/hook", "ftp://example.jp/", "javascript:alert(1)"])("%s is no webhook", (url) => {
  expect(NoticeChannel.safeParse({ kind: "webhook", style: "slack", url, secret: null }).success).toBe(false);
});

test("no name can begin a header or a line of its own", () => {
  const facts = {
    ...{
      receipt: "1234-5678\r\nBcc: x@example.jp",
      domains: ["elderly" as const],
      tier: 3 as const,
      answerBy: ANSWER_BY,
    },
    ...{ status: "offered" as const, holderId: "x", holderName: "窓口\nSubject: 偽", alarm: false, waiting: false },
  };
  const { subject, text } = writeNotice(city, "offered", facts, "別の窓口\r\n偽の行");
  expect(subject).not.toMatch(/[\r\n]/);
  expect(text.split("\n").filter((line) => /^(Bcc|Subject|偽の行)/.test(line))).toEqual([]);
});

test.each([
  ["2026-11-24T08:29:00+09:00", null],
  ["2026-11-24T08:30:00+09:00", null],
  ["2026-11-30T08:29:00+09:00", null],
  ["2026-11-30T08:30:00+09:00", "2026-11-30"],
  ["2026-11-29T09:00:00+09:00", null],
])("at %s the digest of a hall that opens on Mondays is %s", (at, day) => {
  expect(digestDay(city, new Set(), Date.parse(at))).toBe(day);
});

test("the digest counts what an office has to do, and an office with nothing to do hears nothing", async () => {
  clock = MORNING + 1_800_000;
  await email(EAST.id);
  await email(WEST.id);
  const { receipt } = await records.openCase(anOpening(), ADDRESS, "2026-11-23T08:00:00.000Z");
  await records.notices.planDigests("mito", "2026-11-24", clock);
  await carryAll();
  const digest = mail.mails.find(({ subject }) => subject.includes("まとめ"));
  expect(digest?.to).toEqual(["east@example.jp"]);
  expect(digest?.text).toContain("まだ受け付けていない：1件\n返事を待っている：0件\n期限をすぎた：1件");
  expect(digest?.text).toContain(receipt);
});

async function openHook(): Promise<typeof hook> {
  const calls: typeof hook.calls = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    calls.push({ headers: request.headers, body });
    response.writeHead(hook.status, { location: "http://127.0.0.1:1/" }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { server, url: `http://127.0.0.1:${address.port}/hook`, calls, status: 200 };
}
