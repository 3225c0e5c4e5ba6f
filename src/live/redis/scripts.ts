import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TURN_TRIES_MAX, WINDOW_MAX_MS } from "../../app/live-store.ts";
import { LANES } from "../../core/effect.ts";
import type { RedisClient } from "./make-client.ts";
import { makeSendTogether } from "./send-together.ts";
import { CITY_SPAN, DONE_LINES_MAX, SEEN_TTL_MS } from "./times.ts";

export type ScriptName =
  | "accept"
  | "claim-turn"
  | "commit-turn"
  | "not-said"
  | "fail-turn"
  | "set-aside"
  | "claim-lines"
  | "attempt-lines"
  | "settle-lines"
  | "forget"
  | "read-letter"
  | "retry-dead"
  | "give-up";

/** Runs a Lua script by its name; its file says what it takes and gives. `keys` lie in one shard. */
export type RunScript = (
  name: ScriptName,
  keys: readonly string[],
  args: readonly (string | number | Uint8Array)[],
) => Promise<unknown>;

/** ioredis has these for every command; its types leave them out for these two. */
declare module "ioredis" {
  interface RedisCommander<Context> {
    evalshaBuffer(sha: string, keys: number, ...rest: (string | number | Buffer)[]): Promise<unknown>;
    evalBuffer(script: string, keys: number, ...rest: (string | number | Buffer)[]): Promise<unknown>;
  }
}

/**
 * `shards`: among how many the store is spread. The scripts are sent by their hash, and whole only to a Redis that does not know them (yet, or any more). Each runs alone and
 * completely or not at all: with `#!lua` Redis (7 and later) refuses it before the first line when memory is full or the disk failing.
 */
export function makeScripts(client: RedisClient, shards: number): RunScript {
  const constants = `${CONSTANTS}\nlocal DONE_LINES_MAX = ${Math.ceil(DONE_LINES_MAX / shards)}`;
  const loaded = new Map<ScriptName, { source: string; hash: string }>();
  const load = (name: ScriptName) => {
    const source = `#!lua\n${constants}\n${read("prelude")}\n${read(name)}`;
    const script = { source, hash: createHash("sha1").update(source).digest("hex") };
    loaded.set(name, script);
    return script;
  };

  const send = makeSendTogether(client);
  return async (name, keys, args) => {
    const { source, hash } = loaded.get(name) ?? load(name);
    const rest = [...keys, ...args.map((arg) => (arg instanceof Uint8Array ? asBuffer(arg) : arg))];
    try {
      return await send("evalsha", hash, keys.length, rest);
    } catch (error) {
      // Redis gives its errors a code as their first word.
      if (!(error instanceof Error && error.message.startsWith("NOSCRIPT"))) throw error;
      return send("eval", source, keys.length, rest);
    }
  };
}

const CONSTANTS = [
  `local WINDOW_MAX_MS, TURN_TRIES_MAX = ${WINDOW_MAX_MS}, ${TURN_TRIES_MAX}`,
  `local SEEN_TTL_MS, CRISIS = ${SEEN_TTL_MS}, ${LANES.indexOf("crisis")}`,
  `local CITY_SPAN = ${CITY_SPAN}`,
].join("\n");

function read(name: string): string {
  return readFileSync(join(import.meta.dirname, "lua", `${name}.lua`), "utf8");
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
