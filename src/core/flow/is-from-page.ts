import type { Event } from "../event.ts";

/** Whether she said or tapped it on our own page. */
export function isFromPage(event: Event): boolean {
  return (event.type === "said" || event.type === "tapped") && event.onPage === true;
}
