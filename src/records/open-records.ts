import { Kysely, SqliteDialect, sql } from "kysely";
import type { KeyRing } from "../app/key-ring.ts";
import type { CaseChange, Records } from "../app/records.ts";
import type { StaffDirectory } from "../app/staff-directory.ts";
import { acceptCase } from "./accept-case.ts";
import { acknowledge } from "./acknowledge.ts";
import { addAlert } from "./add-alert.ts";
import { addMessage } from "./add-message.ts";
import { addNote } from "./add-note.ts";
import { announced, announcements } from "./announcements.ts";
import { closeCase } from "./close-case.ts";
import { listCases } from "./list-cases.ts";
import { migrate } from "./migrate.ts";
import { openCase } from "./open-case.ts";
import { passOn } from "./pass-on.ts";
import { readCase } from "./read-case.ts";
import { redact } from "./redact.ts";
import { noteDelivery, reply } from "./reply.ts";
import { openSqlite } from "./sqlite-database.ts";
import { staffDirectory } from "./staff-directory.ts";
import type { Tables } from "./tables.ts";
import type { Writing } from "./writing.ts";

/** `file` is created when it is missing. */
export type RecordsDialect = { kind: "sqlite"; file: string };

/** `now` is the audit's clock, ms since epoch. All other times come with what is written down. */
export type RecordsOptions = { dialect: RecordsDialect; keys: KeyRing; now: () => number };

/** The record, the staff's posts, and the database itself, in which the desk keeps its accounts. */
export type OpenedRecords = Records & { staff: StaffDirectory; db: Kysely<Tables> };

/** Opens the record and brings its tables up to date. Throws when the file cannot be opened or migrated. */
export async function openRecords({ dialect, keys, now }: RecordsOptions): Promise<OpenedRecords> {
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: openSqlite(dialect.file) }) });
  await migrate(db, dialect.kind);
  const { write, onChange } = writer(db, keys, now);

  return {
    db,
    staff: staffDirectory(db),
    openCase: (opening, address, answerBy) => write((page) => openCase(page, opening, address, answerBy)),
    addMessage: (effect) => write((page) => addMessage(page, effect)),
    addAlert: (effect, eventId) => write((page) => addAlert(page, effect, eventId)),
    addNote: (effect, eventId) => write((page) => addNote(page, effect, eventId)),
    redact: (effect) => write((page) => redact(page, effect)),
    noteDelivery: (messageId, delivery, at) => write((page) => noteDelivery(page, messageId, delivery, at)),
    listCases: (staff, list, after, limit) => listCases(db, staff, list, after, limit),
    readCase: (staff, caseId) => write((page) => readCase(page, staff, caseId)),
    acceptCase: (staff, caseId, at) => write((page) => acceptCase(page, staff, caseId, at)),
    reply: (staff, caseId, messageId, text, at) => write((page) => reply(page, staff, caseId, { messageId, text, at })),
    passOn: (staff, caseId, move, at) => write((page) => passOn(page, staff, caseId, move, at)),
    closeCase: (staff, caseId, move, at) => write((page) => closeCase(page, staff, caseId, move, at)),
    acknowledge: (staff, caseId, at) => write((page) => acknowledge(page, staff, caseId, at)),
    announcements: (limit) => announcements(db, keys, limit),
    announced: (ids) => announced(db, ids),
    onChange,
    // A transaction takes the write lock, so this fails where nothing could be written.
    ping: () => db.transaction().execute(async (page) => void (await sql`select 1`.execute(page))),
    close: () => db.destroy(),
  };
}

/** Writes are transactions; what they changed is told to the listeners after the commit, never for what was rolled back. */
function writer(db: Kysely<Tables>, keys: KeyRing, now: () => number) {
  const listeners = new Set<(change: CaseChange) => void>();
  return {
    async write<T>(work: (page: Writing) => Promise<T>): Promise<T> {
      const changes: CaseChange[] = [];
      const changed = (change: CaseChange) => void changes.push(change);
      const value = await db.transaction().execute((page) => work({ db: page, keys, now, changed }));
      for (const change of changes) for (const listener of listeners) listener(change);
      return value;
    },
    onChange(listener: (change: CaseChange) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
