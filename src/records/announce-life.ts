import type { LifeNews } from "../core/casework/life.ts";
import { announce } from "./announcements.ts";
import type { CaseRecord } from "./tables.ts";
import type { Writing } from "./writing.ts";

/** What of a case's life the resident hears: who has it and by when, that it ended, and whether somebody reached her. */
export async function announceLife(
  writing: Writing,
  record: CaseRecord,
  what: LifeNews["what"],
  id: string,
  at: string,
): Promise<void> {
  const base = { id, at, caseId: record.id };
  const holder = { id: record.holder_id, name: record.holder_name };
  const contactBy = record.answer_by;
  switch (what) {
    case "accepted":
    case "taken_back":
      return announce(writing, record, { ...base, type: "case_accepted", holder, contactBy });
    case "passed":
      return announce(writing, record, { ...base, type: "case_passed", holder });
    case "climbed":
      return announce(writing, record, { ...base, type: "case_passed", holder, climbed: true });
    case "closed":
      return announce(writing, record, { ...base, type: "case_closed" });
    case "reopened":
      return announce(writing, record, {
        ...{ ...base, type: "case_reopened", holder, contactBy },
        accepted: record.status === "accepted",
      });
    case "contact_asked":
      return announce(writing, record, { ...base, type: "contact_asked", holder });
    case "contact_renewed":
      return announce(writing, record, { ...base, type: "contact_renewed", contactBy });
    case "opened":
    case "started":
    case "help_asked":
    case "help_given":
    case "help_declined":
    case "escalated":
    case "reminded":
    case "told_lead":
    case "told_coordinator":
    case "review_due":
      return;
    default:
      return what satisfies never;
  }
}
