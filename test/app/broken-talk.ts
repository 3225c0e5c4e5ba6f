import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { announce } from "../../src/app/announce.ts";
import { carryOut } from "../../src/app/carry-out.ts";
import type { Channel } from "../../src/app/channel.ts";
import { deliver } from "../../src/app/deliver.ts";
import { handleTurn } from "../../src/app/handle-turn.ts";
import type { LiveStore, TurnClaim } from "../../src/app/live-store.ts";
import type { Meter } from "../../src/app/meter.ts";
import { makeToldLately } from "../../src/app/told-lately.ts";
import { loadScripts } from "../../src/content/load-scripts.ts";
import type { Event } from "../../src/core/event.ts";
import type { Script } from "../../src/core/script.ts";
import { openSqliteLiveStore } from "../../src/live/sqlite-live-store.ts";
import { type OpenedRecords, openRecords } from "../../src/records/open-records.ts";
import { ADDRESS, coordinator, worker } from "../contracts/case-fixtures.ts";
import { keys } from "../desk/desk-fixtures.ts";
import { silentLog } from "../silent-log.ts";
import { silentMeter } from "../silent-meter.ts";

export const CONVERSATION = "conversation-1";
export const LEASE_MS = 1000;
export const MINUTE_MS = 60_000;
const loaded = new Map(await loadScripts(join(import.meta.dirname, "../.."), ["mito"]));
export const shipped = scriptOf("mito");
/** A fault of ours, in every turn that looks what she was asked. */
export const faulty = withFault({});

/** A conversation through the real stores, whose turns may be such that they cannot be handled. */
export class BrokenTalk {
  now = Date.parse("2026-11-24T02:00:00.000Z");
  readonly scripts = new Map([["mito", shipped]]);
  readonly toldLately = makeToldLately();
  /** What LINE was given, each call as JSON. */
  heard: string[] = [];
  /** What was counted. */
  readonly counted: string[] = [];
  /** Ids of events over which every turn breaks off. */
  readonly broken = new Set<string>();
  live: LiveStore;
  readonly records: OpenedRecords;
  readonly #dir: string;
  #told = 0;
  #replies = 0;

  private constructor(dir: string, records: OpenedRecords) {
    this.#dir = dir;
    this.records = records;
    this.live = openSqliteLiveStore({ file: join(dir, "live.sqlite"), keys, now: () => this.now });
  }

  static async open(): Promise<BrokenTalk> {
    const dir = mkdtempSync(join(tmpdir(), "given-up-"));
    const now = () => talk.now;
    const records = await openRecords({ dialect: { kind: "sqlite", file: join(dir, "record.sqlite") }, keys, now });
    const talk: BrokenTalk = new BrokenTalk(dir, records);
    return talk;
  }

