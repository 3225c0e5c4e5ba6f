import { parse } from "yaml";

/**
 * A YAML text as we keep it: Unix line ends, no blanks at line ends, no runs of empty lines, one line end at the end. Comments, order
 * and layout stay a person's. A text that cannot be read, or would say something else, stays as it is.
 */
export function tidy(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const trimmed = lines.map((line) => line.replace(/[ \t]+$/, "")).join("\n");
  const tidied = `${trimmed.replace(/\n{3,}/g, "\n\n").trimEnd()}\n`;
  return tidied.trim() === "" || !saysTheSame(text, tidied) ? text : tidied;
}

function saysTheSame(before: string, after: string): boolean {
  try {
    return JSON.stringify(parse(before, { merge: true })) === JSON.stringify(parse(after, { merge: true }));
  } catch {
    return false;
  }
}
