import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import express, { type Router } from "express";
import packageJson from "../package.json" with { type: "json" };
import type { Arrival } from "./app/arrival.ts";
import type { PageAddress } from "./app/handle-turn.ts";
import { type KeyRing, makeKeyRing } from "./app/key-ring.ts";
import type { LiveStore } from "./app/live-store.ts";
import type { Log } from "./app/log.ts";
import { openRegistry } from "./app/script-registry.ts";
import { makeTalkPage } from "./app/talk-page.ts";
import { makeTalkToken } from "./app/talk-token.ts";
import { urgentIn } from "./app/urgent-in.ts";
import { watchIn } from "./app/watch-in.ts";
import { startWorker } from "./app/worker.ts";
import { auditCommand } from "./audit-command.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { loadShipped } from "./content/load-scripts.ts";
import { makeStudioContent } from "./content/studio-content.ts";
import type { City } from "./core/city/city.ts";
import type { Script } from "./core/script.ts";
import { makeDesk } from "./desk/make-desk.ts";
import { directoryExchange } from "./directory/directory-exchange.ts";
import { directoryFiles } from "./directory/directory-files.ts";
import { learnBots } from "./learn-bots.ts";
import { makeLineChannel } from "./line/line-channel.ts";
import type { LineOptions } from "./line/line-client.ts";
import { makeLineStatus } from "./line/line-status.ts";
import { makeWebhook, type Webhook, type WebhookOptions } from "./line/webhook.ts";
import { lockDataFolder } from "./live/lock-data-folder.ts";
import { openRedisLiveStore } from "./live/redis-live-store.ts";
import { openSqliteLiveStore } from "./live/sqlite-live-store.ts";
import { withSpool } from "./live/with-spool.ts";
import { makeNotifier } from "./notify/make-notifier.ts";
import { operatorsMistake } from "./operators-mistake.ts";
import { type DemoClock, openDemoClock } from "./ops/demo-clock.ts";
import { demoKeys } from "./ops/demo-keys.ts";
import { loopbackNamesOnly, secureHeaders, tellsTime } from "./ops/guard.ts";
import { makeHealth } from "./ops/health.ts";
import { makeLog } from "./ops/make-log.ts";
import { makeMeter } from "./ops/make-meter.ts";
import { endServer, makeStop } from "./ops/make-stop.ts";
import { webPages } from "./ops/web-pages.ts";
import { makePage } from "./page/make-page.ts";
import { makeTalkRoutes } from "./page/make-talk-routes.ts";
import type { RecordsDialect } from "./records/open-database.ts";
import { openRecordsPatiently } from "./records/open-records-patiently.ts";
import { waitForRecord } from "./records/wait-for-record.ts";
import { makeSimulator } from "./simulator/make-simulator.ts";
import { staffCommand } from "./staff-command.ts";
import { welcome } from "./welcome.ts";

/** Rapid lines of a resident are gathered for so long before they are answered. */
const WINDOW_MS = 700;
const ROOT = join(import.meta.dirname, "..");
const realNow = () => Date.now();

try {
  const config = readConfig(process.env);
  if (process.argv[2] === "staff") await staffCommand(await openParts(config), process.argv.slice(3));
  else if (process.argv[2] === "audit") await auditCommand(await openParts(config), process.argv.slice(3));
  else await serve(config);
} catch (failure) {
  const mistake = operatorsMistake(failure);
  if (mistake === null) throw failure;
  process.stderr.write(`${mistake}\n`);
  // Not left to end by itself: it may be listening already.
  process.exit(1);
}

/** Opens what every command needs: content, keys and both stores. */
async function openParts(config: Config, pageUrl: string | null = config.publicUrl) {
  const log = makeLog(config.logLevel);
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const demoClock = config.demo ? openDemoClock(config.dataDir, realNow) : null;
  const now = demoClock?.now ?? realNow;
  const keys = makeKeyRing(config.recordKeys ?? demoKeys(config.dataDir));
  const shipped = await loadShipped(ROOT, config.cities);
  const dialect: RecordsDialect =
    config.databaseUrl === null
      ? { kind: "sqlite", file: join(config.dataDir, "record.sqlite") }
      : { kind: "postgres", url: config.databaseUrl };
  // The registry keeps what is published in the record, and the record counts deadlines by what is published.
  let published: ReadonlyMap<string, Script> = new Map([...shipped].map(([city, { script }]) => [city, script]));
  const cities = { get: (city: string) => published.get(city) };
  const records = await openRecordsPatiently({ dialect, keys, now, log, cities, pageUrl });
  const content = makeStudioContent(shipped, { hasPage: pageUrl !== null });
  // It may go away again just after it has answered.
  const openIt = () => openRegistry({ shipped, records: records.studio, content, now, log });
  const registry = await waitForRecord(openIt, { now, log });
  published = registry.scripts;
  const studio = { records: records.studio, content, registry, directory: directoryExchange, now };
  return { config, log, keys, scripts: registry.scripts, studio, records, pageUrl, now, demoClock };
}

