import type { CaseOpening } from "./case-opening.ts";

/**
 * Whether contact itself may put the resident in danger: violence at home, or she said that others see her phone, or that calls and
 * letters home are a trouble. `ways`: those she named herself; nothing else is safe.
 */
export function safeContact({ danger, mainTopic, topics, wishes }: CaseOpening): { careful: boolean; ways: string[] } {
  const care = (wishes.care ?? "").split(",");
  const violence =
    [mainTopic, ...topics].includes("violence") || danger.kinds.some((kind) => kind === "dv" || kind === "abuse");
  const careful = violence || care.includes("seen") || care.includes("home");
  const ways = (wishes.how ?? "").split(",").filter((way) => way !== "" && way !== "any");
  return { careful, ways: care.includes("home") ? ways.filter((way) => way === "line" || way === "visit") : ways };
}
