import { setTimeout as pause } from "node:timers/promises";
import type { RequestHandler } from "express";
import { pick } from "./pick.ts";

/**
 * The way of webhooks to the city's servers: spread over all of them, and in bad weather some come twice, some not at all (LINE sends
 * them again, later ones overtake them), and of some the answer gets lost (LINE sends them again although they have arrived).
 */
const WAYS = [
  ["straight", 80],
  ["doubled", 8],
  ["lost", 6],
  ["answer_lost", 6],
] as const;
/** Webhooks that a web did not answer within two seconds: nobody made it so. */
export const LATE = "webhook_not_answered_in_time";
const SECOND_AFTER_MS_MAX = 400;
const ANSWER_MS_MAX = 1900;

export function makeRelay(parts: { luck: () => number; isBad: () => boolean; count: (what: string) => void }) {
  const { luck, isBad, count } = parts;
  let origins: string[] = [];
  let turn = 0;
  let underWay = 0;

  async function send(body: Buffer, signature: string): Promise<number> {
    turn += 1;
    const origin = origins[turn % Math.max(1, origins.length)];
    if (origin === undefined) return 503;
    underWay += 1;
    try {
      const answer = await fetch(origin, {
        method: "POST",
        body: new Uint8Array(body),
        headers: { "content-type": "application/json; charset=utf-8", "x-line-signature": signature },
        signal: AbortSignal.timeout(ANSWER_MS_MAX),
      });
      await answer.body?.cancel();
      return answer.status;
    } catch (failure) {
      if (failure instanceof Error && failure.name === "TimeoutError") count(LATE);
      // Killed or away: to LINE it is the same.
      return 504;
    } finally {
      underWay -= 1;
    }
  }

  const pass: RequestHandler = async (request, response) => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const signature = request.get("x-line-signature") ?? "";
    const way = isBad() ? pick(luck(), WAYS) : "straight";
    if (way !== "straight") count(`webhook_${way}`);
    if (way === "lost") return void response.status(504).end();
    if (way === "doubled") void pause(luck() * SECOND_AFTER_MS_MAX).then(() => send(body, signature));
    const status = await send(body, signature);
    response.status(way === "answer_lost" ? 504 : status).end();
  };

  return {
    pass,
    /** Where webhooks go from now on. */
    aim: (to: string[]) => {
      origins = to;
    },
    underWay: () => underWay,
  };
}
