import { z } from "zod";
import type { Sent } from "../app/channel.ts";
import { NeverBegun } from "./never-begun.ts";
import { DeadlinePassed } from "./within-deadline.ts";

/** How long to wait when LINE says "later" without saying how long. */
const LATER_MS = 1000;

/**
 * What a call without an answer means for the message (app/channel.ts, line.md 3.4 and 3.5): the network failed, which Node and undici
 * say with a code, or it took too long. Whatever else is thrown is a bug and goes on.
 */
export function outcomeOfFailure(error: unknown): Sent {
  // Also a handshake that failed, or a firewall that swallows all: what is a bug goes on all the same.
  if (error instanceof NeverBegun && outcomeOfFailure(error.cause)) return { outcome: "later", afterMs: LATER_MS };
  if (error instanceof DeadlinePassed) return { outcome: "unknown", reason: "timeout" };
  const code = networkCode(error);
  if (code === null || code === "UND_ERR_INVALID_ARG") throw error;
  return NOTHING_SENT.has(code)
    ? { outcome: "later", afterMs: LATER_MS }
    : { outcome: "unknown", reason: `network:${code}` };
}

/** No connection was ever made, so surely nothing was sent. */
const NOTHING_SENT: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

const Coded = z.object({ code: z.string() });
/** One name, several addresses (IPv4 and IPv6), each with its own failure. */
const Several = z.object({ errors: z.array(Coded).min(1) });

function networkCode(failure: unknown): string | null {
  const codes = Several.safeParse(failure).data?.errors.map((each) => each.code) ?? [];
  const telling = codes.find((code) => !NOTHING_SENT.has(code)) ?? codes[0];
  return telling ?? Coded.safeParse(failure).data?.code ?? null;
}
