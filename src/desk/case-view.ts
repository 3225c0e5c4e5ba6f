import type { StoredCase } from "../app/records.ts";
import { type AbroadLanguage, CANNED_ABROAD } from "../core/casework/canned-abroad.ts";
import { CANNED_REPLIES } from "../core/casework/canned-replies.ts";
import type { Staff } from "../core/casework/case.ts";
import { coordinationCandidate } from "../core/casework/coordination-candidate.ts";
import { describeAnswers } from "../core/casework/describe-answers.ts";
import { fittingMeetings } from "../core/casework/fitting-meetings.ts";
import { isReport, mayKnowReporter, protectReporter } from "../core/casework/protect-reporter.ts";
import { safeContact } from "../core/casework/safe-contact.ts";
import { type CaseView, SAID } from "../core/casework/views.ts";
import { writtenIn } from "../core/casework/written-in.ts";
import { Language } from "../core/language.ts";
import type { Script } from "../core/script.ts";

/** The case page: the stored case with the reasons of its route and the answers in sentences of the reader's language. Who reported of others is for those who hold the case. */
export function caseView(script: Script, found: StoredCase, reader: Staff, language: Language = "ja"): CaseView {
  const stored = mayKnowReporter(reader, found.row.holder.id) ? found : protectReporter(found, language);
  const { opening, row, labels, messages, history, moves, others, sender } = stored;
  const candidate = coordinationCandidate(script.city, opening);
  const said = [...opening.words, ...messages.filter(({ from }) => from === "resident")];
  const writes = writtenIn(
    said.flatMap(({ text }) => text ?? []),
    opening.language,
    script.triage,
  );
  return {
    row,
    sheet: opening,
    because: opening.route.because.map(({ code, params }) => script.words(language, `route:because.${code}`, params)),
    answers: describeAnswers(script, opening, language),
    criteria: candidate?.met.map(({ text }) => text) ?? [],
    meetings: candidate === null ? null : fittingMeetings(script.city, opening.domains, row.consent === "share"),
    others: others.filter(({ part }) => part !== "named" || row.consent === "share"),
    sender,
    callable: stored.callable,
    labels,
    report: isReport(opening) ? ["name", "phone"].map((wish) => script.words(language, `common:wish.${wish}`)) : null,
    canned: CANNED_REPLIES.map((key) => ({
      name: script.words(language, `replies:${key}`),
      text: cannedText(script, key, writes ?? opening.language),
    })),
    writes,
    frame: script.words(opening.language, "common:staff_says", { from: row.holder.name, said: SAID }),
    safe: safeContact(opening),
    leadId: script.city.lead_department,
    replyOn: script.city.reply_on,
    messages,
    history,
    moves,
  };
}

/** The same for paper, which goes from hand to hand: whoever prints it, it names no reporter. */
export function paperView(script: Script, found: StoredCase, reader: Staff): CaseView {
  return caseView(script, protectReporter(found), reader);
}

function cannedText(script: Script, key: (typeof CANNED_REPLIES)[number], language: Language | AbroadLanguage): string {
  return isSpoken(language) ? script.words(language, `replies:${key}`) : CANNED_ABROAD[language][key];
}

function isSpoken(language: Language | AbroadLanguage): language is Language {
  return Language.safeParse(language).success;
}
