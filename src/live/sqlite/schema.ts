import type { DatabaseSync } from "node:sqlite";
import { StoreTooNew } from "../store-too-new.ts";
import { integer } from "./column.ts";

/**
 * Forward only, numbered by their place. A published one is never edited: add the next.
 * Ids, times, counts, codes and states are in the clear; everything a resident said or is sent is in sealed BLOBs.
 */
const MIGRATIONS = [
  `
  CREATE TABLE fence (last INTEGER NOT NULL) STRICT;
  INSERT INTO fence (last) VALUES (0);

  CREATE TABLE key_check (id INTEGER PRIMARY KEY CHECK (id = 1), sealed BLOB NOT NULL) STRICT;

  -- One row a conversation, kept small because every step rewrites it.
  -- fence: of the worker that has its turn, 0 when nobody has. held_until: end of that lease, or of a pause after a failure.
  -- due_at: when a worker may take the next turn; null when there is nothing to do.
  -- expires_at: when all that is personal here is forgotten; null while a case is open.
  CREATE TABLE conversation (
    id TEXT PRIMARY KEY,
    address BLOB NOT NULL,
    fence INTEGER NOT NULL DEFAULT 0,
    held_until INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER,
    expires_at INTEGER,
    token BLOB,
    token_name TEXT,
    token_until INTEGER
  ) STRICT;
  CREATE INDEX conversation_due ON conversation (due_at) WHERE due_at IS NOT NULL;
  CREATE INDEX conversation_expiry ON conversation (expires_at) WHERE expires_at IS NOT NULL;

  CREATE TABLE session (conversation_id TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT;

  -- Waiting events only: an event handled leaves this table, its mark stays in seen.
  CREATE TABLE event (
    conversation_id TEXT NOT NULL,
    id TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    ready_at INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    body BLOB NOT NULL,
    PRIMARY KEY (conversation_id, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE seen (id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX seen_at ON seen (at);

  CREATE TABLE used_token (name TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX used_token_at ON used_token (at);

  CREATE TABLE timer (
    conversation_id TEXT NOT NULL,
    name TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (conversation_id, name)
  ) STRICT, WITHOUT ROWID;

  -- Who carries out the lines of a conversation's queue; same meaning of columns as in conversation.
  CREATE TABLE outbox (
    conversation_id TEXT NOT NULL,
    queue TEXT NOT NULL,
    fence INTEGER NOT NULL DEFAULT 0,
    held_until INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER,
    PRIMARY KEY (conversation_id, queue)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX outbox_due ON outbox (queue, due_at) WHERE due_at IS NOT NULL;

  -- The ledger. effect and attempt are emptied when a line is done. ended_at is null while it is unfinished.
  CREATE TABLE line (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    conversation_id TEXT NOT NULL,
    queue TEXT NOT NULL,
    lane INTEGER NOT NULL,
    kind TEXT NOT NULL,
    event_id TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'planned',
    tries INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    ended_at INTEGER,
    reason TEXT,
    request_id TEXT,
    effect BLOB,
    attempt BLOB
  ) STRICT;
  CREATE INDEX line_open ON line (conversation_id, queue) WHERE ended_at IS NULL;
  CREATE INDEX line_ended ON line (state, ended_at) WHERE ended_at IS NOT NULL;

  CREATE TABLE dead_event (
    id TEXT PRIMARY KEY,
    conversation_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    body BLOB
  ) STRICT;
  `,
  `
  -- Whose dead letter it is, written when it becomes one (null before, and for those of the version before), and when an
  -- operator took it out of the list.
  ALTER TABLE line ADD COLUMN city TEXT;
  ALTER TABLE line ADD COLUMN given_up_at INTEGER;
  ALTER TABLE dead_event ADD COLUMN city TEXT;
  ALTER TABLE dead_event ADD COLUMN given_up_at INTEGER;
  -- Whether LINE reaches the resident, as her session last said.
  ALTER TABLE conversation ADD COLUMN reachable INTEGER NOT NULL DEFAULT 1;
  `,
  `
  -- Whose resident it is, so that what waits is counted by city; null until she writes again after the version before.
  ALTER TABLE conversation ADD COLUMN city TEXT;
  `,
  `
  -- Claims have numbers of their own without asking here. From now on an attempt without a body is kept as a word: versions before
  -- this one cannot read that, and refuse the file.
  DROP TABLE fence;
  `,
  `
  -- From now on sessions are sealed with packed trails (packed-trail.ts), and used reply tokens stand with their conversation
  -- (used-tokens.ts): versions before this one refuse the file. used_token holds those of the version before for their last day.
  ALTER TABLE conversation ADD COLUMN used BLOB;
  -- A queue with nothing left to do has no row any more.
  DELETE FROM outbox WHERE due_at IS NULL AND fence = 0;
  `,
  `
  -- What waits is put at the end, beside what came with it, instead of each on a page of its own.
  CREATE TABLE waiting (
    seq INTEGER PRIMARY KEY,
    conversation_id TEXT NOT NULL,
    id TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    ready_at INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    body BLOB NOT NULL
  ) STRICT;
  INSERT INTO waiting (conversation_id, id, received_at, ready_at, tries, body)
    SELECT conversation_id, id, received_at, ready_at, tries, body FROM event ORDER BY received_at, id;
  DROP TABLE event;
  ALTER TABLE waiting RENAME TO event;
  CREATE UNIQUE INDEX event_of_conversation ON event (conversation_id, id);
  -- Names what the session is since a commit; null where there is none, and for those of the version before.
  ALTER TABLE conversation ADD COLUMN session_no INTEGER;
  `,
  `
  -- From now on a session knows when she became our friend or left: versions before this one, which could not read it, refuse the file.
  `,
];

/** Brings the file up to date. Throws StoreTooNew when a newer version of the program has written it. */
export function migrate(db: DatabaseSync): void {
  // Two processes may open a new file at once: the second finds the work done.
  db.exec("BEGIN IMMEDIATE");
  try {
    const version = integer(db.prepare("PRAGMA user_version").get()?.user_version);
    if (version > MIGRATIONS.length) throw new StoreTooNew("DATA_DIR", version, MIGRATIONS.length);
    for (const step of MIGRATIONS.slice(version)) db.exec(step);
    db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
    db.exec("COMMIT");
  } catch (error) {
    db.exec("ROLLBACK");
    throw error;
  }
}
