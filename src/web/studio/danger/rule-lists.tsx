import { useState } from "react";
import type { ShippedRule } from "../../../core/studio/danger-view.ts";
import type { DangerChanges, OwnRule, RuleChange } from "../../../core/triage/danger-changes.ts";
import { DANGER_KINDS, UNDERSTOOD_LANGUAGES } from "../../../core/triage/understanding.ts";
import { Button } from "../../shared/button.tsx";
import { Chip } from "../../shared/chip.tsx";
import { names } from "../../staff/names.ts";
import type { OpenStudio } from "../draft/open-studio.ts";
import { Line } from "../flow/small-fields.tsx";
import { KindTexts } from "./danger-texts.tsx";
import { dangerWords } from "./danger-words.ts";
import { HeardLines } from "./heard-lines.tsx";
import { RULE_NAMES } from "./rule-names.ts";

const CARD = "flex flex-col gap-1 rounded-12 border border-solid-gray-300 p-4";

type OwnRulesProps = {
  rules: readonly OwnRule[];
  onEdit: (rule: OwnRule | null) => void;
  onRemove: (id: string) => void;
};

/** The rules that the city has added. */
export function OwnRules({ rules, onEdit, onRemove }: OwnRulesProps) {
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-std-22B-150">{dangerWords.own}</h2>
      {rules.length === 0 ? <p>{dangerWords.ownNone}</p> : null}
      <ul className="grid gap-3 md:grid-cols-2">
        {rules.map((rule) => (
          <li key={rule.id} className={CARD}>
            <h3 className="text-std-17B-170">{rule.why}</h3>
            <Marks kind={rule.kind} tier={rule.tier} language={rule.language} />
            <Terms terms={rule.terms} title={dangerWords.terms} />
            <div className="flex gap-2">
              <Button look="plain" size="small" onClick={() => onEdit(rule)}>
                {dangerWords.edit}
                <span className="sr-only">：{rule.why}</span>
              </Button>
              <Button look="quiet" size="small" onClick={() => onRemove(rule.id)}>
                {dangerWords.remove}
                <span className="sr-only">：{rule.why}</span>
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Button className="self-start" onClick={() => onEdit(null)}>
        {dangerWords.add}
      </Button>
    </section>
  );
}

type ShippedRulesProps = {
  studio: OpenStudio;
  rules: readonly ShippedRule[];
  changes: DangerChanges;
  onChange: (rule: ShippedRule) => void;
  onUndo: (id: string) => void;
};

/** The rules that came with the program, by what they are about. */
export function ShippedRules({ studio, rules, changes, onChange, onUndo }: ShippedRulesProps) {
  const [find, setFind] = useState("");
  const wanted = find.trim().toLowerCase();
  const found = rules.filter(
    ({ id, patterns }) =>
      wanted === "" || [id, RULE_NAMES[id] ?? "", ...patterns].some((text) => text.toLowerCase().includes(wanted)),
  );
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-std-22B-150">
        {dangerWords.shipped} <span className="text-std-16N-170">{dangerWords.count(found.length)}</span>
      </h2>
      <div className="w-72 max-w-full">
        <Line label={dangerWords.find} kind="search" value={find} onChange={setFind} />
      </div>
      {DANGER_KINDS.map((kind) => {
        const ofKind = found.filter((rule) => rule.kind === kind);
        return ofKind.length === 0 ? null : (
          <details key={kind} open={wanted !== ""} className="rounded-12 border border-solid-gray-300 px-4 py-2">
            <summary className="min-h-11 cursor-pointer py-2 text-std-17B-170">
              {names.kinds[kind]}　{dangerWords.count(ofKind.length)}
            </summary>
            <KindTexts studio={studio} kind={kind} />
            <ul className="grid grid-cols-[minmax(0,1fr)] gap-x-8 lg:grid-cols-2">
              {ofKind.map((rule) => (
                <ShippedRuleLine
                  key={rule.id}
                  rule={rule}
                  change={changes.changed.find(({ id }) => id === rule.id) ?? null}
                  onChange={() => onChange(rule)}
                  onUndo={() => onUndo(rule.id)}
                />
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}

type LineProps = { rule: ShippedRule; change: RuleChange | null; onChange: () => void; onUndo: () => void };

function ShippedRuleLine({ rule, change, onChange, onUndo }: LineProps) {
  const name = RULE_NAMES[rule.id] ?? rule.id;
  const language = UNDERSTOOD_LANGUAGES.find((each) => rule.id.startsWith(`${each}.`)) ?? "ja";
  return (
    <li className="flex flex-col gap-1 border-t border-solid-gray-100 py-3">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h3 className={`min-w-0 flex-1 text-std-16B-170 ${change?.off === true ? "line-through" : ""}`}>{name}</h3>
        {change === null ? null : (
          <Button look="quiet" size="small" onClick={onUndo}>
            {dangerWords.undoChange}
            <span className="sr-only">：{name}</span>
          </Button>
        )}
        <Button look="plain" size="small" onClick={onChange}>
          {dangerWords.change}
          <span className="sr-only">：{name}</span>
        </Button>
      </div>
      <Marks kind={null} tier={change?.tier ?? rule.tier} language={language} change={change} />
      {change === null ? null : <p className="text-std-16N-170">{change.why}</p>}
      {change === null || change.terms.length === 0 ? null : <Terms terms={change.terms} title={dangerWords.added} />}
      <HeardLines rule={rule.id} />
      <details>
        <summary className="min-h-11 cursor-pointer py-2 text-solid-gray-800 underline underline-offset-4">
          {dangerWords.patterns}
        </summary>
        <code className="text-dns-14N-130 [overflow-wrap:anywhere]">{rule.patterns.join("　")}</code>
      </details>
    </li>
  );
}

type MarksProps = {
  /** null: said by what stands around it. */
  kind: OwnRule["kind"] | null;
  tier: ShippedRule["tier"];
  language: OwnRule["language"];
  change?: RuleChange | null;
};

function Marks({ kind, tier, language, change = null }: MarksProps) {
  return (
    <p className="flex flex-wrap gap-1">
      <Chip tone={tier === 0 ? "red" : tier === 1 ? "yellow" : "gray"}>{names.tier[tier]}</Chip>
      {kind === null ? null : <Chip tone="blue">{names.kinds[kind]}</Chip>}
      {language === "ja" ? null : <Chip>{dangerWords.languages[language]}</Chip>}
      {change === null ? null : <Chip tone="green">{change.off ? dangerWords.off : dangerWords.changed}</Chip>}
    </p>
  );
}

function Terms({ terms, title }: { terms: readonly string[]; title: string }) {
  return (
    <p className="text-std-16N-170 [overflow-wrap:anywhere]">
      {title}：{terms.map((term) => `「${term}」`).join(" ")}
    </p>
  );
}
