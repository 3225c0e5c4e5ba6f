import type { Delivery } from "../../core/casework/views.ts";
import { names } from "../staff/names.ts";
import { words } from "./words.ts";

/** Whether LINE has what staff wrote, in words: 「LINEに届きました」「届きませんでした：今月送れる数を使いきりました」. */
export function deliveryWords(delivery: Delivery): string {
  const state = names.delivery[delivery.state];
  if (delivery.reason === null || delivery.state === "done") return state;
  return state + words.talk.because(reasonWords(delivery.reason) ?? delivery.reason);
}

/** Why something did not arrive, by its code; null for one that has no words. */
export function reasonWords(reason: string): string | null {
  return Object.entries(names.deliveryReasons).find(([start]) => reason.startsWith(start))?.[1] ?? null;
}

/** Somebody should look at it: the resident may not have it. */
export function deliveryDoubtful(delivery: Delivery): boolean {
  // These two wait for somebody outside, perhaps for days; the others are tried again within minutes.
  const stuck = delivery.state === "waiting" && (delivery.reason === "quota" || delivery.reason === "unauthorised");
  return stuck || delivery.state === "ambiguous" || delivery.state === "dead";
}
