import { randomUUID } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { AccountGuard } from "../app/account-guard.ts";
import type { AuditTrail } from "../app/audit-trail.ts";
import type { KeyRing } from "../app/key-ring.ts";
import type { Log } from "../app/log.ts";
import { RecordAway } from "../app/record-away.ts";
import type { Records } from "../app/records.ts";
import type { StaffDirectory } from "../app/staff-directory.ts";
import type { StudioRecords } from "../app/studio-records.ts";
import { acceptCase } from "./accept-case.ts";
import { accountGuard } from "./account-guard.ts";
import { acknowledge } from "./acknowledge.ts";
import { addAlert } from "./add-alert.ts";
import { addAudit } from "./add-audit.ts";
import { addMessage } from "./add-message.ts";
import { addNote } from "./add-note.ts";
import { announced, announcements } from "./announcements.ts";
import { appendAudit } from "./append-audit.ts";
import { auditTrail } from "./audit-trail.ts";
import type { CaseCities } from "./case-terms.ts";
import { closeCase } from "./close-case.ts";
import { countForPlan } from "./count-for-plan.ts";
import type { DialectKind } from "./dialect-kind.ts";
import { claimAttachment, isAttachmentDue, settleAttachment } from "./fetch-attachments.ts";
import { forgetCases } from "./forget-cases.ts";
import { listAlarms } from "./list-alarms.ts";
import { listCases } from "./list-cases.ts";
import { migrate } from "./migrate.ts";
import { noticeRecords } from "./notice-records.ts";
import { openDatabase, type RecordsDialect } from "./open-database.ts";
import { openTogether } from "./open-together.ts";
import { noteOperation, receiptsOf } from "./operations.ts";
import { pageRecords } from "./page/page-records.ts";
import { passOn } from "./pass-on.ts";
import { readAttachment } from "./read-attachment.ts";
import { readCase } from "./read-case.ts";
import { readFigures } from "./read-figures.ts";
import { readLabelPairs } from "./read-label-pairs.ts";
import { redact } from "./redact.ts";
import { noteDelivery, reply } from "./reply.ts";
import { searchCases } from "./search-cases.ts";
import { staffDirectory } from "./staff-directory.ts";
import { staffMove } from "./staff-move.ts";
import { studioRecords } from "./studio/studio-records.ts";
import type { Tables } from "./tables.ts";
import { dueCases, takeDue } from "./take-due.ts";
import { tellChanges } from "./tell-changes.ts";
import { tryAgain } from "./try-again.ts";
import { writeDown } from "./write-down.ts";
import type { Writing } from "./writing.ts";

/**
 * `now` is the audit's clock, ms since epoch. All other times come with what is written down. `cities`: by whose hours deadlines are
 * counted; cases of others are counted on the clock.
 */
export type RecordsOptions = {
  dialect: RecordsDialect;
  keys: KeyRing;
  now: () => number;
  log?: Log;
  cities?: CaseCities;
  /** Where residents reach their own page, without a slash at the end; absent: there is no page to send them to. */
  pageUrl?: string | null;
};

/** The record, the staff's posts, and the database itself, in which the desk keeps its accounts. */
export type OpenedRecords = Records & {
  staff: StaffDirectory;
  studio: StudioRecords;
  audit: AuditTrail;
  guard: AccountGuard;
  db: Kysely<Tables>;
  kind: DialectKind;
};

const SILENT: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/**
 * Opens the record and brings its tables up to date. Throws when it cannot be opened or migrated; RecordAway when the database
 * does not answer (open-records-patiently.ts waits for it).
 */
