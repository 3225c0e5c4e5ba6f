import type { Result } from "../core/result.ts";
import type { Act, ActDone, Resident, SimulatorError } from "../core/simulator-view.ts";
import { eventBase } from "./event-base.ts";
import type { Platform } from "./platform.ts";
import { isMessageAct, sendMessage } from "./send-message.ts";
import type { WebhookEvent } from "./webhook-event.ts";

type Done = Result<ActDone, SimulatorError>;

/**
 * Does what a resident does: the phone shows it, the file keeps it, and the bot's webhook hears of it.
 * Errors: `blocked` (unblock first), `cannot_unsend` (not theirs, gone, or no message), `too_large`, `bad_request` (wrong kind of file).
 */
export function performAct(platform: Platform, resident: Resident, act: Act): Done {
  if (resident.relation === "blocked" && act.act !== "unblock" && act.act !== "block")
    return { ok: false, error: "blocked" };
  const done = platform.atomic(() => carryOut(platform, resident, act));
  if (done.ok) {
    platform.changes.tell({ what: "chat", userId: resident.userId });
    if (act.act === "follow" || act.act === "block" || act.act === "unblock")
      platform.changes.tell({ what: "residents" });
  }
  return done;
}

function carryOut(platform: Platform, resident: Resident, act: Act): Done {
  if (isMessageAct(act)) return sendMessage(platform, resident, act);
  switch (act.act) {
    case "follow":
      return resident.relation === "stranger" ? befriend(platform, resident, false) : nothing;
    case "unblock":
      return resident.relation === "blocked" ? befriend(platform, resident, true) : nothing;
    case "block":
      return resident.relation === "blocked" ? nothing : block(platform, resident);
    case "postback":
      return tap(platform, resident, act.data, act.displayText);
    case "unsend":
      return unsend(platform, resident, act.messageId);
    default:
      return act satisfies never;
  }
}

const nothing: Done = { ok: true, value: { webhookEventId: null, messageId: null } };

function befriend(platform: Platform, resident: Resident, isUnblocked: boolean): Done {
  platform.residents.setRelation(resident.userId, "friend");
  notice(platform, resident, isUnblocked ? "unblocked" : "followed");
  const { ids } = platform;
  return send(platform, resident, {
    ...eventBase(platform, resident),
    type: "follow",
    replyToken: ids.token(),
    follow: { isUnblocked },
  });
}

function block(platform: Platform, resident: Resident): Done {
  platform.residents.setRelation(resident.userId, "blocked");
  notice(platform, resident, "blocked");
  return send(platform, resident, { ...eventBase(platform, resident), type: "unfollow" });
}

function notice({ chats, ids, now }: Platform, { userId }: Resident, what: "followed" | "blocked" | "unblocked"): void {
  chats.addNotice(userId, { id: ids.message(), at: now(), what });
}

/** Without a displayText the chat keeps no trace of the tap. */
function tap(platform: Platform, resident: Resident, data: string, displayText: string | null): Done {
  const { ids, chats, now } = platform;
  const base = eventBase(platform, resident);
  chats.closeQuickReplies(resident.userId);
  if (displayText !== null)
    chats.addFromResident(resident.userId, {
      id: ids.message(),
      at: now(),
      message: { type: "text", text: displayText },
      echo: true,
      readToken: null,
      webhookEventId: base.webhookEventId,
    });
  return send(platform, resident, { ...base, type: "postback", replyToken: ids.token(), postback: { data } });
}

function unsend(platform: Platform, resident: Resident, messageId: string): Done {
  if (!platform.chats.canUnsend(resident.userId, messageId)) return { ok: false, error: "cannot_unsend" };
  platform.chats.unsend(messageId);
  platform.media.erase(messageId);
  return send(platform, resident, { ...eventBase(platform, resident), type: "unsend", unsend: { messageId } });
}

function send(platform: Platform, { city, userId }: Resident, event: WebhookEvent): Done {
  platform.webhooks.send(city, userId, event);
  return { ok: true, value: { webhookEventId: event.webhookEventId, messageId: null } };
}
