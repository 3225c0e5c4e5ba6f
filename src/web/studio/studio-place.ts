import { useMemo, useSyncExternalStore } from "react";

export const PAGES = ["flows", "words", "city", "danger", "menu", "try", "talks", "publish"] as const;
export type StudioPage = (typeof PAGES)[number];

/** Where somebody is in the studio: one address each, so that the back button, a bookmark and a link to a step work. */
export type StudioPlace = { page: StudioPage; flow: string | null; step: string | null; find: string };

const MOVED = "tsunagu-studio-moved";

/** Reads an address; what is not known leads to the flows. */
export function readStudioPath(pathname: string, search: string): StudioPlace {
  const name = pathname.replace(/^\/studio\/?/, "").replace(/\/$/, "");
  const asked = new URLSearchParams(search);
  const [flow, step] = (asked.get("step") ?? "").split(".");
  return {
    page: PAGES.find((page) => page === name) ?? "flows",
    flow: flow === undefined || flow === "" ? null : flow,
    step: step ?? null,
    find: asked.get("find") ?? "",
  };
}

/** "/studio", "/studio?step=intake.about", "/studio/words?find=intake%3Aabout.ask" */
export function writeStudioPath({ page, flow, step, find }: StudioPlace): string {
  const asked = new URLSearchParams();
  if (flow !== null && step !== null) asked.set("step", `${flow}.${step}`);
  if (find !== "") asked.set("find", find);
  const search = asked.toString();
  return `/studio${page === "flows" ? "" : `/${page}`}${search === "" ? "" : `?${search}`}`;
}

export function useStudioPlace(): StudioPlace {
  const address = useSyncExternalStore(subscribe, () => `${location.pathname}${location.search}`);
  return useMemo(() => {
    const url = new URL(address, location.origin);
    return readStudioPath(url.pathname, url.search);
  }, [address]);
}

/** Goes somewhere else in the studio; what is edited stays in memory. `replace` leaves no step for the back button. */
export function goTo(place: Partial<StudioPlace> & { page: StudioPage }, how: "push" | "replace" = "push"): void {
  const address = writeStudioPath({ flow: null, step: null, find: "", ...place });
  if (how === "push") history.pushState(null, "", address);
  else history.replaceState(null, "", address);
  dispatchEvent(new Event(MOVED));
}

function subscribe(listener: () => void): () => void {
  addEventListener("popstate", listener);
  addEventListener(MOVED, listener);
  return () => {
    removeEventListener("popstate", listener);
    removeEventListener(MOVED, listener);
  };
}
