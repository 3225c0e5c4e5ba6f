import { COORDINATORS_ID } from "../core/casework/notice.ts";
import { afterQuietHours } from "../core/casework/quiet-hours.ts";
import { receiversOf } from "../core/casework/receivers.ts";
import { isMoot, writeNotice } from "../core/casework/write-notice.ts";
import type { City } from "../core/city/city.ts";
import type { Script } from "../core/script.ts";
import { backoffMs } from "./backoff-ms.ts";
import type { NoticeClaim, NoticeEnding, NoticeRecords } from "./notice-records.ts";
import type { Notifier } from "./notifier.ts";

type Deps = {
  notices: Pick<NoticeRecords, "settle" | "channels">;
  notifier: Notifier;
  scripts: ReadonlyMap<string, Script>;
  now: () => number;
};

const GIVE_UP_MS = 24 * 3_600_000;

/** Sends one notice to whoever it is for now, or writes down why not. Where an office has no channel the lead department relays. */
export async function carryNotice(deps: Deps, claim: NoticeClaim): Promise<void> {
  await deps.notices.settle(claim, await send(deps, claim));
}

async function send(deps: Deps, claim: NoticeClaim): Promise<NoticeEnding> {
  const { kind, facts, tries } = claim;
  const now = deps.now();
  const city = deps.scripts.get(claim.city)?.city;
  if (city === undefined) return { state: "failed", reason: "city_not_served" };
  if (isMoot(kind, facts)) return { state: "moot" };
  const goesAt = Date.parse(afterQuietHours(kind, new Date(now).toISOString()));
  if (goesAt > now) return { state: "waiting", reason: "quiet_hours", dueAt: goesAt };

  const toId = receiverOf(city, claim);
  const way = await channelFor(deps, city, toId);
  if (way === null) return { state: "failed", reason: "no_channel" };
  const relayFor = way.relayed ? nameOf(city, toId) : null;
  const sent = await deps.notifier.send(way.channel, { id: claim.id, ...writeNotice(city, kind, facts, relayFor) });
  switch (sent.outcome) {
    case "sent":
      return { state: "done", toId: way.toId, relayed: way.relayed };
    case "refused":
      return { state: "failed", reason: sent.reason };
    case "later":
      if (now - Date.parse(claim.createdAt) > GIVE_UP_MS && kind !== "danger")
        return { state: "failed", reason: sent.reason };
      return { state: "waiting", reason: sent.reason, dueAt: now + backoffMs(tries) };
    default:
      return sent satisfies never;
  }
}

function receiverOf(city: City, { audience, receiverId, facts }: NoticeClaim): string {
  switch (audience) {
    case "holder":
      return facts !== null && "receipt" in facts ? facts.holderId : city.lead_department;
    case "lead":
      return city.lead_department;
    case "coordinators":
      return COORDINATORS_ID;
    case "office":
      return receiverId ?? city.lead_department;
    default:
      return audience satisfies never;
  }
}

/** Its own channel, else the lead department's; null when that has none either. */
async function channelFor({ notices }: Deps, city: City, id: string) {
  const channels = await notices.channels(city.id);
  for (const toId of new Set([id, city.lead_department])) {
    const channel = channels.get(toId);
    if (channel !== undefined && channel.kind !== "none") return { channel, toId, relayed: toId !== id };
  }
  return null;
}

function nameOf(city: City, id: string): string {
  if (id === COORDINATORS_ID) return "包括化推進員";
  return receiversOf(city).find((receiver) => receiver.id === id)?.name ?? id;
}
