import { readFileSync } from "node:fs";
import { dangerCorpus } from "../../src/content/danger-corpus.ts";
import { DangerRuleSet } from "../../src/core/triage/danger-rule.ts";
import { DANGER_RULES } from "../../src/core/triage/danger-rules.ts";
import { type Changed, effectOf } from "../../src/core/triage/effect-of.ts";

/**
 * Prints what a changed rule set does on the danger corpus of training/. Without a file, prints the rules in force as JSON, to be
 * changed. Returns the exit code: 1 when danger is no longer found that was, or the file cannot be read.
 */
export function showEffect(root: string, file: string | null): number {
  if (file === null) {
    console.log(JSON.stringify(DANGER_RULES, null, 2));
    return 0;
  }
  const changed = DangerRuleSet.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (!changed.success) {
    console.error(
      `${file} is no rule set: ${changed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("; ")}`,
    );
    return 1;
  }
  const effect = effectOf(DANGER_RULES, changed.data, dangerCorpus(root).lines);
  for (const [title, lines] of [
    ["found now", effect.gained],
    ["NO LONGER FOUND", effect.lost],
    ["alarms now, without danger", effect.alarms],
    ["alarms no longer", effect.calmed],
    ["another tier", effect.shifted],
  ] as const)
    show(title, lines);
  for (const name of ["recall", "harmless", "plain"] as const)
    console.log(`${name.padEnd(9)}${percent(effect[name].before)} → ${percent(effect[name].after)}`);
  return effect.recall.after < effect.recall.before ? 1 : 0;
}

function show(title: string, lines: readonly Changed[]): void {
  console.log(`${title}: ${lines.length}`);
  for (const { text, before, after } of lines)
    console.log(`  ${before} → ${after}  ${text.replaceAll("\n", " ").slice(0, 80)}`);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