export async function openRecords(options: RecordsOptions): Promise<OpenedRecords> {
  const { dialect, keys, now, log = SILENT, cities = new Map(), pageUrl = null } = options;
  await migrate(dialect, keys);
  const db = openDatabase(dialect);
  const { kind } = dialect;
  const telling = await tellChanges({ dialect, db, log, id: randomUUID() });
  const write = <T>(work: (page: Writing) => Promise<T>) => {
    return tryAgain(() => {
      const audited: Writing["audited"] = [];
      return telling.transaction(
        (db, changed) => work({ db, kind, keys, cities, pageUrl, now, changed, audited }),
        (db) => appendAudit({ db, kind, keys }, audited),
      );
    });
  };

  return {
    db,
    kind,
    staff: staffDirectory(db, write),
    guard: accountGuard(db),
    audit: auditTrail({ db, keys, write }),
    studio: studioRecords(db, write),
    openCase: openTogether(write),
    addMessage: (effect) => write((page) => addMessage(page, effect)),
    addAlert: (effect, eventId) => write((page) => addAlert(page, effect, eventId)),
    addNote: (effect, eventId) => write((page) => addNote(page, effect, eventId)),
    redact: (effect) => write((page) => redact(page, effect)),
    claimAttachment: async (at, leaseMs) =>
      (await isAttachmentDue(db, at)) ? write((page) => claimAttachment(page, at, leaseMs)) : null,
    settleAttachment: (claim, fetched) => write((page) => settleAttachment(page, claim, fetched)),
    page: pageRecords({ db, keys, write }),
    notices: noticeRecords({ db, keys, write }),
    noteDelivery: (messageId, delivery, at) => write((page) => noteDelivery(page, messageId, delivery, at)),
    listCases: (staff, list, after, limit, filter) => listCases(db, staff, list, after, limit, filter),
    readCase: (staff, caseId) => write((page) => readCase(page, staff, caseId)),
    readAttachment: (staff, caseId, messageId) => write((page) => readAttachment(page, staff, caseId, messageId)),
    acceptCase: (staff, caseId, at) => write((page) => acceptCase(page, staff, caseId, at)),
    reply: (staff, caseId, messageId, text, at) => write((page) => reply(page, staff, caseId, { messageId, text, at })),
    passOn: (staff, caseId, move, at) => write((page) => passOn(page, staff, caseId, move, at)),
    closeCase: (staff, caseId, move, at) => write((page) => closeCase(page, staff, caseId, move, at)),
    acknowledge: (staff, caseId, at) => write((page) => acknowledge(page, staff, caseId, at)),
    staffMove: (staff, caseId, move, at) => write((page) => staffMove(page, staff, caseId, move, at)),
    writeDown: (staff, caseId, note, at) => write((page) => writeDown(page, staff, caseId, note, at)),
    searchCases: (staff, typed) => write((page) => searchCases(page, staff, typed)),
    dueCases: (at, limit) => dueCases(db, at, limit),
    takeDue: (caseId, at) => write((page) => takeDue(page, caseId, at)),
    forgetCases: (city, closedBefore, limit) => write((page) => forgetCases(page, { city, closedBefore, limit })),
    listAlarms: (staff) => listAlarms(db, staff),
    readLabelPairs: (staff, since) => write((page) => readLabelPairs(page, staff, since)),
    readFigures: (city, since, at) => readFigures(db, kind, city, since, at),
    countForPlan: (city, since) => countForPlan(db, city, since),
    receiptsOf: (city, conversationIds) => receiptsOf(db, city, conversationIds),
    noteOperation: (staff, operation) => write((page) => noteOperation(page, staff, operation)),
    noteExport: (staff, what, about) => write((page) => addAudit(page, staff, what, about, "ok")),
    announcements: (limit) => announcements(db, keys, limit),
    announced: (ids) => tryAgain(() => announced(db, ids)),
    onChange: telling.onChange,
    onWork: telling.onWork,
    ping: () => ping(db, kind),
    async close() {
      await telling.close();
      await db.destroy();
    },
  };
}

/** On SQLite a transaction takes the write lock, so it fails where nothing could be written; a standby of PostgreSQL says so. */
async function ping(db: Kysely<Tables>, kind: DialectKind): Promise<void> {
  await db.transaction().execute(async (page) => {
    if (kind === "sqlite") return void (await sql`select 1`.execute(page));
    const { rows } = await sql<{ mode: string }>`select current_setting('transaction_read_only') as mode`.execute(page);
    if (rows[0]?.mode !== "off") throw new RecordAway("read_only");
  });
}
