import { z } from "zod";
import type { AuditTrail } from "../app/audit-trail.ts";
import { AUDIT_CSV_HEAD, auditCsvLine } from "../core/casework/audit-csv.ts";
import { AuditFilter, NamedAuditPage } from "../core/casework/audit-view.ts";
import { COORDINATORS_ID } from "../core/casework/notice.ts";
import { receiversOf } from "../core/casework/receivers.ts";
import { Nothing } from "./case-routes.ts";
import type { StaffRouter } from "./staff-router.ts";

const PAGE = 50;
const asked = { method: "get", params: Nothing, body: Nothing } as const;

/** The audit of the auditor's own city: by page, and all of it as CSV. */
export function auditRoutes(staff: StaffRouter, audit: AuditTrail): void {
  staff.route(
    "see_audit",
    { ...asked, path: "/api/audit", summary: "監査の記録", query: AuditFilter, answer: NamedAuditPage },
    async ({ who: { staff: reader, script }, query }) => {
      const page = await audit.page(reader.city, query, PAGE);
      const offices = [...receiversOf(script.city), { id: COORDINATORS_ID, name: "包括化推進員" }];
      return { ok: true, value: { ...page, names: Object.fromEntries(offices.map(({ id, name }) => [id, name])) } };
    },
  );
  staff.lines(
    "see_audit",
    { ...asked, path: "/api/audit.csv", summary: "監査の記録（CSV）", query: Nothing, answer: z.unknown() },
    "text/csv; charset=utf-8",
    async ({ staff: { id, role, city }, script }) => {
      await audit.note({ city, actor: { id, role }, action: "export_audit", outcome: "ok" });
      return { name: `${script.city.name}_監査の記録.csv`, lines: csv(audit, city) };
    },
  );
}

async function* csv(audit: AuditTrail, city: string): AsyncIterable<string> {
  yield AUDIT_CSV_HEAD;
  for await (const entry of audit.all(city)) yield auditCsvLine(entry);
}
