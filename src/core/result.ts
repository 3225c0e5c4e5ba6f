/** An expected failure is a value with a code; bugs throw. Two shapes and nothing else. */
export type Result<T, E extends string> = { ok: true; value: T } | { ok: false; error: E };
