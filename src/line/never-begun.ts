/** A call that failed before a connection could be used: surely nothing of it was sent. `cause`: how it failed. */
export class NeverBegun extends Error {
  override name = "NeverBegun" as const;
  constructor(cause: unknown) {
    super("no connection", { cause });
  }
}