async function serve(config: Config): Promise<void> {
  // Listening first: the demo's LINE is reached at our own address, which is known only then.
  const server = createServer(notYet);
  const port = await listen(server, config);
  const parts = await openParts(config, config.publicUrl ?? (config.demo ? own(config, port) : null));
  const { log, keys, scripts, studio, records, now, demoClock } = parts;
  needAddress(scripts, parts.pageUrl);
  const { live, canSpool, onAccepted } = await openLive(config, parts);

  const channels = config.demo ? demoChannels(scripts) : config.channels;
  const simulator = demoClock === null ? null : startSimulator(config, scripts, channels, port, demoClock);
  const cities = [...scripts.keys()];
  const meter = makeMeter(cities, now);
  const stop = makeStop();
  records.onWork(meter.caseChanged, () => {});
  const line = lineOptions(config, channels, port, log);
  const notifier = makeNotifier({ smtp: config.smtp, now });
  const { revisionOf } = studio.registry;
  const channel = makeLineChannel(line);
  const pageAddress = addressOfPage(parts.pageUrl, keys);
  const working = { ...{ live, records, channel, notifier, scripts, revisionOf, pageAddress }, now, log, meter };
  const worker = config.role === "web" ? null : startWorker(working);
  demoClock?.onMove(() => {
    worker?.wake();
    worker?.lookForDue();
  });
  if (worker !== null) await onAccepted(worker.wake);
  const { publicUrl, demo, secondFactor, sso } = config;
  // The demo's LINE reaches us at our own address, whatever name the browser has for us.
  const reached = config.demo ? null : publicUrl;
  const takesWebhooks = config.role === "worker" ? null : { publicUrl: reached };
  const bots = learnBots(line, meter, takesWebhooks, worker === null ? null : studio);
  const accept = async (arrivals: readonly Arrival[], isFirst = false) => {
    const counts = await (worker === null ? live.accept(arrivals) : worker.accept(arrivals, isFirst));
    // A webhook is one city's, and so is a page.
    for (const { address } of arrivals.slice(0, 1)) meter.accepted(address.city, counts);
  };
  const webhook = makeWebhook({
    ...{ keys, now, log, meter, isStopping: stop.isStopping, isUrgent: urgentIn(scripts), windowMs: WINDOW_MS },
    channels: listenedTo(channels, bots),
    ...{ accept, watch: watchIn(scripts) },
  });
  const lineStatus = makeLineStatus({ ...line, publicUrl: reached, meter, now });
  const desk = await makeDesk({
    ...{ records, keys, cities: scripts, directoryFiles, studio },
    operations: { live, lineStatus, alarmsOf: meter.alarmsOf, wake: () => worker?.wake() },
    ...{ canMail: notifier.canMail, staffCameOnline: () => worker?.lookForDue() },
    ...{ publicUrl, demo, secondFactor, sso, now, pcNow: realNow, log },
  });
  const page = makePage({ page: records.page, guard: records.guard, keys, scripts, publicUrl, now, log });
  const talkRoutes = makeTalkRoutes({ talk: makeTalkPage({ live, accept, keys, scripts, now }), keys, publicUrl, log });
  const health = makeHealth({ ...working, ...stop, canSpool, cities, version: packageJson.version });
  server.off("request", notYet);
  server.on("request", together(config, now, { webhook, health, simulator, page, talkRoutes, desk: desk.router }));
  simulator?.resume();
  bots.begin();
  process.stdout.write(welcome(config, own(config, port), scripts));
  stop.onSignal(async () => {
    await bots.stop();
    desk.close();
    // Still listening meanwhile: webhooks are told 503, and the demo's LINE is we ourselves.
    await worker?.stop();
    await endServer(server);
    await simulator?.close();
    await live.close();
    await studio.registry.close();
    await records.close();
  });
}

/** Each city's secrets, and who its bot is, once LINE has told. */
function listenedTo(channels: Config["channels"], bots: ReturnType<typeof learnBots>): WebhookOptions["channels"] {
  return new Map([...channels].map(([city, { secrets }]) => [city, { secrets, botUserId: () => bots.userIdOf(city) }]));
}

