import { setInText } from "./edit-yaml-text.ts";
import { readYamlOnce } from "./read-yaml-once.ts";
import { inline } from "./render-yaml.ts";

/** A file of texts with one text set ("who.ask"); null takes it out. Groups that are missing are made, as blocks. */
export function setText(file: string, key: string, text: string | null): string | null {
  const path = key.split(".");
  if (text === null) return setInText(file, path, undefined);
  const value = readYamlOnce("", file).value;
  const made = path.findIndex((_part, at) => !isMap(valueAt(value, path.slice(0, at + 1))));
  // The last part is the text itself; only missing groups before it need a block.
  if (made === -1 || made === path.length - 1) return setInText(file, path, text);
  if (made > 0) return setInText(file, path.slice(0, made + 1), nested(path.slice(made + 1), text));
  const lines = path.map((part, at) => `${"  ".repeat(at)}${inline(part)}:`);
  return `${file.trimEnd()}${file.trim() === "" ? "" : "\n"}${lines.join("\n")} ${inline(text)}\n`;
}

function nested(path: readonly string[], text: string): unknown {
  return path.reduceRight<unknown>((inner, part) => ({ [part]: inner }), text);
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => (isMap(at) ? at[key] : undefined), value);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
