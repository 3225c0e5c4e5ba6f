/** A spool file is a row of records, each its length (4 bytes, big-endian) and so many sealed bytes. */
export const SPOOL_FILE = /^\d{10}\.spool$/;
const LENGTH_BYTES = 4;

/** Names sort in the order in which they were begun. */
export function segmentName(number: number): string {
  return `${String(number).padStart(10, "0")}.spool`;
}

export function frame(sealed: Uint8Array): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(sealed.length);
  return Buffer.concat([length, sealed]);
}

/** The records; half a record at the end was never acknowledged, so it is left out. */
export function unframe(bytes: Buffer): Buffer[] {
  const records: Buffer[] = [];
  let at = 0;
  while (at + LENGTH_BYTES <= bytes.length) {
    const end = at + LENGTH_BYTES + bytes.readUInt32BE(at);
    if (end > bytes.length) break;
    records.push(bytes.subarray(at + LENGTH_BYTES, end));
    at = end;
  }
  return records;
}
