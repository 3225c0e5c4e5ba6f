import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import express from "express";
import packageJson from "../package.json" with { type: "json" };
import { makeKeyRing } from "./app/key-ring.ts";
import { startWorker } from "./app/worker.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { loadScripts } from "./content/load-scripts.ts";
import { commandButton } from "./core/button.ts";
import { standsAlone } from "./core/flow/gather.ts";
import type { Script } from "./core/script.ts";
import { makeDesk } from "./desk/make-desk.ts";
import { makeLineChannel } from "./line/line-channel.ts";
import type { LineOptions } from "./line/line-client.ts";
import { setUpChannel } from "./line/set-up-channel.ts";
import { makeWebhook } from "./line/webhook.ts";
import { openSqliteLiveStore } from "./live/sqlite-live-store.ts";
import { demoKeys } from "./ops/demo-keys.ts";
import { loopbackNamesOnly, secureHeaders } from "./ops/guard.ts";
import { makeHealth } from "./ops/health.ts";
import { makeLog } from "./ops/make-log.ts";
import { webPages } from "./ops/web-pages.ts";
import { openRecords } from "./records/open-records.ts";
import { makeSimulator } from "./simulator/make-simulator.ts";
import { addStaffCommand } from "./staff-command.ts";

/** Rapid lines of a resident are gathered for so long before they are answered. */
const WINDOW_MS = 700;
const STOP_MS_MAX = 10_000;
const BOT_INFO_AGAIN_MS = 60_000;
const ROOT = join(import.meta.dirname, "..");
const MENU = {
  start: commandButton("start"),
  status: commandButton("status"),
  person: commandButton("person"),
  language: commandButton("language"),
};

const now = () => Date.now();

try {
  const config = readConfig(process.env);
  if (process.argv[2] === "staff") await addStaffCommand(await openParts(config), process.argv.slice(3));
  else await serve(config);
} catch (failure) {
  const mistake = operatorsMistake(failure);
  if (mistake === null) throw failure;
  process.stderr.write(`${mistake}\n`);
  process.exitCode = 1;
}

/** Opens what every command needs: content, keys and both stores. */
async function openParts(config: Config) {
  const log = makeLog(config.logLevel);
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const keys = makeKeyRing(config.recordKeys ?? demoKeys(config.dataDir));
  const scripts = await loadScripts(ROOT, config.cities);
  const records = await openRecords({
    dialect: { kind: "sqlite", file: join(config.dataDir, "record.sqlite") },
    keys,
    now,
  });
  return { config, log, keys, scripts, records };
}

async function serve(config: Config): Promise<void> {
  // Listening first: the demo's LINE is reached at our own address, which is known only then.
  const server = createServer();
  const port = await listen(server, config);
  const parts = await openParts(config);
  const { log, keys, scripts, records } = parts;
  const live = openSqliteLiveStore({ file: join(config.dataDir, "live.sqlite"), keys, now });

  const channels = config.demo ? demoChannels(scripts) : config.channels;
  const simulator = config.demo ? startSimulator(config, scripts, channels, port) : null;
  const line = lineOptions(config, channels, port, log);
  const worker = startWorker({ live, records, channel: makeLineChannel(line), scripts, now, log });
  const bots = new Map<string, string>();
  const webhook = makeWebhook({
    channels: new Map(
      [...channels].map(([city, { secrets }]) => [city, { secrets, botUserId: () => bots.get(city) ?? null }]),
    ),
    accept: async (arrivals) => {
      await live.accept(arrivals);
      worker.wake();
    },
    keys,
    now,
    log,
    isUrgent: (event) =>
      event.type !== "said" || [...scripts.values()].some((script) => standsAlone(script, event.text)),
    windowMs: WINDOW_MS,
  });
  const desk = await makeDesk({
    records,
    keys,
    cities: scripts,
    publicUrl: config.publicUrl,
    demo: config.demo,
    now,
    log,
  });

  const app = express();
  app.disable("x-powered-by");
  app.use(secureHeaders(config.publicUrl?.startsWith("https:") ?? false));
  if (config.demo) app.use(loopbackNamesOnly);
  // The signature is over the exact bytes: nothing that reads a body may stand before the webhook.
  app.use(webhook);
  app.use(makeHealth({ live, records, now, version: packageJson.version }));
  if (simulator !== null) {
    app.use(simulator.lineApi);
    app.use("/simulator/api", simulator.browserApi);
  }
  app.use(desk.router);
  app.use(webPages(join(ROOT, "dist/web"), config.demo));
  server.on("request", app);
  simulator?.resume();

  const asking = learnBots(line, bots);
  welcome(config, port, scripts);
  stopOnSignal(async () => {
    clearInterval(asking);
    desk.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await worker.stop();
    await simulator?.close();
    await live.close();
    await records.close();
  });
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
    now,
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

/** Asks LINE who our bots are (their webhooks' `destination`) and puts up their menus; again later where LINE did not answer. */
function learnBots(line: LineOptions, bots: Map<string, string>): NodeJS.Timeout {
  const ask = () => {
    for (const city of line.tokens.keys()) {
      if (bots.has(city)) continue;
      void setUpChannel({ ...line, buttons: MENU }, city).then((bot) => bot && bots.set(city, bot.userId));
    }
  };
  ask();
  return setInterval(ask, BOT_INFO_AGAIN_MS);
}

function welcome(config: Config, port: number, scripts: ReadonlyMap<string, Script>): void {
  const at = own(config, port);
  const cities = [...scripts.values()].map(({ city }) => city.name).join("、");
  const lines = config.demo
    ? [
        "つなぐ（体験版）を始めました。本物のLINEにはつながっていません。",
        `  はじめに          ${at}/`,
        `  住民として話す     ${at}/simulator`,
        `  相談員として受ける ${at}/desk`,
        `  流れを見る        ${at}/studio`,
        `  市：${cities}　データ：${config.dataDir}　止めるには Ctrl+C`,
      ]
    : [`つなぐ is serving ${cities} at ${at} (webhooks: ${at}/webhook/<city>, desk: ${at}/desk)`];
  process.stdout.write(`${lines.join("\n")}\n`);
}

/** Stops taking requests, finishes what is under way and closes the stores; after 10 s it ends anyway, and nothing is lost. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const begin = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_MS_MAX).unref();
    void stop().then(() => process.exit(0));
  };
  process.on("SIGTERM", begin);
  process.on("SIGINT", begin);
}

/** What the operator can mend, in words; null for a bug. */
function operatorsMistake(failure: unknown): string | null {
  if (failure instanceof ConfigError) return failure.message;
  const taken = failure instanceof Error && "code" in failure && failure.code === "EADDRINUSE";
  return taken ? "PORT: this port is taken by another program; set PORT to a free one" : null;
}
