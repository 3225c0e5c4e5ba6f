import { HTTPFetchError } from "@line/bot-sdk";
import { z } from "zod";
import type { Meter } from "../app/meter.ts";
import type { LineStatus } from "../core/operations-view.ts";
import { askQuota } from "./ask-quota.ts";
import { checkWebhook } from "./check-webhook.ts";
import { DEADLINE_MS, type LineOptions, lineClient } from "./line-client.ts";
import { withinDeadline } from "./within-deadline.ts";

/** LINE's figures are approximate anyway, and a page that is looked at all day must not ask all day. */
const REMEMBERED_MS = 300_000;

type StatusOptions = LineOptions & { publicUrl: string | null; meter: Pick<Meter, "called">; now: () => number };

/**
 * Asks LINE how a city's account stands: its token, its modes, its webhook, this month's pushes. Answers are remembered for five minutes, and
 * asked for once however many look. Never rejects: what LINE does not tell is null. `now`: ms since epoch.
 */
export function makeLineStatus(options: StatusOptions): (city: string) => Promise<LineStatus> {
  const known = new Map<string, { at: number; status: Promise<LineStatus> }>();
  return (city) => {
    const at = options.now();
    const last = known.get(city);
    if (last !== undefined && at - last.at < REMEMBERED_MS) return last.status;
    const status = ask(options, city, new Date(at).toISOString());
    known.set(city, { at, status });
    return status;
  };
}

async function ask(options: StatusOptions, city: string, askedAt: string): Promise<LineStatus> {
  const accessToken = options.tokens.get(city);
  const unknown = { askedAt, chatMode: null, markAsReadMode: null, webhook: null, quota: null };
  if (accessToken === undefined) return { ...unknown, token: "wrong" };
  const client = lineClient(options, accessToken);
  const deadlineMs = options.deadlineMs ?? DEADLINE_MS;
  const webhookAsked = checkWebhook(client, { city, publicUrl: options.publicUrl, deadlineMs });
  const [info, quota] = await Promise.allSettled([
    withinDeadline(client.getBotInfo(), deadlineMs).then((answer) => Info.parse(answer)),
    withinDeadline(askQuota(client), deadlineMs),
  ]);
  const token = info.status === "fulfilled" ? "fits" : isUnauthorised(info.reason) ? "wrong" : "unknown";
  if (token !== "unknown") options.meter.called(city, "info", token === "fits" ? "accepted" : "unauthorised");
  return {
    ...unknown,
    token,
    ...(info.status === "fulfilled" ? info.value : {}),
    webhook: await webhookAsked,
    quota: quota.status === "fulfilled" ? quota.value : null,
  };
}

const Info = z.object({ chatMode: z.string(), markAsReadMode: z.string() });
/** Whether a call failed because LINE does not know our token (any more). */
export function isUnauthorised(failure: unknown): boolean {
  return failure instanceof HTTPFetchError && failure.status === 401;
}
