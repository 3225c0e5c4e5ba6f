import { Command, Redis } from "ioredis";
import type { RedisClient } from "./make-client.ts";

type Argument = string | number | Buffer;

/** Runs a script, by its hash or whole; strings of the answer come as bytes. */
export type SendScript = (how: "evalsha" | "eval", script: string, keys: number, rest: Argument[]) => Promise<unknown>;

/**
 * What is sent in one round of the event loop goes out with one write. ioredis's own pipelines hold back what comes while the last
 * one is unanswered, and with `appendfsync always` that is a second wait for the disk; they also cost a third more. In a Cluster,
 * where each node has a connection, they stay.
 */
export function makeSendTogether(client: RedisClient): SendScript {
  if (!(client instanceof Redis)) {
    return (how, script, keys, rest) =>
      how === "eval" ? client.evalBuffer(script, keys, ...rest) : client.evalshaBuffer(script, keys, ...rest);
  }
  let isHeld = false;
  const holdBack = () => {
    const { stream } = client;
    if (isHeld || client.status !== "ready") return;
    isHeld = true;
    stream.cork();
    setImmediate(() => {
      isHeld = false;
      stream.uncork();
    });
  };
  return async (how, script, keys, rest) => {
    holdBack();
    return client.sendCommand(new Command(how, [script, keys, ...rest], { replyEncoding: null }));
  };
}
