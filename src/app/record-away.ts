/**
 * The record cannot be reached or cannot write just now; nothing is wrong with what was asked of it, and asking again later is
 * right. Any method of `Records` may throw it. `code` says why: the database's own code or the system's, never content.
 */
export class RecordAway extends Error {
  override readonly name = "RecordAway";
  readonly code: string;

  constructor(code: string) {
    super(`the record is away: ${code}`);
    this.code = code;
  }
}
