import type { Language } from "../language.ts";
import type { Evidence } from "../triage/understanding.ts";
import type { Staff } from "./case.ts";
import type { CaseOpening } from "./case-opening.ts";
import { maskReporter } from "./mask-reporter.ts";
import { stillSaid } from "./redact-opening.ts";
import type { CaseHistory, CaseMessage } from "./views.ts";

/** Whether somebody speaks of a person who is neither she nor her family: who she is stays with those who hold the case. */
export function isReport({ about }: Pick<CaseOpening, "about">): boolean {
  return about === "neighbour" || about === "supporter";
}

/** Who may learn who reported: the office that holds the case, for it has to ask back, and the coordinators. */
export function mayKnowReporter({ role, receiverId }: Pick<Staff, "role" | "receiverId">, holderId: string): boolean {
  return role === "coordinator" || receiverId === holderId;
}

/** What of a case is written by people, and may therefore name somebody. */
type Written = { opening: CaseOpening; messages: CaseMessage[]; history: CaseHistory[] };

/** A third party's report without what tells who reported: the answers, and her name and number wherever somebody wrote them. */
export function protectReporter<T extends Written>(told: T, reads: Language = "ja"): T {
  if (!isReport(told.opening)) return told;
  const mask = maskReporter(told.opening.wishes, reads, saidByHer(told));
  const maskIn = (text: string | null) => (text === null ? null : mask(text));
  return {
    ...told,
    opening: maskedOpening(told.opening, saidByHer(told), mask),
    messages: told.messages.map((message) => ({ ...message, text: maskIn(message.text) })),
    history: told.history.map((entry) => ({ ...entry, note: maskIn(entry.note) })),
  };
}

function saidByHer({ opening, messages }: Written): string[] {
  const later = messages.flatMap(({ from, text }) => (from === "resident" && text !== null ? [text] : []));
  return [...opening.words.map(({ text }) => text), ...later, ...Object.values(opening.wishes)];
}

function maskedOpening(opening: CaseOpening, said: string[], mask: (text: string) => string): CaseOpening {
  const { name: _name, phone: _phone, ...wishes } = opening.wishes;
  const left = said.map(mask);
  // A piece may be cut out of her name (「田です」) or of its neighbours: what stands in no text any more is left out.
  const quoted = (evidence: readonly Evidence[]) =>
    evidence.flatMap((one) => {
      const text = mask(one.text);
      return stillSaid(one.text, said) && !stillSaid(text, left) ? [] : [{ ...one, text }];
    });
  const { understanding } = opening;
  return {
    ...opening,
    // The same in all that she ever tells: with a case of her own beside it, it would name her.
    conversationId: "",
    wishes: Object.fromEntries(Object.entries(wishes).map(([key, wish]) => [key, mask(wish)])),
    words: opening.words.map((said) => ({ ...said, text: mask(said.text) })),
    urgent: opening.urgent === null ? null : mask(opening.urgent),
    area: opening.area === null ? null : { ...opening.area, said: mask(opening.area.said) },
    danger: { ...opening.danger, evidence: quoted(opening.danger.evidence) },
    understanding: understanding && {
      ...understanding,
      domains: understanding.domains.map((one) => ({ ...one, evidence: quoted(one.evidence) })),
      topics: understanding.topics.map((one) => ({ ...one, evidence: quoted(one.evidence) })),
      urgency: { ...understanding.urgency, evidence: quoted(understanding.urgency.evidence) },
    },
  };
}
