import { createHash } from "node:crypto";
import { join } from "node:path";
import type { DangerLine } from "../core/triage/effect-of.ts";
import { readCorpus } from "./read-corpus.ts";

/** Sentences that danger rules are tried on, named after what they say: the same sentences have the same version. */
export type DangerCorpus = { readonly version: string; readonly lines: readonly DangerLine[] };

/** The labelled utterances of `training/` as danger, look-alikes (labels with `~`) and ordinary talk. */
export function dangerCorpus(root: string): DangerCorpus {
  const lines = readCorpus(join(root, "training")).map(({ text, danger }): DangerLine => {
    const meant = danger.some((label) => !label.startsWith("~"));
    return { text, truth: meant ? "danger" : danger.length > 0 ? "harmless" : "plain" };
  });
  const version = createHash("sha256").update(JSON.stringify(lines)).digest("hex").slice(0, 8);
  return { version, lines };
}
