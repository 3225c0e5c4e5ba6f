import type { z } from "zod";
import { type Detail, type LineAnswer, type LineCall, refuse } from "./line-answer.ts";

type Read<T> = { ok: true; value: T } | { ok: false; answer: LineAnswer };
type Issue = z.core.$ZodIssue;

/** Parses a JSON body, or says what LINE would say against it (wording: reference, "error messages"). */
export function readLineBody<S extends z.ZodType>(schema: S, call: LineCall): Read<z.infer<S>> {
  if (!/^application\/json\b/i.test(call.contentType))
    return { ok: false, answer: refuse(415, `The content type, ${call.contentType || "none"}, is not supported`) };
  const body = parseJson(call.body);
  if (!body.ok)
    return { ok: false, answer: refuse(400, "The request body could not be parsed as JSON (line: 1, column: 1)") };
  const parsed = schema.safeParse(body.value, { reportInput: true });
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, answer: refuseBody(parsed.error.issues) };
}

function parseJson(bytes: Buffer): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) };
  } catch {
    return { ok: false };
  }
}

/** LINE looks at flex last, names the message, and points into it with slashes; everything else it lists with dots. */
function refuseBody(issues: Issue[]): LineAnswer {
  const outside = issues.filter((issue) => !isInFlex(issue));
  if (outside.length > 0) {
    const details = onePerProperty(outside.flatMap((issue) => detailsOf(issue, dotted)));
    return refuse(400, `The request body has ${details.length} error(s)`, details);
  }
  const message = issues[0]?.path[1];
  const inside = issues.filter((issue) => issue.path[1] === message);
  const details = onePerProperty(inside.flatMap((issue) => detailsOf(issue, slashed)));
  return refuse(400, `A message (messages[${String(message)}]) in the request body is invalid`, details);
}

function isInFlex(issue: Issue): boolean {
  return issue.path[0] === "messages" && issue.path[2] === "contents";
}

function detailsOf(issue: Issue, write: (path: PropertyKey[]) => string): Detail[] {
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({ message: "unknown field", property: write([...issue.path, key]) }));
  return [{ message: wordsOf(issue), property: write(issue.path) }];
}

function wordsOf(issue: Issue): string {
  if ("input" in issue && issue.input === undefined) return "May not be empty";
  switch (issue.code) {
    case "too_small":
      return issue.origin === "string" ? "May not be empty" : `${subjectOf(issue.origin)} ${issue.minimum} or more`;
    case "too_big":
      return issue.origin === "string"
        ? `Length must be between 0 and ${issue.maximum}`
        : `${subjectOf(issue.origin)} ${issue.maximum} or less`;
    case "invalid_value":
      return `Must be one of the following values: [${issue.values.join(", ")}]`;
    case "invalid_union":
      return `Must be one of the following values: [${"options" in issue ? issue.options?.join(", ") : ""}]`;
    case "custom":
      return issue.message === "Invalid input" ? "invalid property" : issue.message;
    default:
      return "invalid property";
  }
}

function subjectOf(origin: string): string {
  return origin === "array" ? "Size must be" : "Must be";
}

/** One property may break a length and a rule on top of it; LINE complains once. */
function onePerProperty(details: Detail[]): Detail[] {
  return [...new Map(details.toReversed().map((detail) => [detail.property, detail])).values()].toReversed();
}

function dotted(path: PropertyKey[]): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .replace(/^\./, "");
}

/** Inside a flex message the path starts at its `contents`. */
function slashed(path: PropertyKey[]): string {
  return `/${path.slice(3).map(String).join("/")}`;
}
