import type { CaseOpening } from "./case-opening.ts";

/** Whether it is she herself who told; unknown only where danger came before the question who it is about. */
export function toldHerself({ about }: Pick<CaseOpening, "about">): boolean {
  return about === null || about === "self";
}
