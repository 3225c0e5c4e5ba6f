import { z } from "zod";
import { ApiError } from "../../core/casework/views.ts";
import type { Result } from "../../core/result.ts";
import { hearServerTime } from "./server-clock.ts";

type Ask = { method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE"; body?: unknown; signal?: AbortSignal };

/**
 * Asks our own server and checks the answer with `schema`; an empty answer (204) is `undefined`.
 * Errors are codes: the server's own (`ApiError.code`), `offline` (nothing came back), `unreadable` (not the promised shape),
 * `http_<status>` (an error without a code of ours). Throws nothing.
 */
export async function fetchJson<T>(schema: z.ZodType<T>, url: string, ask: Ask = {}): Promise<Result<T, string>> {
  const answer = await askJson(schema, url, ask);
  return answer.ok ? answer : { ok: false, error: answer.error };
}

/** A refusal with everything that came along with it (a conflict's other version, what fails). `body` is not checked yet. */
export type Refusal = { ok: false; error: string; body: unknown };

/** As `fetchJson`, for those who need what a refusal carries. */
export async function askJson<T>(
  schema: z.ZodType<T>,
  url: string,
  ask: Ask = {},
): Promise<{ ok: true; value: T } | Refusal> {
  const response = await send(url, ask);
  if (response === null) return { ok: false, error: "offline", body: null };
  const body = await readJson(response);
  if (!response.ok) {
    const failure = Coded.safeParse(body);
    return { ok: false, error: failure.success ? failure.data.code : `http_${response.status}`, body };
  }
  const parsed = schema.safeParse(body);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, error: "unreadable", body };
}

/** An error of ours; some carry more than its code. */
const Coded = z.looseObject(ApiError.shape);

/** The schema of an answer without a body. */
export const NoBody = z.undefined();

async function send(url: string, ask: Ask): Promise<Response | null> {
  const hasBody = ask.body !== undefined;
  try {
    const response = await fetch(url, {
      method: ask.method ?? (hasBody ? "POST" : "GET"),
      headers: hasBody
        ? { accept: "application/json", "content-type": "application/json" }
        : { accept: "application/json" },
      body: hasBody ? JSON.stringify(ask.body) : undefined,
      credentials: "same-origin",
      signal: ask.signal,
    });
    hearServerTime(response.headers.get("date"));
    return response;
  } catch {
    return null;
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    const text = await response.text();
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return null;
  }
}
