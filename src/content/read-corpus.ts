import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { impliedTopics } from "../core/triage/implied-topics.ts";

/** One labelled utterance (training/LABELS.md), with the topics that its labels imply. `file` is the batch: folds are made of whole batches. */
export type Utterance = {
  readonly file: string;
  readonly language: string;
  readonly domains: readonly string[];
  readonly topics: readonly string[];
  readonly about: string;
  readonly danger: readonly string[];
  readonly patterns: readonly string[];
  readonly text: string;
};

/** All utterances of a folder of batches; `unseen` is left out unless it is the folder itself. A line that does not fit throws with its place. */
export function readCorpus(root: string): Utterance[] {
  const names = readdirSync(root, { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => name.endsWith(".tsv") && !name.startsWith("unseen")).sort();
  const seen = new Set<string>();
  return files.flatMap((file) => readBatch(root, file, seen));
}

function readBatch(root: string, file: string, seen: Set<string>): Utterance[] {
  const lines = readFileSync(join(root, file), "utf8").split("\n");
  return lines.flatMap((line, at) => {
    if (line === "" || line.startsWith("#")) return [];
    const [domains, topics, about, danger, patterns, text, more] = line.split("\t");
    if (text === undefined || more !== undefined) throw new Error(`${file}:${at + 1} has not six columns`);
    const key = text.replace(/\s/g, "");
    if (seen.has(key)) return [];
    seen.add(key);
    const language = /^(ja-easy|ja|en|zh|ko|pt|vi|tl|ne)(?=[/.-]|$)/.exec(file)?.[0] ?? "ja";
    const labels = { domains: several(domains), topics: several(topics), danger: several(danger) };
    const implied = impliedTopics(labels.topics, labels.domains, labels.danger);
    return [
      {
        file,
        language,
        ...labels,
        topics: [...new Set([...labels.topics, ...implied])],
        about: about ?? "u",
        patterns: several(patterns),
        text: text.replaceAll("\\n", "\n"),
      },
    ];
  });
}

function several(column: string | undefined): string[] {
  return column === undefined || column === "-" ? [] : column.split(",");
}
