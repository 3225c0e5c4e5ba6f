import { randomBytes } from "node:crypto";
import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import { loadShipped } from "../../src/content/load-scripts.ts";
import { textsOf } from "../../test/e2e/read-message.ts";
import { contentInLogs } from "./content-in-logs.ts";
import { makeHerBrowser, PUBLIC_URL } from "./her-browser.ts";
import { type Evidence, judge, type Phone, type Verdict } from "./judge.ts";
import { type Life, liveThrough, receiptIn, writeOnceMore } from "./live-through.ts";
import { openStores, type Stores } from "./open-stores.ts";
import { makePublisher, type Where } from "./publish-where.ts";
import { readCases } from "./read-cases.ts";
import { readLedger } from "./read-ledger.ts";
import { pick, seeded } from "./seeded.ts";
import { hireStaff, type StaffReply, workTheDesk } from "./staff.ts";
import { type Fleet, startFleet } from "./start-fleet.ts";
import { type ChaosLine, startLine } from "./start-line.ts";

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
};

const CITY = "kokubunji";
const ROOT = join(import.meta.dirname, "../..");
const SETTLE_MS_MAX = 90_000;
/** What is published changes after so many looks, first and then. */
const [WHERE_FIRST, WHERE_TIMES, WHERE_LOOK_MS] = [3, 12, 1000];

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
    const { lives, replies, blows } = await goWrong(wish, { line, fleet, stores, publish });
    await settled(line, lives, fleet);
    note(wish.folder, "settled");
    const phones = await Promise.all(lives.map((life) => lookAt(line, life, key)));
    const transcript = await line.transcript();
    const endedWell = await fleet.stop();
    const evidence = {
      ...{ phones, replies, line: transcript },
      cases: await readCases(stores.dialect, key, CITY),
      ledger: await readLedger(stores.live),
      indiscreetLogs: contentInLogs(wish.folder),
    };
    return { verdict: judge(evidence), evidence, blows, endedWell, failedStarts: fleet.failedStarts() };
  } finally {
    process.off("SIGINT", stopped).off("SIGTERM", stopped);
    await endAll();
  }
}

type Product = { line: ChaosLine; fleet: Fleet; stores: Stores; publish: ReturnType<typeof makePublisher> };

/** The bad time: residents come one after the other, staff answer, and something is struck again and again. */
async function goWrong(wish: ChaosWish, { line, fleet, stores, publish }: Product) {
  const lives: Life[] = [];
  const replies: StaffReply[] = [];
  const end = Date.now() + wish.ms;
  const bad = () => Date.now() < end;
  let talking = true;
  await line.weather(true);
  note(wish.folder, `the weather is bad, seed ${wish.seed}`);
  const desk = heldBack(workTheDesk(fleet.webs, () => talking, replies));
  const published = heldBack(changeWhere(publish, bad, wish.folder));
  const blows = heldBack(strike(wish, fleet, stores, bad));
  const talk = async (place: number) => {
    const luck = seeded(wish.seed * 1000 + place);
    await pause(luck() * 1500);
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
  await Promise.race([talks, pause(SETTLE_MS_MAX, null, { ref: false })]);
  talking = false;
  note(wish.folder, "residents have ended");
  await Promise.race([desk, pause(SETTLE_MS_MAX, null, { ref: false })]);
  note(wish.folder, "staff have ended");
  await Promise.all(lives.map((life) => writeOnceMore(line, life)));
  return { lives, replies, blows: struck };
}

/** Blows by the plan of the seed: processes killed, stores killed, shut down, crashed; several things may be away at once. */
async function strike(
  { seed, folder }: ChaosWish,
  fleet: Fleet,
  stores: Stores,
  bad: () => boolean,
): Promise<Record<string, number>> {
  const luck = seeded(seed);
  const counts: Record<string, number> = {};
  const away = new Map<string, Promise<void>>();
  const plan = [...fleet.names.map((name) => [name, 3] as const), ...stores.blows.map((blow) => [blow, 2] as const)];
  while (bad()) {
    await pause(400 + luck() * 2200);
    const what = pick(luck(), plan);
    const awayMs = Math.round(luck() * 2500);
    const blow = stores.blows.find((each) => each === what);
    const target = blow === undefined ? what : blow.startsWith("redis") ? "redis" : "postgres";
    if (!bad() || away.has(target)) continue;
    note(folder, `${what} away for ${awayMs} ms`);
    const name = blow ?? "process_killed";
    counts[name] = (counts[name] ?? 0) + 1;
    const back = blow === undefined ? fleet.replace(what, awayMs) : stores.strike(blow, awayMs);
    away.set(
      target,
      heldBack(
        back.then(() => {
          note(folder, `${what} is back`);
          away.delete(target);
        }),
      ),
    );
  }
  await Promise.all(away.values());
  return counts;
}

/** First all is asked on our page; after a moment in LINE, then on the page again, and so on. Tried again while the record is away. */
async function changeWhere(publish: Product["publish"], bad: () => boolean, folder: string): Promise<void> {
  let where: Where = "page";
  for (let left = WHERE_FIRST; bad(); ) {
    await pause(WHERE_LOOK_MS);
    left -= 1;
    if (left > 0 || !bad()) continue;
    where = where === "page" ? "chat" : "page";
    left = await publish(where).then(
      () => WHERE_TIMES,
      () => 1,
    );
    note(folder, left > 1 ? `published: ${where}` : "not published, the record is away");
    if (left === 1) where = where === "page" ? "chat" : "page";
  }
}

/** A failure waits until somebody asks: everything that was started is ended first. */
function heldBack<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}

/** The list of what was done, to be read beside the processes' logs. */
function note(folder: string, what: string): void {
  appendFileSync(join(folder, "events.log"), `${new Date().toISOString()} ${what}\n`);
}

/** Until nothing waits any more, anywhere; what still waits then is a breach. */
async function settled(line: ChaosLine, lives: readonly Life[], fleet: Fleet): Promise<void> {
  const last = Date.now() + SETTLE_MS_MAX;
  while (Date.now() < last) {
    const pending = (await Promise.all(lives.map(({ userId }) => line.chat(userId)))).some(
      (chat) => chat.pending.length > 0,
    );
    if (!pending && (await Promise.all(fleet.webs.map(isIdle))).every((idle) => idle)) return;
    await pause(500);
  }
}

async function isIdle(origin: string): Promise<boolean> {
  const text = await fetch(`${origin}/metrics`).then(
    (answer) => answer.text(),
    () => "",
  );
  // Without an answer nothing is known.
  const figures = [...text.matchAll(/^tsunagu_(?:events_waiting|effects)\{(.*)\} (\S+)$/gm)];
  const waits = figures.filter(([, labels]) => !/state="(?:ambiguous|dead)"/.test(labels ?? ""));
  return figures.length > 0 && waits.every(([, , count]) => count === "0");
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
