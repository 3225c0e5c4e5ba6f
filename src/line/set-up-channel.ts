import { HTTPFetchError } from "@line/bot-sdk";
import { z } from "zod";
import { failureName } from "../app/log.ts";
import type { Result } from "../core/result.ts";
import { DEADLINE_MS, type LineOptions, lineClient } from "./line-client.ts";
import { isUnauthorised } from "./line-status.ts";
import { withinDeadline } from "./within-deadline.ts";

/** `userId` is what LINE puts into `destination`. `chatMode` "chat": staff can answer in LINE's own console, which they should not. */
type BotInfo = { userId: string; chatMode: string };

/**
 * Learns who a city's bot is. `token_wrong`: LINE does not know the token, somebody must mend it; `no_answer`: try again later.
 * Safe to repeat.
 */
export async function setUpChannel(
  options: LineOptions,
  city: string,
): Promise<Result<BotInfo, "token_wrong" | "no_answer">> {
  const { log, deadlineMs = DEADLINE_MS } = options;
  const token = options.tokens.get(city);
  if (token === undefined) {
    log.warn({ city }, "line_no_token");
    return { ok: false, error: "token_wrong" };
  }
  const client = lineClient(options, token);
  try {
    const bot = Bot.parse(await withinDeadline(client.getBotInfo(), deadlineMs));
    // What staff write in LINE's console stays with LINE (guideline of 2021-04-30, line.md 4), and we would not know of it.
    if (bot.chatMode === "chat") log.warn({ city }, "line_chat_mode_on");
    return { ok: true, value: bot };
  } catch (error) {
    log.warn({ city, reason: reasonOf(error) }, "line_bot_unknown");
    return { ok: false, error: isUnauthorised(error) ? "token_wrong" : "no_answer" };
  }
}

const Bot = z.object({ userId: z.string().min(1), chatMode: z.string() });

/** A status or the kind of error; never a message, which may quote an answer. */
function reasonOf(failure: unknown): string {
  return failure instanceof HTTPFetchError ? `http:${failure.status}` : failureName(failure);
}
