import { useEffect, useRef } from "react";
import { isLetterForPage } from "./letter-keys.ts";

/** Calls `act` with the key when one of these letters is pressed anywhere on the page, but not while something is being written. */
export function useLetterKey(keys: string, act: (key: string) => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.length !== 1 || !keys.includes(event.key) || !isLetterForPage(event, localStorage)) return;
      event.preventDefault();
      latest.current(event.key);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [keys]);
}
