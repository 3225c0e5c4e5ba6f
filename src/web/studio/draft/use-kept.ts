import { useState } from "react";
import type { z } from "zod";

/**
 * What somebody is typing in a dialog, kept in this browser under `key` until she takes it or leaves it: a reload opens the dialog again. null
 * while there is nothing.
 */
export function useKept<T>(key: string, schema: z.ZodType<T>): readonly [T | null, (value: T | null) => void] {
  const [value, setValue] = useState<T | null>(() => readKept(key, schema));
  const set = (next: T | null) => {
    setValue(next);
    if (next === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(next));
  };
  return [value, set];
}

function readKept<T>(key: string, schema: z.ZodType<T>): T | null {
  const text = localStorage.getItem(key);
  if (text === null) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
