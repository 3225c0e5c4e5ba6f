import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TURN_TRIES_MAX, WINDOW_MAX_MS } from "../../app/live-store.ts";
import { LANES } from "../../core/effect.ts";
import { DANGER_REASON } from "../../core/operations-view.ts";
import type { RedisClient } from "./make-client.ts";
import type { ConversationKeys } from "./name-keys.ts";
import { integer, list, text } from "./reply.ts";
import { makeSendScript } from "./send-script.ts";
import { CITY_SPAN, DANGER_SPAN, DONE_LINES_MAX, SEEN_TTL_MS } from "./times.ts";

const STEPS = [
  ...(["accept", "accept-turn", "claim-turn", "commit-turn", "not-said", "fail-turn", "set-aside"] as const),
  ...([
    "claim-lines",
    "attempt-lines",
    "settle-lines",
    "forget",
    "read-letter",
    "list-letter",
    "retry-dead",
    "give-up",
  ] as const),
];
export type ScriptName = (typeof STEPS)[number];

type Argument = string | number | Uint8Array;

/** Takes a step with one conversation, by its name; its Lua file says what it takes and gives. */
export type RunScript = (name: ScriptName, keys: ConversationKeys, args: readonly Argument[]) => Promise<unknown>;

type Call = {
  name: ScriptName;
  own: readonly string[];
  args: readonly Argument[];
  resolve: (answer: unknown) => void;
  reject: (why: unknown) => void;
};

/** Some milliseconds of Redis's time, which does nothing else meanwhile. */
const CALLS_MAX = 32;

/** A step failed in its middle: a bug of ours. Redis's own words name it. */
class StepFailed extends Error {
  override name = "StepFailed" as const;
}

/**
 * `shards`: among how many the store is spread. What is asked in one round of the event loop goes to each shard as one call of one script:
 * for each call of their own there were a command, a timer, an answer, and in Redis an environment to be built. The answers come
 * together, as they did before: with `appendfsync always` Redis gives none before the disk has all. The script is sent by its hash, and
 * whole only to a Redis that does not know it (yet, or any more). Each step is taken completely or not at all: with `#!lua` Redis (7 and
 * later) refuses the script before the first line when memory is full or the disk failing.
 */
export function makeScripts(client: RedisClient, shards: number): RunScript {
  const send = makeSendScript(client, sourceFor(shards));
  let waiting = new Map<readonly string[], Call[]>();

  function sendAll(): void {
    const round = waiting;
    waiting = new Map();
    for (const [shard, calls] of round) {
      for (let from = 0; from < calls.length; from += CALLS_MAX) void make(shard, calls.slice(from, from + CALLS_MAX));
    }
  }

  async function make(shard: readonly string[], calls: readonly Call[]): Promise<void> {
    try {
      const keys = calls.flatMap(({ own }) => own);
      const args = calls.flatMap(({ name, args }) => [name, args.length, ...args.map(asBuffer)]);
      const answers = list(await send([...shard, ...keys], args));
      for (const [n, call] of calls.entries()) {
        const answer = answers[2 * n + 1];
        if (integer(answers[2 * n]) === 1) call.resolve(answer);
        else call.reject(new StepFailed(`${call.name}: ${text(answer)}`));
      }
    } catch (failure) {
      for (const { reject } of calls) reject(failure);
    }
  }

  return (name, { shard, own }, args) =>
    new Promise((resolve, reject) => {
      if (waiting.size === 0) setImmediate(sendAll);
      const call = { name, own, args, resolve, reject };
      const known = waiting.get(shard);
      if (known === undefined) waiting.set(shard, [call]);
      else known.push(call);
    });
}

function sourceFor(shards: number): { source: string; hash: string } {
  const constants = [
    `local WINDOW_MAX_MS, TURN_TRIES_MAX = ${WINDOW_MAX_MS}, ${TURN_TRIES_MAX}`,
    `local SEEN_TTL_MS, CRISIS = ${SEEN_TTL_MS}, ${LANES.indexOf("crisis")}`,
    `local CITY_SPAN, DONE_LINES_MAX = ${CITY_SPAN}, ${Math.ceil(DONE_LINES_MAX / shards)}`,
    `local DANGER_SPAN, DANGER_REASON = ${DANGER_SPAN}, '${DANGER_REASON}'`,
  ];
  const steps = STEPS.map((name) => `STEPS['${name}'] = function()\n${read(name)}\nend`);
  const parts = [
    "#!lua",
    ...constants,
    read("prelude"),
    read("seen-and-forgotten"),
    read("take-turn"),
    "local STEPS = {}",
    ...steps,
    read("turn-by-turn"),
  ];
  const source = parts.join("\n");
  return { source, hash: createHash("sha1").update(source).digest("hex") };
}

function read(name: string): string {
  return readFileSync(join(import.meta.dirname, "lua", `${name}.lua`), "utf8");
}

function asBuffer(arg: Argument): string | number | Buffer {
  if (!(arg instanceof Uint8Array) || Buffer.isBuffer(arg)) return arg;
  return Buffer.from(arg.buffer, arg.byteOffset, arg.byteLength);
}
