import type { LineBotClient, messagingApi } from "@line/bot-sdk";
import { z } from "zod";
import type { Channel, Sent } from "../app/channel.ts";
import { failureName, type Log } from "../app/log.ts";
import { fetchContent } from "./fetch-content.ts";
import { CONTENT_DEADLINE_MS, DEADLINE_MS, type LineOptions, lineClient } from "./line-client.ts";
import { outcomeOfFailure } from "./outcome-of-failure.ts";
import { renderMessages } from "./render-messages.ts";
import { withinDeadline } from "./within-deadline.ts";

/** LINE as a channel: the SDK's client with a deadline on every call, and every way a call can end as a value. */
export function makeLineChannel(options: LineOptions): Channel {
  const { deadlineMs = DEADLINE_MS, contentDeadlineMs = CONTENT_DEADLINE_MS, log } = options;
  const accounts = new Map(
    Array.from(options.tokens, ([city, token]) => [
      city,
      { city, client: lineClient(options, token), deadlineMs, log },
    ]),
  );

  return {
    render: renderMessages,
    async reply({ city }, { token }, body) {
      const messages = messagesOf(body);
      return send("reply", accounts.get(city), (client) =>
        client.replyMessageWithHttpInfo({ replyToken: token, messages }),
      );
    },
    async push({ city, userId }, retryKey, body) {
      const messages = messagesOf(body);
      return send("push", accounts.get(city), (client) =>
        client.pushMessageWithHttpInfo({ to: userId, messages }, retryKey),
      );
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

type Account = { city: string; client: LineBotClient; deadlineMs: number; log: Log };
type Answer = { httpResponse: Response };

async function send(
  how: "reply" | "push",
  account: Account | undefined,
  call: (client: LineBotClient) => Promise<Answer>,
): Promise<Sent> {
  // A city whose token was taken out of the settings may still have lines waiting: the same as a wrong token.
  if (account === undefined) return { outcome: "unauthorised" };
  const sent = await outcomeOf(how, withinDeadline(call(account.client), account.deadlineMs));
  const expected = sent.outcome === "accepted" || sent.outcome === "token_dead";
  account.log[expected ? "debug" : "warn"]({ city: account.city, ...sent }, `line_${how}`);
  return sent;
}

async function outcomeOf(how: "reply" | "push", answer: Promise<Answer>): Promise<Sent> {
  try {
    const { httpResponse } = await answer;
    return { outcome: "accepted", requestId: httpResponse.headers.get("x-line-request-id") };
  } catch (error) {
    return outcomeOfFailure(error, how);
  }
}

/** A first guess we can do without: blocked, no consent, LINE down all mean that we do not know. */
async function languageOf(account: Account | undefined, userId: string): Promise<string | null> {
  if (account === undefined) return null;
  try {
    const profile = await withinDeadline(account.client.getProfile(userId), account.deadlineMs);
    return Profile.safeParse(profile).data?.language ?? null;
  } catch (failure) {
    account.log.debug({ city: account.city, failure: failureName(failure) }, "line_profile_unknown");
    return null;
  }
}

const Profile = z.object({ language: z.string().min(1) });

/**
 * The frozen body as the SDK wants it. It writes what we give it with JSON.stringify, which for what JSON.stringify once
 * wrote is the same text again: a repeated push has the identical body that LINE's retry key asks for.
 */
function messagesOf(body: string): messagingApi.Message[] {
  return Messages.parse(JSON.parse(body));
}

const Messages = z.array(z.custom<messagingApi.Message>((value) => typeof value === "object" && value !== null));
