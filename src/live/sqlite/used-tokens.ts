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
  // Between two entries the same eight bytes are found as seldom as two names with the same beginning.
  return used !== null && bufferOf(used).includes(markOf(name));
}

/** The same with one more, used at `now` (ms); without those that are too old to come again. */
export function withUsed(used: UsedTokens, name: string, now: number): Buffer {
  const before = bufferOf(used ?? new Uint8Array());
  let from = 0;
  while (from < before.length && before.readUInt32LE(from + MARK_BYTES) * 1000 <= now - KEPT_MS) from += ENTRY_BYTES;
  const all = Buffer.alloc(before.length - from + ENTRY_BYTES);
  before.copy(all, 0, from);
  markOf(name).copy(all, all.length - ENTRY_BYTES);
  all.writeUInt32LE(Math.floor(now / 1000), all.length - TIME_BYTES);
  return all;
}

function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
