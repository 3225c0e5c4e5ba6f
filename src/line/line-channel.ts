import type { LineBotClient } from "@line/bot-sdk";
import { z } from "zod";
import type { Channel, Sent } from "../app/channel.ts";
import { failureName, type Log } from "../app/log.ts";
import { askQuota } from "./ask-quota.ts";
import { fetchContent } from "./fetch-content.ts";
import { type LineCalls, makeLineCalls } from "./line-calls.ts";
import { CONTENT_DEADLINE_MS, DEADLINE_MS, type LineOptions, lineClient } from "./line-client.ts";
import { outcomeOfAnswer } from "./outcome-of-answer.ts";
import { outcomeOfFailure } from "./outcome-of-failure.ts";
import { renderMessages } from "./render-messages.ts";
import { withinDeadline } from "./within-deadline.ts";

/**
 * LINE as a channel: what is done most goes out by itself (line-calls.ts), the rest through the SDK's client; a deadline on every call, and
 * every way a call can end as a value.
 */
export function makeLineChannel(options: LineOptions): Channel {
  const { deadlineMs = DEADLINE_MS, contentDeadlineMs = CONTENT_DEADLINE_MS, log } = options;
  const calls = makeLineCalls(options);
  const accounts = new Map(
    Array.from(options.tokens, ([city, token]) => [
      city,
      { city, token, client: lineClient(options, token), calls, deadlineMs, log },
    ]),
  );

  return {
    render: renderMessages,
    async reply({ city }, { token }, body) {
      const json = `{"replyToken":${JSON.stringify(token)},"messages":${messagesIn(body)}}`;
      return send("reply", accounts.get(city), json);
    },
    async push({ city, userId }, retryKey, body) {
      const account = accounts.get(city);
      const json = `{"to":${JSON.stringify(userId)},"messages":${messagesIn(body)}}`;
      const sent = await send("push", account, json, { "x-line-retry-key": retryKey });
      if (sent.outcome !== "quota" || account === undefined || !(await hasRoom(account))) return sent;
      return { outcome: "later", afterMs: RESERVED_MS };
    },
    profileLanguage({ city, userId }) {
      return languageOf(accounts.get(city), userId);
    },
    async content({ city }, messageId, bytesMax) {
      const account = accounts.get(city);
      if (account === undefined) return { outcome: "later", reason: "unauthorised" };
      const content = await fetchContent(account.client, messageId, bytesMax, contentDeadlineMs);
      account.log[content.outcome === "later" ? "warn" : "debug"]({ city, outcome: content.outcome }, "line_content");
      return content;
    },
  };
}

/** While the city's own broadcast is on its way, LINE keeps as much of the month for it (line.md 3.4): that is over within minutes. */
const RESERVED_MS = 20_000;

/** Whether LINE's own figures say that the month is not used up after all. */
async function hasRoom({ city, client, deadlineMs, log }: Account): Promise<boolean> {
  try {
    const { limit, used } = await withinDeadline(askQuota(client), deadlineMs);
    const room = limit === null || used < limit;
    if (room) log.warn({ city }, "line_quota_reserved");
    return room;
  } catch (failure) {
    log.debug({ city, failure: failureName(failure) }, "line_quota_unknown");
    return false;
  }
}

type Account = { city: string; token: string; client: LineBotClient; calls: LineCalls; deadlineMs: number; log: Log };

async function send(
  how: "reply" | "push",
  account: Account | undefined,
  json: string,
  headers?: Record<string, string>,
): Promise<Sent> {
  // A city whose token was taken out of the settings may still have lines waiting: the same as a wrong token.
  if (account === undefined) return { outcome: "unauthorised" };
  const { city, token, calls, log } = account;
  const sent = await calls
    .post(PATHS[how], token, json, headers)
    .then((answer) => outcomeOfAnswer(answer, how), outcomeOfFailure);
  const expected = sent.outcome === "accepted" || sent.outcome === "token_dead";
  log[expected ? "debug" : "warn"]({ city, ...sent }, `line_${how}`);
  return sent;
}

/** Reference, "Send reply message", "Send push message". */
const PATHS = { reply: "/v2/bot/message/reply", push: "/v2/bot/message/push" } as const;

/** A first guess we can do without: blocked, no consent, LINE down all mean that we do not know. */
async function languageOf(account: Account | undefined, userId: string): Promise<string | null> {
  if (account === undefined) return null;
  try {
    const { status, body } = await account.calls.get(`/v2/bot/profile/${encodeURIComponent(userId)}`, account.token);
    if (status === 200) return Profile.safeParse(JSON.parse(body)).data?.language ?? null;
    account.log.debug({ city: account.city, failure: `http:${status}` }, "line_profile_unknown");
    return null;
  } catch (failure) {
    account.log.debug({ city: account.city, failure: failureName(failure) }, "line_profile_unknown");
    return null;
  }
}

const Profile = z.object({ language: z.string().min(1) });

/** The frozen body goes out as it is: a repeated push is, byte for byte, what LINE's retry key asks for. Throws when it is no list. */
function messagesIn(body: string): string {
  if (!body.startsWith("[") || !body.endsWith("]")) throw new Error("a body that is not messages");
  return body;
}
