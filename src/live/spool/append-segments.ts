import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import { failureName } from "../../app/log.ts";
import { segmentName } from "./segment.ts";

/** Writes records to one spool file after the other, many callers' records with one fsync. */
export type SegmentAppender = {
  /** Resolves when the record would survive a loss of power; rejects when it cannot be written. */
  append(record: Buffer): Promise<void>;
  /** Ends the file being written, if any: what comes later goes to the next. */
  rotate(): Promise<void>;
  /** Nothing waits to be written. */
  isIdle(): boolean;
  /** False after a record that could not be written, until one can. */
  isWritable(): boolean;
};

/** A file is read at once when it is handed on, so it must not grow without end. */
const SEGMENT_BYTES_MAX = 16 * 1024 * 1024;

type Waiting = { record: Buffer; resolve: () => void; reject: (failure: unknown) => void };

/** `lastNumber` is that of the newest file in `folder`; `onBegin` hears of each new one by name. */
export function appendSegments(folder: string, lastNumber: number, onBegin: (name: string) => void): SegmentAppender {
  const waiting: Waiting[] = [];
  let number = lastNumber;
  let file: FileHandle | null = null;
  let bytes = 0;
  let writing: Promise<void> | null = null;
  let writable = true;

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting.splice(0);
      try {
        await write(Buffer.concat(group.map((entry) => entry.record)));
        writable = true;
        for (const entry of group) entry.resolve();
      } catch (failure) {
        writable = false;
        // Half a record may stand at its end now: nothing may follow it.
        await end();
        for (const entry of group) entry.reject(failure);
      }
    }
    writing = null;
  }

  async function write(records: Buffer): Promise<void> {
    file ??= await begin();
    await file.appendFile(records);
    await file.datasync();
    bytes += records.length;
    if (bytes > SEGMENT_BYTES_MAX) await end();
  }

  async function begin(): Promise<FileHandle> {
    number += 1;
    const name = segmentName(number);
    const opened = await open(join(folder, name), "ax", 0o600);
    onBegin(name);
    await syncFolder(folder);
    return opened;
  }

  async function end(): Promise<void> {
    const ended = file;
    file = null;
    bytes = 0;
    // What could be written is safe; closing a file of a failing disk may fail as well.
    await ended?.close().catch(failureName);
  }

  return {
    append(record) {
      return new Promise((resolve, reject) => {
        waiting.push({ record, resolve, reject });
        writing ??= writeAll();
      });
    },
    async rotate() {
      while (writing !== null) await writing;
      await end();
    },
    isIdle: () => waiting.length === 0 && writing === null,
    isWritable: () => writable,
  };
}

/** A new file's name is on disk only when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
