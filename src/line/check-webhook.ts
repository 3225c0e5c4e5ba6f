import { HTTPFetchError, type LineBotClient } from "@line/bot-sdk";
import { z } from "zod";
import type { LineStatus } from "../core/operations-view.ts";
import { withinDeadline } from "./within-deadline.ts";

/**
 * Asks LINE where it sends a city's webhooks, whether it sends any, and lets it try. null: LINE did not say. `publicUrl` without a
 * slash at the end; null: only the path is compared. LINE allows 60 tries an hour. Never rejects.
 */
export async function checkWebhook(
  client: LineBotClient,
  { city, publicUrl, deadlineMs }: { city: string; publicUrl: string | null; deadlineMs: number },
): Promise<LineStatus["webhook"]> {
  try {
    const { endpoint, active } = Endpoint.parse(await withinDeadline(client.getWebhookEndpoint(), deadlineMs));
    if (!isOurs(endpoint, city, publicUrl)) return "elsewhere";
    if (!active) return "inactive";
    const { success } = Tried.parse(await withinDeadline(client.testWebhookEndpoint({}), deadlineMs));
    return success ? "fits" : "unreachable";
  } catch (failure) {
    // LINE answers so when the console's field is empty.
    return failure instanceof HTTPFetchError && failure.status === 404 ? "missing" : null;
  }
}

const Endpoint = z.object({ endpoint: z.string(), active: z.boolean() });
const Tried = z.object({ success: z.boolean() });

function isOurs(endpoint: string, city: string, publicUrl: string | null): boolean {
  const path = `/webhook/${city}`;
  if (publicUrl !== null) return endpoint === publicUrl + path;
  return URL.canParse(endpoint) && new URL(endpoint).pathname.endsWith(path);
}
