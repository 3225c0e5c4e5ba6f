import { useMemo, useSyncExternalStore } from "react";
import { type DeskPlace, readDeskPath, writeDeskPath } from "./desk-path.ts";

const MOVED = "tsunagu-moved";

/** Where the address bar says we are; follows links of the desk and the browser's back button. */
export function useDeskPlace(): DeskPlace {
  const address = useSyncExternalStore(subscribe, () => `${location.pathname}${location.search}`);
  return useMemo(() => {
    const url = new URL(address, location.origin);
    return readDeskPath(url.pathname, url.search);
  }, [address]);
}

/** Goes to another place of the desk without loading the page anew. */
export function goTo(place: DeskPlace): void {
  history.pushState(null, "", writeDeskPath(place));
  dispatchEvent(new Event(MOVED));
  scrollTo(0, 0);
}

function subscribe(listener: () => void): () => void {
  addEventListener("popstate", listener);
  addEventListener(MOVED, listener);
  return () => {
    removeEventListener("popstate", listener);
    removeEventListener(MOVED, listener);
  };
}
