import { isMap, isSeq, parseDocument } from "yaml";
import { Agency } from "../core/city/city.ts";
import type { DirectoryDiff, OfficeChange } from "./directory-diff.ts";
import { entryWithId, inline, setInYaml } from "./edit-yaml.ts";

/** The two files of a city's folder in which its offices are. */
export type PackFiles = { "city.yaml": string; "agencies.yaml": string };

/** A city's files with a diff applied. Departments are in city.yaml, agencies in agencies.yaml; new agencies come last. */
export function editPack(files: PackFiles, diff: Pick<DirectoryDiff, "added" | "changed">): PackFiles {
  const changed = diff.changed.reduce(applyChange, files);
  return diff.added.length === 0
    ? changed
    : { ...changed, "agencies.yaml": withGroup(changed["agencies.yaml"], newGroup(diff.added)) };
}

/** At the end of the list. A new city's is 「[]」, with comments around it: the group stands in its place. */
function withGroup(text: string, group: string): string {
  const { contents } = parseDocument(text);
  if (!isSeq(contents) || contents.items.length > 0 || contents.range == null) return text.trimEnd() + group;
  const [start, end] = contents.range;
  return text.slice(0, start).trimEnd() + group + text.slice(end).trimStart();
}

function applyChange(files: PackFiles, { kind, id, fields }: OfficeChange): PackFiles {
  const name = kind === "department" ? "city.yaml" : "agencies.yaml";
  const find = (root: unknown) =>
    entryWithId(kind === "department" && isMap(root) ? root.get("departments") : root, id);
  const text = fields.reduce((edited, { field, after }) => setInYaml(edited, find, field, after), files[name]);
  return { ...files, [name]: text };
}

/** Added agencies as one more group of agencies.yaml, each on a line of its own, in the order of the fields. */
function newGroup(added: DirectoryDiff["added"]): string {
  const lines = added.map(({ patch }) => {
    const known = Agency.keyof()
      .options.filter((field) => patch[field] != null)
      .map((field) => `${field}: ${inline(patch[field])}`);
    return `    - { ${known.join(", ")} }`;
  });
  const group = ["", "", "# 取り込んだ窓口。正しいか、確かめてください。", "- all: {}", "  each:", ...lines, ""].join(
    "\n",
  );
  if (parseDocument(group).errors.length > 0) throw new Error("new agencies did not become YAML");
  return group;
}
