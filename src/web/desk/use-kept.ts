import { createContext, useContext, useState } from "react";
import type { z } from "zod";
import { DRAFT_PREFIX } from "./reply-draft.ts";

/** Whose and of which case what is being written now is. */
export const KeptUnder = createContext({ email: "", caseId: "" });

/**
 * State that outlives a dialog shut by a slip, another page and a reload: kept in this browser tab, under her name, until `drop` or
 * until she signs out. What does not fit `schema` any more counts as `empty`.
 */
export function useKept<T>(
  name: string,
  schema: z.ZodType<T>,
  empty: T,
): [value: T, set: (value: T) => void, drop: () => void] {
  const { email, caseId } = useContext(KeptUnder);
  const key = `${DRAFT_PREFIX}${email}:${caseId}:${name}`;
  const [value, setValue] = useState(() => read(key, schema) ?? empty);
  return [
    value,
    (changed) => {
      sessionStorage.setItem(key, JSON.stringify(changed));
      setValue(changed);
    },
    () => {
      sessionStorage.removeItem(key);
      setValue(empty);
    },
  ];
}

function read<T>(key: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.safeParse(JSON.parse(sessionStorage.getItem(key) ?? "null")).data ?? null;
  } catch {
    return null;
  }
}
