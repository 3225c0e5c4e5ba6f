import { useState } from "react";
import type { DangerEffect, ShippedRule, StudioDanger } from "../../../core/studio/danger-view.ts";
import type { DangerChanges, OwnRule, RuleChange } from "../../../core/triage/danger-changes.ts";
import { Banner } from "../../shared/banner.tsx";
import { Button } from "../../shared/button.tsx";
import { Failed } from "../../staff/failed.tsx";
import { Waiting } from "../../staff/waiting.tsx";
import type { OpenStudio } from "../draft/open-studio.ts";
import { Line } from "../flow/small-fields.tsx";
import { studioFailure } from "../studio-failure.ts";
import { goTo } from "../studio-place.ts";
import { words } from "../words.ts";
import { ChangeForm } from "./change-form.tsx";
import { dangerWords } from "./danger-words.ts";
import { EffectView } from "./effect-view.tsx";
import { RuleForm } from "./rule-form.tsx";
import { OwnRules, ShippedRules } from "./rule-lists.tsx";
import { useDanger, useEffectOf, useSaveDanger, useUnsaved } from "./use-danger.ts";

/** What is open: a rule of the city's own (null: a new one), or a change of a shipped one. */
type Open = { own: OwnRule | null } | { shipped: ShippedRule } | null;

/** Danger rules: what there is, forms to change it, what the change does, and only then the draft. */
export function DangerPage({ studio }: { studio: OpenStudio }) {
  const danger = useDanger(studio);
  return (
    <>
      <title>{`${dangerWords.title}｜${words.name}`}</title>
      <div className="flex flex-col gap-1">
        <h1 className="text-std-28B-150">{dangerWords.title}</h1>
        <p className="text-std-16N-170">{dangerWords.lead}</p>
        <p className="text-std-16N-170">{dangerWords.two}</p>
        <p className="text-std-16N-170">{dangerWords.beside}</p>
      </div>
      <Button look="plain" size="small" className="self-start" onClick={() => goTo({ page: "words", find: "danger:" })}>
        {dangerWords.texts}
      </Button>
      {danger.isPending ? <Waiting /> : null}
      {danger.isError ? (
        <Failed title={words.failed} error={danger.error} onAgain={() => void danger.refetch()} />
      ) : null}
      {danger.data === undefined ? null : <Rules studio={studio} danger={danger.data} />}
    </>
  );
}

function Rules({ studio, danger }: { studio: OpenStudio; danger: StudioDanger }) {
  const [unsaved, setUnsaved] = useUnsaved(danger);
  const [open, setOpen] = useState<Open>(null);
  const [said, setSaid] = useState("");
  const changes = unsaved ?? danger.draft;
  const { corpus } = danger;
  const take = (next: Partial<DangerChanges>) => {
    setUnsaved({ ...changes, ...next, accepted: null });
    setOpen(null);
    setSaid("");
  };
  const without = (id: string) => ({
    own: changes.own.filter((rule) => rule.id !== id),
    changed: changes.changed.filter((rule) => rule.id !== id),
  });
  return (
    <>
      <p role="status">{said}</p>
      {unsaved === null && danger.draft.accepted !== null ? (
        <Banner
          tone="warning"
          title={dangerWords.accepted(danger.draft.accepted.sentences, danger.draft.accepted.reason)}
        />
      ) : null}
      {unsaved === null ? null : (
        <Weighing
          {...{ studio, changes: unsaved, was: danger.file, onDrop: () => setUnsaved(null) }}
          onSaved={() => {
            setUnsaved(null);
            setSaid(dangerWords.saved);
          }}
        />
      )}
      <OwnRules rules={changes.own} onEdit={(own) => setOpen({ own })} onRemove={(id) => take(without(id))} />
      <ShippedRules
        rules={danger.rules}
        changes={changes}
        onChange={(shipped) => setOpen({ shipped })}
        onUndo={(id) => take(without(id))}
      />
      <p className="text-dns-14N-130 text-solid-gray-700">
        {dangerWords.corpus(
          corpus.danger + corpus.harmless + corpus.plain,
          corpus.danger,
          corpus.harmless,
          corpus.version,
        )}
      </p>
      <Form
        open={open}
        changes={changes}
        onClose={() => setOpen(null)}
        onOwn={(rule) => take({ own: replaced(changes.own, rule) })}
        onChange={(change) => take({ changed: replaced(changes.changed, change) })}
      />
    </>
  );
}

