import { type RefObject, useEffect, useRef } from "react";

/** After each failed try (`tries` counts them) puts the focus on the first field that is wrong, so that nobody has to search for it. */
export function useErrorFocus(tries: number): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tries === 0) return;
    box.current?.querySelector<HTMLElement>('[aria-invalid="true"], fieldset[data-invalid] input')?.focus();
  }, [tries]);
  return box;
}
