import { normalise, toHiragana } from "../normalise.ts";
import type { Evidence } from "../triage/understanding.ts";
import type { CaseOpening } from "./case-opening.ts";

/**
 * The sheet without a message that was taken back, and without what was derived from its words.
 * `removed` is what the message said, as far as it is known; `alsoSaid` are the resident's later messages, outside the sheet.
 * Evidence does not say which message it is from: it stays only where its words can still be read in what remains.
 */
export function redactOpening(
  opening: CaseOpening,
  messageId: string,
  removed: string | null,
  alsoSaid: readonly string[],
): CaseOpening {
  const words = opening.words.filter((said) => !isWithin(said.messageId, messageId));
  const remaining = [...words.map((said) => said.text), ...alsoSaid];
  const stays = (evidence: Evidence) => stillSaid(evidence.text, remaining);
  const isRemoved = (text: string) => removed !== null && sound(text) === sound(removed);

  return {
    ...opening,
    words,
    urgent: opening.urgent !== null && isRemoved(opening.urgent) ? null : opening.urgent,
    area: opening.area !== null && isRemoved(opening.area.said) ? null : opening.area,
    wishes: Object.fromEntries(Object.entries(opening.wishes).filter(([, wish]) => !isRemoved(wish))),
    danger: { ...opening.danger, evidence: opening.danger.evidence.filter(stays) },
    understanding: opening.understanding && {
      ...opening.understanding,
      domains: opening.understanding.domains.map((one) => ({ ...one, evidence: one.evidence.filter(stays) })),
      topics: opening.understanding.topics.map((one) => ({ ...one, evidence: one.evidence.filter(stays) })),
      urgency: {
        ...opening.understanding.urgency,
        evidence: opening.understanding.urgency.evidence.filter(stays),
      },
    },
  };
}

/** Whether a piece of evidence can still be read in what remains. Evidence without words (a button) is not from a message. */
export function stillSaid(evidence: string, remaining: readonly string[]): boolean {
  return evidence === "" || remaining.some((text) => sound(text).includes(sound(evidence)));
}

/** What a message said, when it stands in the sheet. */
export function wordsOf(opening: CaseOpening, messageId: string): string | null {
  return opening.words.find((said) => isWithin(said.messageId, messageId))?.text ?? null;
}

/** Lines taken together stand under their joined ids; when one of them is taken back, the whole goes. */
export function isWithin(joined: string, messageId: string): boolean {
  return joined === messageId || joined.split(JOINED).includes(messageId);
}

/** Joins the ids of messages that were taken together, so that taking one of them back finds the whole. */
export const JOINED = "+";

/** Triage reads all kana alike, so its evidence may be spelt otherwise than the message. */
function sound(text: string): string {
  return toHiragana(normalise(text));
}