type FormProps = {
  open: Open;
  changes: DangerChanges;
  onClose: () => void;
  onOwn: (rule: OwnRule) => void;
  onChange: (change: RuleChange) => void;
};

function Form({ open, changes, onClose, onOwn, onChange }: FormProps) {
  if (open === null) return null;
  if ("own" in open) return <RuleForm rule={open.own} freshId={freshId(changes)} onTake={onOwn} onClose={onClose} />;
  const change = changes.changed.find(({ id }) => id === open.shipped.id) ?? null;
  return <ChangeForm rule={open.shipped} change={change} onTake={onChange} onClose={onClose} />;
}

type WeighingProps = {
  studio: OpenStudio;
  changes: DangerChanges;
  was: string | null;
  onDrop: () => void;
  onSaved: () => void;
};

/** Nothing is saved before it was seen what it does; what hears less only with a reason. */
function Weighing({ studio, changes, was, onDrop, onSaved }: WeighingProps) {
  const effect = useEffectOf(changes);
  const save = useSaveDanger(studio);
  const [reason, setReason] = useState("");
  const [failure, setFailure] = useState<string | null>(null);
  const less = effect.data === undefined ? 0 : lessOf(effect.data);
  const ready = effect.data !== undefined && (less === 0 || reason.trim() !== "");
  const send = async () => {
    const wrong = await save(changes, was, less === 0 ? null : reason.trim());
    if (wrong === null) onSaved();
    else setFailure(wrong);
  };
  return (
    <section className="flex flex-col gap-3 rounded-12 border-2 border-blue-900 p-4">
      <h2 className="text-std-22B-150">{dangerWords.effect.title}</h2>
      <p className="text-std-16N-170">{dangerWords.unsaved}</p>
      {effect.isPending ? <p role="status">{dangerWords.effect.weighing}</p> : null}
      {effect.isError ? (
        <Failed title={words.failed} error={effect.error} onAgain={() => void effect.refetch()} />
      ) : null}
      {less === 0 ? null : (
        <Banner tone="error" title={dangerWords.effect.warn(less)}>
          {dangerWords.effect.warnLead}
        </Banner>
      )}
      {effect.data === undefined ? null : <EffectView effect={effect.data} />}
      {less === 0 ? null : (
        <Line
          label={dangerWords.effect.reason.label}
          hint={dangerWords.effect.reason.hint}
          value={reason}
          onChange={setReason}
        />
      )}
      {failure === null ? null : (
        <p role="alert" className="text-error-2">
          {studioFailure(failure)}
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <Button disabled={!ready} onClick={() => void send()}>
          {dangerWords.save}
        </Button>
        <Button look="plain" onClick={onDrop}>
          {dangerWords.drop}
        </Button>
      </div>
    </section>
  );
}

function lessOf({ lost, weaker }: DangerEffect): number {
  return lost.all + weaker.all;
}

function replaced<T extends { id: string }>(all: readonly T[], one: T): T[] {
  return all.some(({ id }) => id === one.id) ? all.map((each) => (each.id === one.id ? one : each)) : [...all, one];
}

/** "own.1", "own.2", …: never one that stands already. */
function freshId({ own }: DangerChanges): string {
  let number = own.length + 1;
  while (own.some(({ id }) => id === `own.${number}`)) number += 1;
  return `own.${number}`;
}
