import { randomBytes } from "node:crypto";
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import packageJson from "../../package.json" with { type: "json" };
import { loadScripts } from "../../src/content/load-scripts.ts";
import type { Script } from "../../src/core/script.ts";
import type { RecordsDialect } from "../../src/records/open-database.ts";
import { SECRET, TOKEN } from "./bot.ts";
import { type MeasuredServer, startServer } from "./start-server.ts";

const ROOT = join(import.meta.dirname, "../..");
export const CITY = "kokubunji";
export const KEY = randomBytes(32);
/** As `npm start` starts it. */
const ARGS = packageJson.scripts.start.split(" ").slice(1);

export type Stores = { redis: string | null; database: string | null };

/** Starts the product as it is run, for one city with LINE credentials. `folder`: its files and log. */
export async function startProduct(wish: {
  name: string;
  folder: string;
  lineOrigin: string;
  stores?: Stores;
  role?: "all" | "web" | "worker";
  core?: number;
}): Promise<MeasuredServer> {
  const { name, folder, lineOrigin, stores = { redis: null, database: null }, role = "all", core } = wish;
  const data = join(folder, name);
  mkdirSync(data, { recursive: true });
  const settings = {
    DATA_DIR: data,
    RECORD_KEYS: `k1:${KEY.toString("base64")}`,
    KOKUBUNJI_LINE_CHANNEL_SECRET: SECRET,
    KOKUBUNJI_LINE_CHANNEL_ACCESS_TOKEN: TOKEN,
    // Staff of the bench have a password alone.
    SECOND_FACTOR: "offered",
    LINE_API_BASE_URL: lineOrigin,
    LINE_DATA_API_BASE_URL: lineOrigin,
    ...(stores.redis === null ? {} : { REDIS_URL: stores.redis, ROLE: role }),
    ...(stores.database === null ? {} : { DATABASE_URL: stores.database }),
  };
  return startServer({ name, args: ARGS, cwd: ROOT, folder, settings, core });
}

/** The record of a product started with these. */
export function dialectOf(folder: string, name: string, stores?: Stores): RecordsDialect {
  const database = stores?.database ?? null;
  if (database !== null) return { kind: "postgres", url: database };
  const data = join(folder, name);
  mkdirSync(data, { recursive: true });
  return { kind: "sqlite", file: join(data, "record.sqlite") };
}

export function liveBytes(folder: string, name: string): number {
  return statSync(join(folder, name, "live.sqlite")).size;
}

export async function cityScript(): Promise<Script> {
  const script = (await loadScripts(ROOT, [CITY])).get(CITY);
  if (script === undefined) throw new Error("the city is not there");
  return script;
}
