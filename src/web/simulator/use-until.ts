import { useEffect, useState } from "react";
import { serverNow } from "../shared/server-clock.ts";

/** True until the given moment (ISO 8601), then false; null is false. */
export function useUntil(at: string | null): boolean {
  const [passed, setPassed] = useState<string | null>(null);
  useEffect(() => {
    if (at === null) return;
    const timer = setTimeout(() => setPassed(at), Math.max(0, Date.parse(at) - serverNow()));
    return () => clearTimeout(timer);
  }, [at]);
  return at !== null && passed !== at;
}
