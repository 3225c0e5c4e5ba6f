import type { StudioDanger } from "../../../core/studio/danger-view.ts";
import { type DangerChanges, NO_CHANGES } from "../../../core/triage/danger-changes.ts";
import { Banner } from "../../shared/banner.tsx";
import { Failed } from "../../staff/failed.tsx";
import { Waiting } from "../../staff/waiting.tsx";
import type { OpenStudio } from "../draft/open-studio.ts";
import { useKept } from "../draft/use-kept.ts";
import { words } from "../words.ts";
import { ChangeForm } from "./change-form.tsx";
import { CommonTexts } from "./danger-texts.tsx";
import { dangerWords } from "./danger-words.ts";
import { changeDraft, ownDraft, RuleDraft } from "./rule-draft.ts";
import { RuleForm } from "./rule-form.tsx";
import { OwnRules, ShippedRules } from "./rule-lists.tsx";
import { useDanger, useDangerEditor, useEffectOf } from "./use-danger.ts";
import { Weighing } from "./weighing.tsx";

const done = dangerWords.done;

/** Danger rules: what there is, forms to change it, what the change does, and what is said when a rule hears something. */
export function DangerPage({ studio }: { studio: OpenStudio }) {
  const danger = useDanger(studio);
  return (
    <>
      <title>{`${dangerWords.title}｜${words.name}`}</title>
      <div className="flex max-w-240 flex-col gap-1">
        <h1 className="text-std-28B-150">{dangerWords.title}</h1>
        <p className="text-std-16N-170">{dangerWords.lead}</p>
        <p className="text-std-16N-170">{dangerWords.two}</p>
        <p className="text-std-16N-170">{dangerWords.beside}</p>
      </div>
      {danger.isPending ? <Waiting /> : null}
      {danger.isError ? (
        <Failed title={words.failed} error={danger.error} onAgain={() => void danger.refetch()} />
      ) : null}
      {danger.data === undefined ? null : <Rules studio={studio} danger={danger.data} />}
    </>
  );
}

function Rules({ studio, danger }: { studio: OpenStudio; danger: StudioDanger }) {
  const { changes, set } = useDangerEditor(studio);
  const [open, setOpen] = useKept(`tsunagu-studio-rule:${studio.owner}`, RuleDraft);
  // Asked also while nothing is changed: the sentences have then been read by the time somebody has typed a rule.
  const effect = useEffectOf(changes ?? NO_CHANGES);
  if (changes === null) return <Banner tone="error" title={dangerWords.unreadable} />;
  const { corpus, published } = danger;
  const take = (label: string, next: Partial<DangerChanges>) => {
    set(label, { ...changes, ...next, accepted: null });
    setOpen(null);
  };
  const without = (id: string) => ({
    own: changes.own.filter((rule) => rule.id !== id),
    changed: changes.changed.filter((rule) => rule.id !== id),
  });
  return (
    <>
      {sameRules(changes, published) ? (
        <Accepted accepted={changes.accepted} />
      ) : (
        <Weighing
          changes={changes}
          effect={effect}
          onAccept={(accepted) => set(done.reason, { ...changes, accepted }, "danger reason")}
          onDrop={() => set(done.dropped, published)}
        />
      )}
      <OwnRules
        rules={changes.own}
        onEdit={(rule) => setOpen({ what: "own", draft: ownDraft(rule, changes) })}
        onRemove={(id) => take(done.removed, without(id))}
      />
      <ShippedRules
        studio={studio}
        rules={danger.rules}
        changes={changes}
        onChange={({ id }) => setOpen({ what: "change", draft: changeDraft(id, changes) })}
        onUndo={(id) => take(done.undone, without(id))}
      />
      <CommonTexts studio={studio} />
      <p className="text-dns-14N-130 text-solid-gray-700">
        {dangerWords.corpus(
          corpus.danger + corpus.harmless + corpus.plain,
          corpus.danger,
          corpus.harmless,
          corpus.version,
        )}
      </p>
      <Form
        {...{ open, changes, rules: danger.rules, onOpen: setOpen }}
        onOwn={(own) => take(done.own, { own })}
        onChanged={(changed) => take(done.changed, { changed })}
      />
    </>
  );
}

function Accepted({ accepted }: Pick<DangerChanges, "accepted">) {
  if (accepted === null) return null;
  return <Banner tone="warning" title={dangerWords.accepted(accepted.sentences, accepted.reason)} />;
}

type FormProps = {
  open: RuleDraft | null;
  changes: DangerChanges;
  rules: StudioDanger["rules"];
  onOpen: (open: RuleDraft | null) => void;
  onOwn: (own: DangerChanges["own"]) => void;
  onChanged: (changed: DangerChanges["changed"]) => void;
};

/** The form that is open, with what was typed in it before a reload. */
function Form({ open, changes, rules, onOpen, onOwn, onChanged }: FormProps) {
  const onClose = () => onOpen(null);
  if (open === null) return null;
  if (open.what === "own") {
    return (
      <RuleForm
        draft={open.draft}
        isNew={!changes.own.some(({ id }) => id === open.draft.id)}
        onChange={(draft) => onOpen({ what: "own", draft })}
        onTake={(rule) => onOwn(replaced(changes.own, rule))}
        onClose={onClose}
      />
    );
  }
  const rule = rules.find(({ id }) => id === open.draft.id);
  if (rule === undefined) return null;
  return (
    <ChangeForm
      rule={rule}
      draft={open.draft}
      onChange={(draft) => onOpen({ what: "change", draft })}
      onTake={(change) => onChanged(replaced(changes.changed, change))}
      onClose={onClose}
    />
  );
}

function sameRules(one: DangerChanges, other: DangerChanges): boolean {
  return JSON.stringify([one.own, one.changed]) === JSON.stringify([other.own, other.changed]);
}

function replaced<T extends { id: string }>(all: readonly T[], one: T): T[] {
  return all.some(({ id }) => id === one.id) ? all.map((each) => (each.id === one.id ? one : each)) : [...all, one];
}
