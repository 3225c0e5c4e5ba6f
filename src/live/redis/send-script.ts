import { setTimeout as pause } from "node:timers/promises";
import { Cluster, Command, Redis } from "ioredis";
import type { RedisClient } from "./make-client.ts";

type Argument = string | number | Buffer;

/** Runs the script; strings of the answer come as bytes. */
export type SendScript = (keys: readonly string[], args: readonly Argument[]) => Promise<unknown>;

/** ioredis has these for every command; its types leave them out for these two. */
declare module "ioredis" {
  interface RedisCommander<Context> {
    evalshaBuffer(sha: string, keys: number, ...rest: Argument[]): Promise<unknown>;
    evalBuffer(script: string, keys: number, ...rest: Argument[]): Promise<unknown>;
  }
}

/** Nothing was done: the shard is, or has just been, on its way to another node, or the client did not find all together where they are now. */
const NOT_BEGUN = ["MOVED", "ASK", "TRYAGAIN", "CLUSTERDOWN", "All keys in the pipeline"];
/** So long it is waited for before it is asked again; a webhook has two seconds. */
const PAUSES_MS = [10, 40, 150, 400];

/**
 * By its hash, and whole where Redis does not know it. ioredis's own pipelines would hold back what comes while the last one is
 * unanswered, and with `appendfsync always` that is a second wait for the disk; in a Cluster, where each node has a connection, they stay.
 */
export function makeSendScript(client: RedisClient, { source, hash }: { source: string; hash: string }): SendScript {
  const send = (how: "evalsha" | "eval", rest: Argument[], keys: number) => {
    const script = how === "eval" ? source : hash;
    if (client instanceof Redis)
      return client.sendCommand(new Command(how, [script, keys, ...rest], { replyEncoding: null }));
    return how === "eval" ? client.evalBuffer(script, keys, ...rest) : client.evalshaBuffer(script, keys, ...rest);
  };
  const ask = async (keys: readonly string[], args: readonly Argument[]) => {
    const rest = [...keys, ...args];
    try {
      return await send("evalsha", rest, keys.length);
    } catch (error) {
      // Redis gives its errors a code as their first word.
      if (!(error instanceof Error && error.message.startsWith("NOSCRIPT"))) throw error;
      return send("eval", rest, keys.length);
    }
  };
  return client instanceof Cluster ? (keys, args) => askWhereItIs(client, () => ask(keys, args)) : ask;
}

/** In a Cluster, where the slot of a shard may move while events go on coming. */
async function askWhereItIs(client: Cluster, ask: () => Promise<unknown>): Promise<unknown> {
  for (const ms of PAUSES_MS) {
    try {
      return await ask();
    } catch (error) {
      const isRefused = error instanceof Error && NOT_BEGUN.some((code) => error.message.startsWith(code));
      if (!isRefused) throw error;
      client.refreshSlotsCache();
      await pause(ms);
    }
  }
  return ask();
}
