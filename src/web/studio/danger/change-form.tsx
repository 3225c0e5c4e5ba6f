import { useState } from "react";
import type { ShippedRule } from "../../../core/studio/danger-view.ts";
import type { RuleChange } from "../../../core/triage/danger-changes.ts";
import { Button } from "../../shared/button.tsx";
import { Dialog } from "../../shared/dialog.tsx";
import { TextAreaField } from "../../shared/field.tsx";
import { names } from "../../staff/names.ts";
import { Line, Pick, Tick } from "../flow/small-fields.tsx";
import { dangerWords } from "./danger-words.ts";
import { type ChangeDraft, readChange } from "./rule-draft.ts";
import { TIERS } from "./rule-form.tsx";
import { RULE_NAMES } from "./rule-names.ts";

const say = dangerWords.form;

type ChangeFormProps = {
  rule: ShippedRule;
  draft: ChangeDraft;
  onChange: (draft: ChangeDraft) => void;
  onTake: (change: RuleChange) => void;
  onClose: () => void;
};

/** A rule that came with the program: more words, another urgency, or not used. */
export function ChangeForm({ rule, draft: now, onChange, onTake, onClose }: ChangeFormProps) {
  const [wrong, setWrong] = useState<string | null>(null);
  const set = (change: Partial<ChangeDraft>) => onChange({ ...now, ...change });
  const take = () => {
    const change = readChange(now);
    if (change === null) setWrong(say.wrong);
    else if (!change.off && change.tier === null && change.terms.length === 0) setWrong(say.nothing);
    else onTake(change);
  };
  return (
    <Dialog
      title={say.change(RULE_NAMES[rule.id] ?? rule.id)}
      onClose={onClose}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            {say.cancel}
          </Button>
          <Button onClick={take}>{say.take}</Button>
        </>
      }
    >
      {wrong === null ? null : (
        <p role="alert" className="text-error-2">
          {wrong}
        </p>
      )}
      <Tick label={say.off} value={now.off} onChange={(off) => set({ off })} />
      {now.off ? null : (
        <>
          <Pick
            label={say.tier.label}
            value={now.tier === null ? "" : String(now.tier)}
            onChange={(tier) => set({ tier: TIERS.find((each) => String(each) === tier) ?? null })}
          >
            <option value="">{`${say.tier.asShipped}（${names.tier[rule.tier]}）`}</option>
            {TIERS.map((tier) => (
              <option key={tier} value={tier}>
                {names.tier[tier]}
              </option>
            ))}
          </Pick>
          <TextAreaField
            label={say.moreTerms}
            hint={say.terms.hint}
            value={now.terms}
            onChange={(event) => set({ terms: event.target.value })}
          />
        </>
      )}
      <Line label={say.why.label} hint={say.why.hint} value={now.why} onChange={(why) => set({ why })} />
    </Dialog>
  );
}