  async close(): Promise<void> {
    await this.live.close();
    await this.records.close();
    rmSync(this.#dir, { recursive: true, force: true });
  }

  async says(text: string): Promise<void> {
    this.#told += 1;
    const id = `said-${this.#told}`;
    await this.happens({ type: "said", ...this.base(id), messageId: `m-${id}`, text });
  }

  async happens(...events: Event[]): Promise<void> {
    const base = { conversationId: CONVERSATION, address: ADDRESS, replyToken: null };
    await this.live.accept(events.map((event) => ({ ...base, event, receivedAt: this.now, readyAt: this.now })));
  }

  /** A second later than what was before. */
  base(id: string): { id: string; at: string } {
    this.now += 1000;
    return { id, at: this.at() };
  }

  /** Works until nothing waits, also what waits for another try. */
  async settle(): Promise<void> {
    const meter: Meter = {
      ...silentMeter,
      dangerUnheard: () => void this.counted.push("danger_unheard"),
      turnFailed: () => void this.counted.push("turn_failed"),
    };
    const { live, records, scripts, toldLately } = this;
    const common = { live, records, channel: this.#channel, scripts, toldLately, log: silentLog, meter };
    const deps = { ...common, now: () => this.now, goOn: () => true };
    for (;;) {
      const turn = await this.live.claimTurn(this.now, LEASE_MS);
      if (turn !== null) await handleTurn({ ...deps, scripts: this.#scriptsFor() }, this.#watched(turn));
      const record = await this.live.claimLines("record", this.now, LEASE_MS);
      if (record !== null) await carryOut(deps, record);
      const speak = await this.live.claimLines("speak", this.now, LEASE_MS);
      if (speak !== null) await deliver(deps, speak);
      if (turn !== null || record !== null || speak !== null) continue;
      const due = await this.live.nextDue();
      if (due === null || due > this.now + MINUTE_MS) return;
      this.now = due;
    }
  }

  /** Who is in the city's lead department. */
  readonly staff = worker({ id: shipped.city.lead_department, kind: "department", name: "福祉総務課" });

  /** Somebody takes the case, and answers. */
  async staffAnswers(caseId: string, text: string): Promise<void> {
    const { id, at } = this.base(`reply-${this.#replies++}`);
    const taken = await this.records.acceptCase(this.staff, caseId, at);
    const answered = await this.records.reply(this.staff, caseId, id, text, at);
    if (!answered.ok) throw new Error(`${answered.error}, ${taken.ok ? "taken" : taken.error}`);
    await announce({ live: this.live, records: this.records, now: () => this.now });
  }

  async openCases(): Promise<string[]> {
    const { cases } = await this.records.listCases(coordinator, "city", null, 50);
    return cases.map(({ id }) => id);
  }

  async retryAll(): Promise<void> {
    for (const { id } of await this.live.deadLetters(20)) await this.live.retryDead(id, this.now);
    await this.settle();
  }

  /** What is in the file is then looked at, also by who wrote it last. */
  spoil(sql: string): void {
    const db = new DatabaseSync(join(this.#dir, "live.sqlite"));
    db.exec(`${sql}; UPDATE conversation SET session_no = NULL`);
    db.close();
  }

  at = () => new Date(this.now).toISOString();
  session = () => this.live.sessionOf(CONVERSATION, this.now);
  alarms = () => this.records.listAlarms(coordinator);
  letters = async () => (await this.live.deadLetters(20)).map(({ id, reason }) => `${id} ${reason}`).toSorted();

  /** What staff read of her in a case, in the sheet and after it. */
  async staffRead(caseId: string): Promise<string[]> {
    const found = await this.records.readCase(coordinator, caseId, this.at());
    if (!found.ok) throw new Error(found.error);
    const { opening, messages } = found.value;
    return [...opening.words, ...messages.filter(({ from }) => from === "resident")].flatMap(({ text }) =>
      text === null ? [] : [text],
    );
  }

  #current: string | null = null;

  /** Notes of which event was read last: what breaks off is the step that has a broken one in hand. */
  #watched(claim: TurnClaim): TurnClaim {
    const watch = (event: Event): Event =>
      new Proxy(event, {
        get: (target, key) => {
          this.#current = target.id;
          return Reflect.get(target, key);
        },
      });
    return { ...claim, events: claim.events.map(watch) };
  }

  #scriptsFor(): ReadonlyMap<string, Script> {
    const mito = this.scripts.get("mito") ?? shipped;
    if (this.broken.size === 0) return this.scripts;
    const get = (flows: Script["flows"], key: string | symbol) => {
      if (this.#current !== null && this.broken.has(this.#current)) throw new Error("a fault of ours");
      return Reflect.get(flows, key);
    };
    const scripts = new Map([["mito", { ...mito, flows: new Proxy(mito.flows, { get }) }]]);
    const find = scripts.get.bind(scripts);
    scripts.get = (city) => {
      // Asked for anew for each step.
      this.#current = null;
      return find(city);
    };
    return scripts;
  }

  readonly #channel: Channel = {
    render: (says) => ({ body: JSON.stringify(says), count: 1 }),
    reply: async () => ({ outcome: "token_dead" }),
    push: async (_address, _key, body) => {
      this.heard.push(body);
      return { outcome: "accepted", requestId: null };
    },
    profileLanguage: async () => null,
    content: async () => ({ outcome: "gone" }),
  };
}

/** `more`: what else is gone, as a bug of ours might leave it; no type allows it. */
export function withFault(more: object): Script {
  const fails = () => {
    throw new Error("a fault of ours");
  };
  return Object.assign({}, shipped, { flows: new Proxy({}, { get: fails }) }, more);
}

function scriptOf(city: string): Script {
  const script = loaded.get(city);
  if (script === undefined) throw new Error(`${city} is not there`);
  return script;
}
