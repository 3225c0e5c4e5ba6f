import type { CaseStatus } from "../core/casework/case.ts";
import type { Helper, Life } from "../core/casework/life.ts";
import type { CaseRecord } from "./tables.ts";
import { utc } from "./writing.ts";

/** A stored case as its life cycle sees it. */
export function lifeOf(record: CaseRecord, others: readonly Helper[]): Life {
  const { from_id, from_kind, from_name, accepted_by_id, accepted_by_name, due_what, due_at, rung } = record;
  return {
    status: statusOf(record),
    holder: { id: record.holder_id, kind: record.holder_kind, name: record.holder_name },
    sender:
      from_id === null || from_kind === null || from_name === null
        ? null
        : { id: from_id, kind: from_kind, name: from_name },
    acceptedBy:
      accepted_by_id === null || accepted_by_name === null ? null : { id: accepted_by_id, name: accepted_by_name },
    hops: record.hops,
    due: due_what === null || due_at === null ? null : { what: due_what, at: due_at, rung },
    answerBy: record.answer_by,
    contactAt: record.contact_at,
    asks: record.asks,
    unheard: record.unheard === 1,
    others,
  };
}

export function statusOf({ status, contact_at }: Pick<CaseRecord, "status" | "contact_at">): CaseStatus {
  return status === "accepted" && contact_at !== null ? "in_support" : status;
}

/** The columns that say how a case lives. `received` is never stored: a case is offered in the transaction that writes it. */
export function lifeColumns(life: Life) {
  const { holder, sender, acceptedBy, due, contactAt } = life;
  return {
    status: storedStatus(life.status),
    holder_id: holder.id,
    holder_kind: holder.kind,
    holder_name: holder.name,
    from_id: sender?.id ?? null,
    from_kind: sender?.kind ?? null,
    from_name: sender?.name ?? null,
    accepted_by_id: acceptedBy?.id ?? null,
    accepted_by_name: acceptedBy?.name ?? null,
    hops: life.hops,
    due_at: due === null ? null : utc(due.at),
    due_what: due?.what ?? null,
    rung: due?.rung ?? 0,
    answer_by: utc(life.answerBy),
    contact_at: contactAt === null ? null : utc(contactAt),
    asks: life.asks,
    unheard: life.unheard ? (1 as const) : (0 as const),
  };
}

function storedStatus(status: CaseStatus): CaseRecord["status"] {
  switch (status) {
    case "in_support":
      return "accepted";
    case "offered":
    case "accepted":
    case "closed":
      return status;
    case "received":
      throw new Error("a case is offered before it is written");
    default:
      return status satisfies never;
  }
}
