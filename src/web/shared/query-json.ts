import type { z } from "zod";
import { fetchJson } from "./fetch-json.ts";

/** TanStack Query learns of a failure by a throw; `code` says which one. */
export class FailedAnswer extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`answer failed: ${code}`);
    this.code = code;
  }
}

/** A `queryFn`: the checked answer of a GET, or a thrown FailedAnswer. */
export async function queryJson<T>(schema: z.ZodType<T>, url: string, signal?: AbortSignal): Promise<T> {
  const answer = await fetchJson(schema, url, { signal });
  if (!answer.ok) throw new FailedAnswer(answer.error);
  return answer.value;
}
