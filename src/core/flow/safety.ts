import type { Bubble } from "../bubble.ts";
import { encodeButton } from "../button.ts";
import { answerBy } from "../casework/answer-by.ts";
import { describeDate } from "../casework/describe-date.ts";
import { openAt } from "../city/open-at.ts";
import type { Script } from "../script.ts";
import type { Aside, Session } from "../session.ts";
import type { Danger, DangerKind, DangerTier } from "../triage/understanding.ts";
import { hotlineCard } from "./cards.ts";
import { type Draft, withEffects, withSession } from "./draft.ts";
import { openCase } from "./hand-over.ts";
import { settleAside } from "./settle-aside.ts";
import { textBubble, words } from "./text.ts";
import { inAgencysHands } from "./with-agency.ts";

/** What to take up again once the danger question is answered. */
export type Resume = Pick<Extract<Aside, { kind: "danger" }>, "pending" | "next">;

/** Said where an open case is written to, which may be another than the session's: the office that reads it there is alarmed. */
export type SaidIn = { caseId: string; about?: string[] };

/** Kinds for which even a low tier is answered with words and numbers, not only noted for staff. */
const ALWAYS_ANSWERED: readonly DangerKind[] = ["suicide", "abuse", "dv"];

/**
 * Answers danger: the fixed card first, then one question; staff are told where life may be at risk (tiers 0 and 1).
 * The order and the texts cannot be edited away by a flow. Sets no aside where nothing has to be asked.
 */
export function raiseDanger(
  script: Script,
  draft: Draft,
  danger: Danger,
  resume: Resume,
  saidIn: SaidIn | null = null,
): Draft {
  const before = draft.session.danger;
  const noted = withSession(draft, { danger: merged(before, danger) });
  if (danger.tier === 3) return draft;
  if (danger.tier === 2) {
    if (!danger.kinds.some((kind) => ALWAYS_ANSWERED.includes(kind))) return noted;
    const heardAlready = before.tier <= 2 && danger.kinds.every((kind) => before.kinds.includes(kind));
    // Said again it is answered again, but not asked about again: never a loop, and never 「消えたい」 left unheard.
    return heardAlready ? withSafety(noted, soothing(script, noted, danger)) : comfort(script, noted, danger, resume);
  }
  const told = saidIn === null ? alarmed(script, noted, danger, resume) : alarmedIn(noted, danger, saidIn);
  return comfort(script, told, danger, resume);
}

function alarmedIn(draft: Draft, danger: Danger, saidIn: SaidIn): Draft {
  return withEffects(draft, { type: "alert", ...saidIn, at: draft.event.at, danger });
}

/** "Not safe" after a low tier: now it is a high one, and staff must know. */
export function worsen(script: Script, draft: Draft, resume: Resume): Draft {
  const { danger } = draft.session;
  if (danger.tier < 2) return draft;
  const worse: Danger = { ...danger, tier: 1, evidence: [...danger.evidence, { text: "", rule: "said:not_safe" }] };
  return alarmed(script, withSession(draft, { danger: worse }), worse, resume);
}

/** The engine's own question with its buttons. */
export function asideMenu(script: Script, session: Session, key: string, values: readonly string[]): Bubble {
  const actions = values.map((value) => ({
    kind: "tap" as const,
    label: words(script, session, `${key}_${value}`),
    data: encodeButton({ session: session.id, revision: session.revision, place: "!", value: `aside-${value}` }),
    shown: true,
  }));
  return { kind: "menu", text: words(script, session, key), actions };
}

/** The one question: safe this minute, or safe tonight. */
export function safeKey(danger: Danger): string {
  return danger.tier === 0 ? "danger:safe_now" : "danger:safe";
}

function comfort(script: Script, draft: Draft, danger: Danger, resume: Resume): Draft {
  const { session } = draft;
  const bubbles = [...soothing(script, draft, danger), ...honestAboutNight(script, draft, danger)];
  if (inAgencysHands(session)) return withSafety(draft, bubbles);
  // Words that already waited behind such a question do not wait any longer; where the talk was to go on from, it still is.
  const next = resume.next ?? (session.aside?.kind === "danger" ? session.aside.next : null);
  const { pending } = resume;
  const asked = withSession(settleAside(script, draft), { aside: { kind: "danger", question: "safe", pending, next } });
  const question = asideMenu(script, session, safeKey(session.danger), ["yes", "no"]);
  return withSafety(asked, [...bubbles, question]);
}

/** The fixed words for this danger, and the numbers to call. */
function soothing(script: Script, draft: Draft, danger: Danger): Bubble[] {
  const key = `danger:first.${danger.tier}_${mainKind(danger)}`;
  return [textBubble(words(script, draft.session, key)), hotlineCard(script, draft)];
}

function withSafety(draft: Draft, bubbles: readonly Bubble[]): Draft {
  return { ...draft, safety: [...draft.safety, ...bubbles] };
}

/** The kind whose words are said. A partner's violence is also abuse to the rules, but is spoken to as what it is. */
function mainKind(danger: Danger): DangerKind {
  return SPOKEN_FIRST.find((kind) => danger.kinds.includes(kind)) ?? "danger";
}
const SPOKEN_FIRST: readonly DangerKind[] = ["suicide", "dv", "abuse", "danger", "destitution"];

/** At night nobody at the city reads this: say so, and when somebody will. */
function honestAboutNight(script: Script, draft: Draft, danger: Danger): Bubble[] {
  const { at } = draft.event;
  if (openAt(script.city.answer_within.working_hours, at, script.holidays)) return [];
  // A low tier tells nobody yet, so there is no time to name.
  if (danger.tier === 2) return [textBubble(words(script, draft.session, "danger:night_low"))];
  const until = answerBy(script.city, danger.tier, at, script.holidays);
  const text = words(script, draft.session, "danger:night", { until: describeDate(until, draft.session.language) });
  return [textBubble(text)];
}

function alarmed(script: Script, draft: Draft, danger: Danger, resume: Resume): Draft {
  const { session, event } = draft;
  const open = session.case !== null && session.case.phase !== "closed" ? session.case : null;
  const said = resume.pending;
  if (open !== null) {
    const about = said === null ? {} : { about: [said.messageId] };
    const alerted = withEffects(draft, { type: "alert", caseId: open.id, at: event.at, danger, ...about });
    // An office that has the talk hears every word anyway.
    if (said === null || inAgencysHands(session)) return alerted;
    return withEffects(alerted, { type: "add_message", caseId: open.id, ...said, kind: "text" });
  }
  const alarming = said === null ? [] : [{ messageId: said.messageId, at: said.at, text: said.text, step: null }];
  return openCase(script, draft, "danger", alarming);
}

/** The worst tier counts, kinds and evidence add up. */
function merged(before: Danger, now: Danger): Danger {
  const EVIDENCE_MAX = 20;
  return {
    tier: worseOf(now.tier, before.tier),
    kinds: [...new Set([...now.kinds, ...before.kinds])],
    evidence: [...before.evidence, ...now.evidence].slice(-EVIDENCE_MAX),
  };
}

/** A smaller tier is worse. */
function worseOf(a: DangerTier, b: DangerTier): DangerTier {
  return a < b ? a : b;
}
