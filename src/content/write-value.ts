import { insertInText, setInText, type YamlPath } from "./edit-yaml-text.ts";
import { readYamlFile } from "./yaml-file.ts";

/** More single changes than this are no edit by hand; a text that will not come out right must end, too. */
const CHANGES_MAX = 2_000;

/**
 * A YAML text that says exactly `wanted`, changed at as few places as possible: comments, order and layout of the rest stay.
 * Where several places share one text (`&name`, `*name`) and only one of them is to change, the others keep what they say. An
 * empty text is filled. null when the text is no YAML or cannot be brought to say it.
 */
export function writeValue(text: string, wanted: unknown): string | null {
  let now = text;
  for (let change = 0; change < CHANGES_MAX; change++) {
    const { value, findings } = readYamlFile("", now);
    if (findings.length > 0) return null;
    const difference = firstDifference(value ?? {}, wanted, []);
    if (difference === null) return now;
    const next = made(now, difference);
    if (next === null || next === now) return null;
    now = next;
  }
  return null;
}

type Difference = { do: "set" | "insert"; path: YamlPath; value: unknown };

function made(text: string, { do: how, path, value }: Difference): string | null {
  const last = path.at(-1);
  if (how === "insert" && typeof last === "number") return insertInText(text, path.slice(0, -1), last, value);
  return setInText(text, path, value);
}

/** The first place in which two values differ, and what to do there to come nearer; null when they are the same. */
function firstDifference(from: unknown, to: unknown, path: YamlPath): Difference | null {
  if (isRecord(from) && isRecord(to)) return mapDifference(from, to, path);
  if (Array.isArray(from) && Array.isArray(to)) return listDifference(from, to, path);
  return Object.is(from, to) ? null : { do: "set", path, value: to };
}

function mapDifference(from: Fields, to: Fields, path: YamlPath): Difference | null {
  for (const key of Object.keys({ ...from, ...to })) {
    if (!(key in to)) return { do: "set", path: [...path, key], value: undefined };
    if (!(key in from)) return { do: "set", path: [...path, key], value: to[key] };
    const inner = firstDifference(from[key], to[key], [...path, key]);
    if (inner !== null) return inner;
  }
  return null;
}

/** One item more or less is put in or taken out at its place, so that the items around it keep their lines. */
function listDifference(from: readonly unknown[], to: readonly unknown[], path: YamlPath): Difference | null {
  const longest = Math.max(from.length, to.length);
  for (let at = 0; at < longest; at++) {
    if (at < from.length && at < to.length && same(from[at], to[at])) continue;
    if (from.length > to.length) return { do: "set", path: [...path, at], value: undefined };
    if (from.length < to.length) return { do: "insert", path: [...path, at], value: to[at] };
    return firstDifference(from[at], to[at], [...path, at]);
  }
  return null;
}

type Fields = Readonly<Record<string, unknown>>;

function same(a: unknown, b: unknown): boolean {
  return firstDifference(a, b, []) === null;
}

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
