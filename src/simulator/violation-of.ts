import { z } from "zod";
import type { Violation } from "../core/simulator-view.ts";
import type { CityAccount } from "./city-account.ts";
import type { LineAnswer, LineCall } from "./line-answer.ts";
import type { Platform } from "./platform.ts";

/** The fields by which a call names a resident. */
const Named = z.object({
  replyToken: z.string().optional().catch(undefined),
  to: z.string().optional().catch(undefined),
  chatId: z.string().optional().catch(undefined),
});

type Refused = Omit<LineCall, "city"> & { city: CityAccount | null; line: string };

/** A refused call as one red line, in the chat of the resident it meant, if that can be told. */
export function violationOf(
  platform: Platform,
  call: Refused,
  status: number,
  breach: NonNullable<LineAnswer["breach"]>,
): Violation {
  return {
    id: platform.ids.request(),
    at: new Date(call.at).toISOString(),
    city: call.city?.id ?? null,
    userId: whoseChat(platform, call),
    call: call.line,
    status,
    ...breach,
    requestId: call.requestId,
  };
}

/** The resident whom a call means, by whatever names her in it; null when that cannot be told. */
export function whoseChat(
  { replyTokens, residents }: Pick<Platform, "replyTokens" | "residents">,
  { body, params }: Pick<LineCall, "body" | "params">,
): string | null {
  const { replyToken, to, chatId } = readNamed(body);
  const named = to ?? chatId ?? params.userId;
  if (named !== undefined) return residents.find(named)?.userId ?? null;
  return replyToken === undefined ? null : replyTokens.owner(replyToken);
}

/** The body may be what was refused, so it may be anything. */
function readNamed(body: Buffer): z.infer<typeof Named> {
  try {
    const parsed = Named.safeParse(JSON.parse(body.toString("utf8")));
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}
