import { readYamlFile, type YamlFile } from "./yaml-file.ts";

/** A draft has some fifty files, and a handful of drafts are looked at at a time. */
const REMEMBERED_MAX = 400;
const memory = new Map<string, YamlFile>();

/** The same as `readYamlFile`; what was read a moment ago is not read again, for most files are the same from one look to the next. */
export function readYamlOnce(path: string, text: string): YamlFile {
  const key = `${path}\n${text}`;
  const known = memory.get(key) ?? readYamlFile(path, text);
  memory.delete(key);
  memory.set(key, known);
  const [oldest] = memory.keys();
  if (memory.size > REMEMBERED_MAX && oldest !== undefined) memory.delete(oldest);
  return known;
}
