import type { DangerChanges } from "../../../core/triage/danger-changes.ts";
import { Banner } from "../../shared/banner.tsx";
import { Button } from "../../shared/button.tsx";
import { Failed } from "../../staff/failed.tsx";
import { Line } from "../flow/small-fields.tsx";
import { words } from "../words.ts";
import { dangerWords } from "./danger-words.ts";
import { EffectView } from "./effect-view.tsx";
import type { useEffectOf } from "./use-danger.ts";

const say = dangerWords.effect;

type Accepted = DangerChanges["accepted"];
type WeighingProps = {
  changes: DangerChanges;
  effect: ReturnType<typeof useEffectOf>;
  onAccept: (accepted: Accepted) => void;
  /** Back to what is published. */
  onDrop: () => void;
};

/** What the draft's rules will do once they are published; what hears less needs a reason, or is not published. */
export function Weighing({ changes, effect, onAccept, onDrop }: WeighingProps) {
  const less = effect.data?.less ?? 0;
  return (
    <section aria-labelledby="danger-effect" className="flex flex-col gap-3 rounded-12 border-2 border-blue-900 p-4">
      <h2 id="danger-effect" className="text-std-22B-150">
        {say.title}
      </h2>
      {effect.isPending ? <p role="status">{say.weighing}</p> : null}
      {effect.isError ? (
        <Failed title={words.failed} error={effect.error} onAgain={() => void effect.refetch()} />
      ) : null}
      {less === 0 ? null : <LossReason less={less} accepted={changes.accepted} onAccept={onAccept} />}
      {effect.data === undefined ? null : <EffectView effect={effect.data} />}
      <Button look="plain" size="small" className="self-start" onClick={onDrop}>
        {dangerWords.drop}
      </Button>
    </section>
  );
}

function LossReason({
  less,
  accepted,
  onAccept,
}: { less: number; accepted: Accepted } & Pick<WeighingProps, "onAccept">) {
  const reason = accepted?.reason ?? "";
  const set = (to: string) => onAccept(to.trim() === "" ? null : { sentences: less, reason: to });
  return (
    <>
      <Banner tone="error" title={say.warn(less)}>
        {say.warnLead}
      </Banner>
      <Line {...say.reason} value={reason} onChange={set} />
      {accepted === null || accepted.sentences >= less ? null : (
        <div role="alert" className="flex flex-col gap-2">
          <p className="text-error-2">{say.more_lost(accepted.sentences, less)}</p>
          <Button look="plain" size="small" className="self-start" onClick={() => set(reason)}>
            {say.still}
          </Button>
        </div>
      )}
    </>
  );
}
