import { randomBytes } from "node:crypto";
import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import { loadShipped } from "../../src/content/load-scripts.ts";
import { textsOf } from "../../test/e2e/read-message.ts";
import { dice } from "../dice.ts";
import { contentInLogs } from "./content-in-logs.ts";
import { heldBack } from "./held-back.ts";
import { makeHerBrowser, PUBLIC_URL } from "./her-browser.ts";
import { type Evidence, judge, type Phone, type Verdict } from "./judge.ts";
import { type Life, liveThrough, receiptIn, writeOnceMore } from "./live-through.ts";
import { openStores, type Stores } from "./open-stores.ts";
import { changeWhere, makePublisher } from "./publish-where.ts";
import { readCases } from "./read-cases.ts";
import { readLedger } from "./read-ledger.ts";
import { settle } from "./settle.ts";
import { hireStaff, type StaffReply, workTheDesk } from "./staff.ts";
import { type Fleet, startFleet } from "./start-fleet.ts";
import { type ChaosLine, startLine } from "./start-line.ts";
import { strike } from "./strike.ts";
import { type Waiting, whereItWaits } from "./where-it-waits.ts";
import { type Machine, watchMachine, whileItGoesOn } from "./while-it-goes-on.ts";

export type ChaosWish = {
  seed: number;
  /** How long things go wrong; after that they settle. */
  ms: number;
  stores: "embedded" | "servers";
  /** Residents who talk at the same time. */
  residents: number;
  /** Logs, files and the list of what was done stay here. */
  folder: string;
};

export type ChaosReport = {
  verdict: Verdict;
  evidence: Evidence;
  blows: Record<string, number>;
  endedWell: boolean;
  failedStarts: number;
  /** What still waited when nothing moved on any more, and where. */
  waiting: readonly Waiting[];
  /** The worst of the machine: load, and how late a timer came (ms). */
  machine: { load: number; lateMs: number };
};

const CITY = "kokubunji";
const ROOT = join(import.meta.dirname, "../..");
/** The second half comes so much later: then something else may be published. */
const LATER_MS = 3000;
/** So long at most nothing else is published, for the first half to begin. */
const FIRST_MS_MAX = 15_000;

/**
 * The whole product in real processes, with LINE, residents, staff and bad luck; then everything that was promised is held against
 * what LINE and the record have. The same seed makes the same plan; what the machine makes of it differs from run to run.
 */
export async function runChaos(wish: ChaosWish): Promise<ChaosReport> {
  mkdirSync(wish.folder, { recursive: true });
  const shipped = (await loadShipped(ROOT, [CITY])).get(CITY);
  if (shipped === undefined) throw new Error("the city is not there");
  const { script } = shipped;
  const key = randomBytes(32);
  const stores = await openStores(wish.stores, wish.folder);
  const city = { id: CITY, name: script.city.name, channelSecret: hex(), channelAccessToken: hex() };
  const line = await startLine({ folder: wish.folder, seed: wish.seed, city });
  let fleet: Fleet | null = null;
  const endAll = async () => {
    fleet?.kill();
    line.stop();
    await stores.end();
  };
  // Whoever stops the run stops what it started.
  const stopped = () => void endAll().then(() => process.exit(130));
  process.once("SIGINT", stopped).once("SIGTERM", stopped);
  try {
    await hireStaff(stores.dialect, key, script.city);
    const publish = makePublisher(stores.dialect, key, shipped);
    await publish("page");
    fleet = await startFleet({
      ...{ kind: wish.stores, folder: wish.folder },
      settings: {
        ...stores.settings,
        KOKUBUNJI_LINE_CHANNEL_SECRET: city.channelSecret,
        KOKUBUNJI_LINE_CHANNEL_ACCESS_TOKEN: city.channelAccessToken,
        LINE_API_BASE_URL: line.origin,
        LINE_DATA_API_BASE_URL: line.origin,
        RECORD_KEYS: `k1:${key.toString("base64")}`,
        SECOND_FACTOR: "offered",
        PUBLIC_URL,
      },
    });
    await line.aim(fleet.webs.map((origin) => `${origin}/webhook/${CITY}`));
    const machine = watchMachine();
    const { lives, replies, blows } = await goWrong(wish, { line, fleet, stores, publish }, machine);
    const isQuiet = await settle({ line, fleet }, lives, machine);
    note(wish.folder, isQuiet ? "settled" : "something waits, and nothing moves on");
    // While the product runs: orderly ended, it gives back what it has taken.
    const waiting = await whereItWaits(stores.live, Date.now());
    const phones = await Promise.all(lives.map((life) => lookAt(line, life, key)));
    const transcript = await line.transcript();
    const endedWell = await fleet.stop();
    const evidence = {
      ...{ phones, replies, line: transcript },
      cases: await readCases(stores.dialect, key, CITY),
      ledger: await readLedger(stores.live),
      indiscreetLogs: contentInLogs(wish.folder),
    };
    const failedStarts = fleet.failedStarts();
    return { verdict: judge(evidence), evidence, blows, endedWell, failedStarts, waiting, machine: machine.worst() };
  } finally {
    process.off("SIGINT", stopped).off("SIGTERM", stopped);
    await endAll();
  }
}

