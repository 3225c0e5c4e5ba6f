import { DANGER_FILE } from "../core/studio/bundle.ts";
import { NOWHERE } from "../core/studio/content-problem.ts";
import { changedRules, DangerChanges, NO_CHANGES, strayIds } from "../core/triage/danger-changes.ts";
import { DANGER_RULES } from "../core/triage/danger-rules.ts";
import { type CompiledRules, compileRules } from "../core/triage/danger-signs.ts";
import { SHIPPED_RULES } from "../core/triage/shipped-rules.ts";
import type { Finding } from "./finding.ts";
import type { FileOf } from "./parse-city.ts";
import { shapeFindings } from "./shape-findings.ts";

/** A city's changes of the danger rules, and what is wrong with its file. Without a file, and while it cannot be read, there are none. */
export function parseDanger(fileOf: FileOf): { changes: DangerChanges; findings: Finding[] } {
  const file = fileOf(DANGER_FILE);
  if (file === null) return { changes: NO_CHANGES, findings: [] };
  if (file.findings.length > 0) return { changes: NO_CHANGES, findings: file.findings };
  const value = file.value ?? {};
  const parsed = DangerChanges.safeParse(value);
  if (!parsed.success) {
    return { changes: NO_CHANGES, findings: shapeFindings(DangerChanges, value, { file: DANGER_FILE, path: [] }) };
  }
  const { unknown, twice } = strayIds(DANGER_RULES, parsed.data);
  return { changes: parsed.data, findings: [...unknown.map(unknownRule), ...twice.map(namedTwice)] };
}

/** Ready to be matched; what was made a moment ago is not made again. */
export function rulesWith(changes: DangerChanges): CompiledRules {
  if (changes.own.length + changes.changed.length === 0) return SHIPPED_RULES;
  const key = JSON.stringify([changes.own, changes.changed]);
  const known = made.get(key) ?? compileRules(changedRules(DANGER_RULES, changes));
  made.delete(key);
  made.set(key, known);
  const [oldest] = made.keys();
  if (made.size > MADE_MAX && oldest !== undefined) made.delete(oldest);
  return known;
}

const made = new Map<string, CompiledRules>();
const MADE_MAX = 12;

function unknownRule(id: string): Finding {
  return {
    ...{ code: "danger", level: "warning", file: DANGER_FILE, path: ["changed"], place: NOWHERE, label: id },
    reason: "there is no such danger rule any more",
    message: `危険を見つける決まり「${id}」は、もうありません`,
    mend: "「危険のことば」のページで、この変更を消してください。",
  };
}

function namedTwice(id: string): Finding {
  return {
    ...{ code: "danger", level: "error", file: DANGER_FILE, path: [], place: NOWHERE, label: id },
    reason: "is named twice",
    message: `危険を見つける決まり「${id}」が、2回書かれています`,
    mend: "1つにまとめてください。",
  };
}
