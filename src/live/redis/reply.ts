/** Redis's answers are untyped: these say what an answer holds, and throw when it holds something else. */
export function list(reply: unknown): readonly unknown[] {
  if (Array.isArray(reply)) return reply;
  throw new TypeError(`Redis answered ${typeof reply}, not a list`);
}

export function integer(reply: unknown): number {
  const value = Buffer.isBuffer(reply) || typeof reply === "string" ? Number(reply.toString()) : reply;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new TypeError(`Redis answered ${typeof reply}, not a number`);
}

export function bytes(reply: unknown): Buffer {
  if (Buffer.isBuffer(reply)) return reply;
  throw new TypeError(`Redis answered ${typeof reply}, not bytes`);
}

export function text(reply: unknown): string {
  return bytes(reply).toString("utf8");
}