/** A city that asks or answers on our page has to know where that is. */
function needAddress(scripts: ReadonlyMap<string, Script>, pageUrl: string | null): void {
  const needing = (does: (city: City) => boolean) =>
    [...scripts.values()].flatMap(({ city }) => (does(city) ? city.name : [])).join(", ");
  const answering = needing(({ reply_on }) => reply_on === "page");
  const asking = needing(({ confidential }) => confidential === "page");
  if (pageUrl === null && answering !== "")
    throw new ConfigError(`PUBLIC_URL: is needed, for ${answering} answers on the page (reply_on: page)`);
  if (pageUrl === null && asking !== "")
    throw new ConfigError(`PUBLIC_URL: is needed, for ${asking} asks on the page (confidential: page)`);
}

/** Where a link to the page of the confidential part leads; undefined: this installation has no address. */
function addressOfPage(pageUrl: string | null, keys: KeyRing): PageAddress | undefined {
  if (pageUrl === null) return undefined;
  return (conversationId, link) => `${pageUrl}/page#${makeTalkToken(keys, { conversationId, link })}`;
}

/** While the stores are still waited for: LINE sends again, a load balancer looks elsewhere. */
function notYet(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503).end();
}

type Served = { webhook: Webhook } & Record<"health" | "page" | "talkRoutes" | "desk", Router> & {
    simulator: ReturnType<typeof startSimulator> | null;
  };

/** All that this process serves over HTTP, in the order in which a request passes it. */
function together(config: Config, now: () => number, { webhook, health, simulator, page, talkRoutes, desk }: Served) {
  const app = express();
  app.disable("x-powered-by");
  app.use(secureHeaders(config.publicUrl?.startsWith("https:") ?? false));
  if (config.demo) app.use(loopbackNamesOnly, tellsTime(now));
  app.use(health);
  if (simulator !== null) {
    app.use(simulator.lineApi);
    app.use("/simulator/api", simulator.browserApi);
  }
  if (config.role !== "worker") {
    app.use(page);
    app.use(talkRoutes);
    app.use(desk);
    app.use(webPages(join(ROOT, "dist/web"), config.demo));
  }
  // The signature is over the exact bytes: nothing that reads a body may stand before the webhook.
  if (config.role === "worker") return app;
  return (request: IncomingMessage, response: ServerResponse) =>
    webhook(request, response, () => app(request, response));
}

/** Live conversations where the settings say. `onAccepted` also tells of what other processes have accepted. */
async function openLive(config: Config, { keys, log, now }: { keys: KeyRing; log: Log; now: () => number }) {
  const canSpool = () => false;
  if (config.redis === null) {
    const unlock = lockDataFolder(config.dataDir);
    const store = openSqliteLiveStore({ file: join(config.dataDir, "live.sqlite"), keys, now, alone: true });
    const live: LiveStore = { ...store, close: () => store.close().then(unlock) };
    return { live, canSpool, onAccepted: async () => {} };
  }
  const redis = await openRedisLiveStore({ address: config.redis, keys, now, log });
  const { onAccepted } = redis;
  if (config.spoolDir === null) return { live: redis, canSpool, onAccepted };
  const live = withSpool(redis, { folder: config.spoolDir, keys, log });
  return { live, canSpool: live.canSpool, onAccepted };
}

async function listen(server: Server, config: Config): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(config.port, config.host, resolve);
  });
  return portOf(server.address());
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  return address.port;
}

/** In a demo every city has a channel of the simulator's, with secrets of this run. */
function demoChannels(scripts: ReadonlyMap<string, Script>): Config["channels"] {
  const secret = () => randomBytes(16).toString("hex");
  return new Map([...scripts.keys()].map((city) => [city, { secrets: [secret()], accessToken: secret() }]));
}

function startSimulator(
  config: Config,
  scripts: ReadonlyMap<string, Script>,
  channels: Config["channels"],
  port: number,
  clock: DemoClock,
) {
  const cities = [...scripts.values()].map(({ city }) => {
    const channel = channels.get(city.id);
    return {
      id: city.id,
      name: city.name,
      channelSecret: channel?.secrets[0] ?? "",
      channelAccessToken: channel?.accessToken ?? "",
    };
  });
  return makeSimulator({
    file: join(config.dataDir, "simulator.sqlite"),
    cities,
    webhookUrl: (city) => `${own(config, port)}/webhook/${city}`,
    now: clock.now,
    moveClock: clock.moveTo,
    random: randomBytes,
  });
}

function lineOptions(config: Config, channels: Config["channels"], port: number, log: LineOptions["log"]): LineOptions {
  return {
    tokens: new Map([...channels].map(([city, { accessToken }]) => [city, accessToken])),
    apiBaseUrl: config.demo ? own(config, port) : config.lineApiBaseUrl,
    dataApiBaseUrl: config.demo ? own(config, port) : config.lineDataApiBaseUrl,
    log,
  };
}

function own(config: Config, port: number): string {
  return `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${port}`;
}
