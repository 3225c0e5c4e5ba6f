import { answerBy } from "../core/casework/answer-by.ts";
import type { Event } from "../core/event.ts";
import type { Script } from "../core/script.ts";
import { acceptOwn } from "./accept-own.ts";
import { backoffMs } from "./backoff-ms.ts";
import type { Channel } from "./channel.ts";
import type { Line, LinesClaim, LiveStore } from "./live-store.ts";
import { failureName, type Log } from "./log.ts";
import type { Meter } from "./meter.ts";
import type { Records } from "./records.ts";

type Deps = {
  live: LiveStore;
  channel: Channel;
  records: Records;
  scripts: ReadonlyMap<string, Script>;
  now: () => number;
  log: Log;
  meter: Meter;
  /** False when the process is to end: what was not begun is handed back. */
  goOn: () => boolean;
};

/**
 * Carries out what concerns the record, in order. Every call is idempotent by the ids it carries, so a crash between doing and
 * settling only repeats it. While the record is away the line waits, the talk goes on, and the resident is told once.
 */
export async function carryOut(deps: Deps, claim: LinesClaim): Promise<void> {
  const { city } = claim.address;
  try {
    for (const line of claim.lines) {
      if (!deps.goOn()) return;
      if ((await deps.live.attempt(claim, [line.id], { how: "record" })) === "stale") return;
      deps.meter.tried(city, "record", line.tries > 0);
      try {
        const answer = await perform(deps, claim, line);
        if (answer !== null)
          await acceptOwn(deps, [{ conversationId: claim.conversationId, address: claim.address, event: answer }]);
        await deps.live.settle(claim, [{ lineId: line.id, state: "done", requestId: null, at: deps.now() }]);
        deps.meter.settled(city, "record", "done");
      } catch (failure) {
        await putOff(deps, claim, line, failure);
        return;
      }
    }
  } finally {
    await deps.live.release(claim);
  }
}

/** Does it. What comes back, if anything, is an event for the same conversation. */
async function perform(deps: Deps, claim: LinesClaim, line: Line): Promise<Event | null> {
  const { effect, eventId } = line;
  switch (effect.type) {
    case "open_case": {
      const { opening } = effect;
      const { city, holidays } = scriptOf(deps, opening.city);
      const opened = await deps.records.openCase(
        opening,
        claim.address,
        answerBy(city, opening.danger.tier, opening.at, holidays),
        { joins: effect.joins === true },
      );
      const { caseId, receipt, holder } = opened;
      const id = `case:${caseId}:opened:${eventId}`;
      return {
        type: "case_opened",
        id,
        at: isoOf(deps),
        caseId,
        receipt,
        holder: { id: holder.id, name: holder.name },
        answerBy: opened.answerBy,
        reason: opened.reason,
      };
    }
    case "add_message":
      await deps.records.addMessage(effect, line.id);
      return null;
    case "alert":
      await deps.records.addAlert(effect, line.id);
      return null;
    case "note":
      await deps.records.addNote(effect, line.id);
      return null;
    case "redact":
      await deps.records.redact(effect, line.id);
      return null;
    case "fetch_profile": {
      const language = await deps.channel.profileLanguage(claim.address);
      return { type: "profile_known", id: `profile:${line.id}`, at: isoOf(deps), language };
    }
    case "say":
    case "say_on_page":
    case "set_timer":
    case "cancel_timer":
      throw new Error(`${effect.type} is not carried out here`);
    default:
      return effect satisfies never;
  }
}

async function putOff(deps: Deps, claim: LinesClaim, line: Line, failure: unknown): Promise<void> {
  const reason = failureName(failure);
  deps.log.error(
    { conversation: claim.conversationId, effect: line.effect.type, tries: line.tries, failure: reason },
    "effect_put_off",
  );
  if (line.effect.type === "open_case" && line.tries === 0) {
    const { caseId } = line.effect.opening;
    const delayed: Event = { type: "case_delayed", id: `case:${caseId}:delayed`, at: isoOf(deps), caseId };
    await acceptOwn(deps, [{ conversationId: claim.conversationId, address: claim.address, event: delayed }]);
  }
  await deps.live.settle(claim, [
    { lineId: line.id, state: "waiting", sent: "unknown", reason, dueAt: deps.now() + backoffMs(line.tries) },
  ]);
  deps.meter.settled(claim.address.city, "record", "waiting");
}

function scriptOf(deps: Deps, city: string): Script {
  const script = deps.scripts.get(city);
  if (script === undefined) throw new Error("a case of a city that is not served");
  return script;
}

function isoOf(deps: Deps): string {
  return new Date(deps.now()).toISOString();
}
