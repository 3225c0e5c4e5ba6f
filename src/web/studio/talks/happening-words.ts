import type { Happening } from "../../../core/talk/talk.ts";

/** What happens in a turn, in a line: 「タップ：家族のこと」. */
export function happeningWords(happening: Happening): string {
  const [[name, what] = ["", ""]] = Object.entries(happening);
  if (typeof what === "string") return `${name}：${what}`;
  if (Array.isArray(what)) return `${name}：${what.join("、")}`;
  return `${name}：${JSON.stringify(what)}`;
}
