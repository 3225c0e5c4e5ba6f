import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Due } from "./due-guesses.ts";
import type { RedisClient } from "./make-client.ts";

/**
 * Tells the workers of all processes what was accepted, so that they need not look again and again. A process that works itself calls
 * only when it falls behind: two that both ask for every turn do half of it in vain.
 */
export type WakeUpCall = {
  /** These turns will be due. A call that gets lost only costs a second: workers look by themselves so often. */
  ring(accepted: readonly Due[]): void;
  /** From now on this process works itself. `takes`: these are anybody's. `looks`: somebody has more than he can do. */
  listen(hear: Listener): Promise<void>;
  /** Whether calls of others reach us at the moment. */
  isListening(): boolean;
  close(): void;
};

type Listener = { takes: (due: readonly Due[]) => unknown; looks: () => unknown };

const Call = z.object({ from: z.string(), due: z.array(z.tuple([z.string(), z.number()])).nullable() });

/** While nobody else listens, so often it is tried whether somebody does. */
const TRY_AGAIN_MS = 1000;
/** So long a process has for itself what it accepted. */
const LEAVE_MS = 100;
const CALL_MAX = 500;

/** `isBehind`: whether this process has left something undone that was due a while ago. */
export function makeWakeUpCall(options: {
  client: RedisClient;
  anotherClient: () => RedisClient;
  channel: string;
  isBehind: () => boolean;
}): WakeUpCall {
  const { client, anotherClient, channel, isBehind } = options;
  const from = randomUUID();
  let ear: RedisClient | null = null;
  let hears = false;
  let later: NodeJS.Timeout | null = null;
  /** Accepted since then: it may be left undone, too, and is younger. */
  let more = false;
  const call = makeCall(client, channel, from, () => hears);
  const callForAnybody = makeCallForAnybody(call);

  function callForHelpLater(): void {
    if (later !== null) {
      more = true;
      return;
    }
    later = setTimeout(() => {
      const [behind, others] = [isBehind(), more];
      later = null;
      more = false;
      if (behind) void call(null);
      if (behind || others) callForHelpLater();
    }, LEAVE_MS).unref();
  }

  return {
    ring: (accepted) => (ear === null ? callForAnybody(accepted) : callForHelpLater()),
    async listen({ takes, looks }) {
      // A connection that listens can do nothing else.
      const listening = anotherClient();
      ear = listening;
      listening.on("error", () => undefined);
      listening.on("message", (_channel, message) => {
        const heard = readCall(message);
        if (heard?.from === from) return;
        if (heard === null || heard.due === null) looks();
        else takes(heard.due.map(([id, at]) => ({ id, at })));
      });
      // Who does not hear has to look.
      listening.on("close", () => {
        hears = false;
      });
      const begin = async () => {
        await listening.subscribe(channel);
        hears = true;
        looks();
      };
      listening.on("ready", () => void begin().catch(() => undefined));
      // Redis may have gone away again: it goes on trying by itself, and what it misses meanwhile is looked for.
      await listening.connect().catch(() => undefined);
    },
    isListening: () => hears,
    close() {
      if (later !== null) clearTimeout(later);
      ear?.disconnect();
    },
  };
}

type Named = [id: string, at: number];

/** Calls, unless nobody but we ourselves heard the last call, a moment ago. */
function makeCall(client: RedisClient, channel: string, from: string, hears: () => boolean) {
  let aloneSince = Number.NEGATIVE_INFINITY;
  return async (due: readonly Named[] | null): Promise<void> => {
    if (performance.now() - aloneSince < TRY_AGAIN_MS) return;
    // Redis is away: then nothing was accepted either.
    const heardBy = await client.publish(channel, JSON.stringify({ from, due })).catch(() => null);
    if (heardBy !== null && heardBy <= (hears() ? 1 : 0)) aloneSince = performance.now();
  };
}

/** One call for all that was accepted while the last was under way. */
function makeCallForAnybody(call: (due: readonly Named[]) => Promise<void>): (accepted: readonly Due[]) => void {
  let waiting: Named[] = [];
  let underWay = false;
  const callAll = async () => {
    underWay = true;
    while (waiting.length > 0) {
      const due = waiting.slice(0, CALL_MAX);
      waiting = [];
      await call(due);
    }
    underWay = false;
  };
  return (accepted) => {
    waiting.push(...accepted.map(({ id, at }): Named => [id, at]));
    if (!underWay) void callAll();
  };
}

/** null: of a version that told nothing but that something was there. */
function readCall(message: string): z.infer<typeof Call> | null {
  try {
    return Call.parse(JSON.parse(message));
  } catch {
    return null;
  }
}
