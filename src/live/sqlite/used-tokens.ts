/**
 * The reply tokens that a conversation has used, in one small column: it is written with every turn anyway, while a table of all of
 * them would cost a page each. Each is 8 bytes of its one-way name, and when it was used, in seconds.
 */
export type UsedTokens = Uint8Array | null;

const MARK_BYTES = 8;
const TIME_BYTES = 4;
const ENTRY_BYTES = MARK_BYTES + TIME_BYTES;
/** LINE takes a token for 20 minutes at most, that of a redelivery too (facts: line.md 3.1); no longer can one come again. */
const KEPT_MS = 60 * 60_000;

/** What is looked for, and kept, of a token's name. */
export function markOf(name: string): Buffer {
  return Buffer.from(name, "base64url").subarray(0, MARK_BYTES);
}

export function isUsed(used: UsedTokens, name: string): boolean {
  const mark = markOf(name);
  return entriesOf(used).some((entry) => mark.equals(entry.subarray(0, MARK_BYTES)));
}

/** The same with one more, used at `now` (ms); without those that are too old to come again. */
export function withUsed(used: UsedTokens, name: string, now: number): Buffer {
  const fresh = entriesOf(used).filter((entry) => entry.readUInt32LE(MARK_BYTES) * 1000 > now - KEPT_MS);
  const time = Buffer.alloc(TIME_BYTES);
  time.writeUInt32LE(Math.floor(now / 1000));
  return Buffer.concat([...fresh, markOf(name), time]);
}

function entriesOf(used: UsedTokens): Buffer[] {
  if (used === null) return [];
  const bytes = Buffer.from(used.buffer, used.byteOffset, used.byteLength);
  return Array.from({ length: Math.floor(bytes.length / ENTRY_BYTES) }, (_, n) =>
    bytes.subarray(n * ENTRY_BYTES, (n + 1) * ENTRY_BYTES),
  );
}
