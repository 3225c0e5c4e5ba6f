import type { Kysely } from "kysely";
import type { KeyRing } from "../../app/key-ring.ts";
import type { PageAnswer, PageLook, PageOpening, PageRecords } from "../../app/page-records.ts";
import { Language } from "../../core/language.ts";
import type { PageError } from "../../core/page-view.ts";
import type { Result } from "../../core/result.ts";
import { announce } from "../announcements.ts";
import { caseOf, type FoundCase } from "../find-case.ts";
import type { PageLinksTable, Tables } from "../tables.ts";
import { utc, type Writing } from "../writing.ts";
import { blindToken, makePageLink, PAGE_TRIES_MAX, stateOfLink } from "./page-link.ts";
import { readOnPage } from "./read-on-page.ts";

/** Reading is for now; a phone that lies about in the evening shows nothing. */
const OPEN_MS = 2 * 3_600_000;
/** New links that somebody may ask for, a case and a day. */
const AGAIN_MAX = 5;
const DAY_MS = 24 * 3_600_000;

type Parts = { db: Kysely<Tables>; keys: KeyRing; write: <T>(work: (page: Writing) => Promise<T>) => Promise<T> };
type Opened = { link: PageLinksTable; found: FoundCase };

/** The resident's page, in the record (app/page-records.ts). */
export function pageRecords({ db, keys, write }: Parts): PageRecords {
  return {
    look: (token, browser, at) => look({ db, keys }, token, browser, at),
    open: (token, digits, browser, at) => write((page) => open(page, token, digits, browser, at)),
    read: (token, browser, at) =>
      write((page) => inside(page, token, browser, at, ({ found }) => readOnPage(page, found, at))),
    write: (token, browser, letter, at) =>
      write(async (page) => {
        const done = await inside(page, token, browser, at, ({ found }) => answer(page, found, letter, at));
        const late = done.ok || letter.dangerous !== true ? null : await find(page, token);
        const isHers = late !== null && browser !== null && late.link.browser === blinded(keys, browser);
        if (isHers) await answer(page, late.found, letter, at);
        return done;
      }),
    again: (token, at) => write((page) => again(page, token, at)),
    leave: (token, browser, at) =>
      write(async (page) => {
        await inside(page, token, browser, at, ({ link }) => setLink(page, link, { open_until: utc(at) }));
      }),
  };
}

async function look(
  { db, keys }: Pick<Parts, "db" | "keys">,
  token: string,
  browser: string | null,
  at: string,
): Promise<PageLook> {
  const link = await db
    .selectFrom("page_links")
    .innerJoin("cases", "cases.id", "page_links.case_id")
    .selectAll("page_links")
    .select(["cases.city", "cases.language"])
    .where("token", "=", blindToken(keys, token))
    .executeTakeFirst();
  if (link === undefined) return { state: "gone", city: null, language: "ja" };
  const state = stateOfLink(link, blinded(keys, browser), at);
  return { state, city: link.city, language: Language.catch("ja").parse(link.language) };
}

/** The case is locked first, as everywhere; so two that try at the same time count as two. */
async function find(writing: Writing, token: string): Promise<Opened | null> {
  const byToken = () =>
    writing.db
      .selectFrom("page_links")
      .selectAll()
      .where("token", "=", blindToken(writing.keys, token))
      .executeTakeFirst();
  const seen = await byToken();
  if (seen === undefined) return null;
  const found = await caseOf(writing, seen.case_id);
  const link = await byToken();
  return link === undefined ? null : { link, found };
}

async function open(
  writing: Writing,
  token: string,
  digits: string,
  browser: string,
  at: string,
): Promise<PageOpening> {
  const opened = await find(writing, token);
  if (opened === null) return refused("gone", 0);
  const { link, found } = opened;
  const state = stateOfLink(link, null, at);
  if (state !== "ask") {
    note(writing, found, "page_open", state);
    return refused(state === "open" ? "used" : state, 0);
  }
  if (!endsReceipt(found.record.receipt, digits)) {
    await setLink(writing, link, { tries: link.tries + 1 });
    note(writing, found, "page_open", "wrong");
    return refused("wrong", PAGE_TRIES_MAX - link.tries - 1);
  }
  const open_until = utc(Date.parse(at) + OPEN_MS);
  await setLink(writing, link, { browser: blindToken(writing.keys, browser), open_until });
  note(writing, found, "page_open", "ok");
  return { ok: true };
}

/** "1234-5678": its last four digits, or all of them; full-width digits are digits. */
function endsReceipt(receipt: string, digits: string): boolean {
  const typed = digits.normalize("NFKC").replace(/\D/g, "");
  const whole = receipt.replace(/\D/g, "");
  return typed === whole || (typed.length === 4 && whole.endsWith(typed));
}

/** Does it for a browser that is in; otherwise says how its link stands. */
async function inside<T>(
  writing: Writing,
  token: string,
  browser: string | null,
  at: string,
  work: (opened: Opened) => Promise<T>,
): Promise<Result<T, PageError>> {
  const opened = await find(writing, token);
  const state = stateOfLink(opened?.link, blinded(writing.keys, browser), at);
  if (state !== "open" || opened === null) return { ok: false, error: state === "open" ? "gone" : state };
  return { ok: true, value: await work(opened) };
}

async function answer(writing: Writing, { record }: FoundCase, letter: PageAnswer, at: string): Promise<null> {
  const messageId = `page:${letter.id}`;
  const id = `case:${record.id}:${messageId}`;
  const wrote = { type: "wrote_on_page" as const, id, at, caseId: record.id, messageId, text: letter.text };
  await announce(writing, record, { ...wrote, ...overIf(record) });
  return null;
}

function overIf({ status }: FoundCase["record"]): { isOver?: true } {
  return status === "closed" ? { isOver: true } : {};
}

async function again(writing: Writing, token: string, at: string): Promise<void> {
  const opened = await find(writing, token);
  if (opened === null) return;
  const { link, found } = opened;
  const { count, ofToday } = await linksOf(writing, link.case_id, utc(Date.parse(at) - DAY_MS));
  if (ofToday > AGAIN_MAX) return note(writing, found, "page_link_again", "locked_out");
  const id = `case:${link.case_id}:link:${count}`;
  const address = await makePageLink(writing, found.record, { messageId: link.message_id, serial: id, at });
  if (address === null) return;
  note(writing, found, "page_link_again", "ok");
  await announce(writing, found.record, {
    ...{ type: "reply_waits", id, at, caseId: link.case_id, replyId: null, link: address, ...overIf(found.record) },
  });
}

async function linksOf({ db }: Writing, caseId: string, since: string): Promise<{ count: number; ofToday: number }> {
  const rows = await db.selectFrom("page_links").select("made_at").where("case_id", "=", caseId).execute();
  return { count: rows.length, ofToday: rows.filter(({ made_at }) => made_at > since).length };
}

async function setLink({ db }: Writing, { token }: PageLinksTable, change: Partial<PageLinksTable>): Promise<void> {
  await db.updateTable("page_links").set(change).where("token", "=", token).execute();
}

function blinded(keys: KeyRing, browser: string | null): string | null {
  return browser === null ? null : blindToken(keys, browser);
}

function refused(error: PageError, left: number): PageOpening {
  return { ok: false, error, left };
}

function note({ audited, now }: Writing, { record }: FoundCase, action: string, outcome: string): void {
  audited.push({
    ...{ city: record.city, at: utc(now()), actor_id: null, actor_role: "resident", action, case_id: record.id },
    ...{ person_id: null, outcome, reason: null },
  });
}