type Product = { line: ChaosLine; fleet: Fleet; stores: Stores; publish: ReturnType<typeof makePublisher> };

/** The bad time: residents come one after the other, staff answer, and something is struck again and again. */
async function goWrong(wish: ChaosWish, { line, fleet, stores, publish }: Product, machine: Machine) {
  const lives: Life[] = [];
  const replies: StaffReply[] = [];
  const trouble = new Map<string, string>();
  const end = Date.now() + wish.ms;
  const bad = () => Date.now() < end;
  let talking = true;
  await line.weather(true);
  note(wish.folder, `the weather is bad, seed ${wish.seed}`);
  const desk = heldBack(workTheDesk(fleet.webs, () => talking, { replies, trouble }));
  const noted = { bad, note: (what: string) => note(wish.folder, what) };
  const first = Math.ceil(wish.residents / 2);
  // Who has answered once stays where she began, whatever is published then.
  const soon = Date.now() + FIRST_MS_MAX;
  const haveBegun = () => lives.length >= first && lives.slice(0, first).every(({ answers }) => answers > 0);
  const begun = () => haveBegun() || Date.now() > soon;
  const published = heldBack(changeWhere(publish, { ...noted, begun }));
  const blows = heldBack(strike({ fleet, stores }, { seed: wish.seed, ...noted }));
  const talk = async (place: number) => {
    const luck = dice(wish.seed * 1000 + place);
    await pause(luck() * 1500 + (place < first ? 0 : LATER_MS));
    for (let n = 0; n === 0 || bad(); n += 1) {
      const browser = makeHerBrowser(fleet.webs, luck);
      await liveThrough({ line, browser, luck }, `住民${place}番${n}`, (life) => void lives.push(life));
    }
  };
  const talks = heldBack(Promise.all(Array.from({ length: wish.residents }, (_, place) => talk(place))));
  const struck = await blows;
  await published;
  await line.weather(false);
  note(wish.folder, "the weather is good again");
  const talked = await untilOver(talks, () => -lives.reduce((sum, life) => sum + stepsOf(life), 0), machine);
  talking = false;
  note(wish.folder, talked ? "residents have ended" : "some residents wait, and nothing moves on");
  const worked = await untilOver(desk, () => -replies.length, machine);
  const troubles = [...trouble].map((each) => each.join(": ")).join("; ");
  note(wish.folder, worked ? "staff have ended" : `staff cannot go on: ${troubles}`);
  await Promise.all(lives.map((life) => writeOnceMore(line, life)));
  return { lives, replies, blows: struck };
}

/** False: it is not over, and `left` does not get less. */
async function untilOver(work: Promise<unknown>, left: () => number, machine: Machine): Promise<boolean> {
  let over = false;
  const end = () => {
    over = true;
  };
  work.then(end, end);
  if (!(await whileItGoesOn(() => over, left, machine))) return false;
  await work;
  return true;
}

function stepsOf({ stories, notes, takenBack, page, answers, ended }: Life): number {
  return stories.length + notes.length + takenBack.length + page.acts.length + answers + (ended ? 1 : 0);
}

/** The list of what was done, to be read beside the processes' logs. */
function note(folder: string, what: string): void {
  appendFileSync(join(folder, "events.log"), `${new Date().toISOString()} ${what}\n`);
}

async function lookAt(line: ChaosLine, life: Life, key: Uint8Array): Promise<Phone> {
  const chat = await line.chat(life.userId);
  const texts = chat.items.flatMap((item) => (item.from === "city" ? [textsOf(item.message).join("\n")] : []));
  const conversationId = makeKeyRing([{ id: "k1", key }]).blind(`${CITY}:${life.userId}`, "conversation");
  return { ...life, receipt: life.receipt ?? receiptIn(texts), conversationId, texts, pending: chat.pending.length };
}

function hex(): string {
  return randomBytes(16).toString("hex");
}
