import { useState } from "react";
import type { OwnRule } from "../../../core/triage/danger-changes.ts";
import { DANGER_KINDS, UNDERSTOOD_LANGUAGES } from "../../../core/triage/understanding.ts";
import { Button } from "../../shared/button.tsx";
import { Dialog } from "../../shared/dialog.tsx";
import { TextAreaField } from "../../shared/field.tsx";
import { names } from "../../staff/names.ts";
import { Line, Pick, Segments, Tick } from "../flow/small-fields.tsx";
import { dangerWords } from "./danger-words.ts";
import { type OwnDraft, readOwn } from "./rule-draft.ts";

const say = dangerWords.form;
export const TIERS = [0, 1, 2] as const;

type RuleFormProps = {
  draft: OwnDraft;
  isNew: boolean;
  onChange: (draft: OwnDraft) => void;
  onTake: (rule: OwnRule) => void;
  onClose: () => void;
};

/** A rule of the city's own: words, what they mean, how urgent that is. */
export function RuleForm({ draft: now, isNew, onChange, onTake, onClose }: RuleFormProps) {
  const [wrong, setWrong] = useState(false);
  const set = (change: Partial<OwnDraft>) => onChange({ ...now, ...change });
  const take = () => {
    const rule = readOwn(now);
    if (rule === null) setWrong(true);
    else onTake(rule);
  };
  return (
    <Dialog
      title={isNew ? say.add : say.edit}
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
      {wrong ? (
        <p role="alert" className="text-error-2">
          {say.wrong}
        </p>
      ) : null}
      <TextAreaField
        label={say.terms.label}
        hint={say.terms.hint}
        value={now.terms}
        onChange={(event) => set({ terms: event.target.value })}
      />
      <Meaning rule={now} set={set} />
      <div className="flex flex-col gap-1">
        <p className="text-std-16B-170">{say.scope.label}</p>
        <Segments
          label={say.scope.label}
          options={[
            ["near", say.scope.near],
            ["sentence", say.scope.sentence],
          ]}
          value={now.scope}
          onChange={(scope) => set({ scope })}
        />
      </div>
      <Tick label={say.heeds} value={now.heeds} onChange={(heeds) => set({ heeds })} />
      <Line label={say.why.label} hint={say.why.hint} value={now.why} onChange={(why) => set({ why })} />
    </Dialog>
  );
}

/** What the words mean, how urgent that is, and whose words they are. */
function Meaning({ rule: now, set }: { rule: OwnDraft; set: (change: Partial<OwnDraft>) => void }) {
  return (
    <>
      <Pick
        label={say.kind}
        value={now.kind}
        onChange={(kind) => set({ kind: DANGER_KINDS.find((each) => each === kind) ?? now.kind })}
      >
        {DANGER_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {names.kinds[kind]}
          </option>
        ))}
      </Pick>
      <Pick
        label={say.tier.label}
        value={String(now.tier)}
        onChange={(tier) => set({ tier: TIERS.find((each) => String(each) === tier) ?? now.tier })}
      >
        {TIERS.map((tier) => (
          <option key={tier} value={tier}>
            {names.tier[tier]}
          </option>
        ))}
      </Pick>
      <Pick
        label={say.language}
        value={now.language}
        onChange={(to) => set({ language: UNDERSTOOD_LANGUAGES.find((each) => each === to) ?? now.language })}
      >
        {UNDERSTOOD_LANGUAGES.map((language) => (
          <option key={language} value={language}>
            {dangerWords.languages[language]}
          </option>
        ))}
      </Pick>
    </>
  );
}
