import { HTTPFetchError, type LineBotClient } from "@line/bot-sdk";
import type { Content } from "../app/channel.ts";
import { failureName } from "../app/log.ts";
import { withinDeadline } from "./within-deadline.ts";

/**
 * Fetches what a resident sent (reference, "Get content"). Reads no further than `bytesMax`, whatever the server says of its
 * length; a 202 has no content yet, which the SDK would give as an empty stream.
 */
export async function fetchContent(
  client: LineBotClient,
  messageId: string,
  bytesMax: number,
  deadlineMs: number,
): Promise<Content> {
  try {
    return await withinDeadline(read(client, messageId, bytesMax), deadlineMs);
  } catch (failure) {
    if (!(failure instanceof HTTPFetchError)) return { outcome: "later", reason: failureName(failure) };
    // 404: no such message, or deleted meanwhile. 410: taken back. Other refusals may be ours to mend (401, 429, 5xx).
    if (failure.status === 404 || failure.status === 410) return { outcome: "gone" };
    return { outcome: "later", reason: `http:${failure.status}` };
  }
}

async function read(client: LineBotClient, messageId: string, bytesMax: number): Promise<Content> {
  const { httpResponse, body } = await client.getMessageContentWithHttpInfo(messageId);
  if (httpResponse.status === 202) {
    body.destroy();
    return { outcome: "preparing" };
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    // Leaving the loop destroys the stream.
    if (size > bytesMax) return { outcome: "too_large" };
    chunks.push(bytes);
  }
  return { outcome: "got", bytes: Buffer.concat(chunks) };
}
