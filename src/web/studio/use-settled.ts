import { useEffect, useState } from "react";

/**
 * A value that follows another one when it has rested for `ms`; `atOnce` says which changes are not waited for. Typing changes the draft
 * with every key, and what hangs on it (lists, previews) is drawn when the fingers pause.
 */
export function useSettled<T>(value: T, ms: number, atOnce: (now: T, later: T) => boolean): T {
  const [later, setLater] = useState(value);
  useEffect(() => {
    if (value === later) return;
    const timer = setTimeout(() => setLater(value), ms);
    return () => clearTimeout(timer);
  }, [value, later, ms]);
  return value === later || !atOnce(value, later) ? later : value;
}
