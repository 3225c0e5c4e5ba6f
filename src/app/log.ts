/** Where codes and counts go; pino fits. Never content, names, or LINE user ids. */
export type Log = {
  debug(fields: LogFields, code: string): void;
  info(fields: LogFields, code: string): void;
  warn(fields: LogFields, code: string): void;
  error(fields: LogFields, code: string): void;
};

export type LogFields = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** What an unexpected failure may say in a log: its kind and code, never its message, which may quote what it failed on. */
export function failureName(failure: unknown): string {
  if (!(failure instanceof Error)) return "unknown";
  const code = "code" in failure && typeof failure.code === "string" ? `:${failure.code}` : "";
  return `${failure.name}${code}`;
}
