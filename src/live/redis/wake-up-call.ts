import type { RedisClient } from "./make-client.ts";

/** Tells the workers of all processes that something was accepted, so that they need not look again and again. */
export type WakeUpCall = {
  /** A call that gets lost only costs a second: workers look by themselves so often. */
  ring(): void;
  listen(listener: () => void): Promise<void>;
  close(): void;
};

export function makeWakeUpCall(client: RedisClient, anotherClient: () => RedisClient, channel: string): WakeUpCall {
  let listening: RedisClient | null = null;
  let underWay = false;
  let again = false;

  function ring(): void {
    if (underWay) {
      again = true;
      return;
    }
    underWay = true;
    client
      .publish(channel, "")
      // Redis is away: then nothing was accepted either.
      .catch(() => undefined)
      .finally(() => {
        underWay = false;
        if (again) {
          again = false;
          ring();
        }
      });
  }

  return {
    ring,
    async listen(listener) {
      // A connection that listens can do nothing else.
      const ear = anotherClient();
      listening = ear;
      ear.on("error", () => undefined);
      ear.on("message", listener);
      ear.on("ready", () => void ear.subscribe(channel).catch(() => undefined));
      await ear.connect();
    },
    close() {
      listening?.disconnect();
    },
  };
}
