import { GROUNDS, type Ground } from "../../core/casework/ground.ts";
import { Banner } from "../shared/banner.tsx";
import { names } from "../staff/names.ts";
import { lifeWords } from "./life-words.ts";
import { RadioGroup } from "./radio-group.tsx";

type GroundChoiceProps = { chosen: Ground | null; onChoose: (ground: Ground) => void; error: string | null };

/** On what ground an office may learn of a case that no consent names. */
export function GroundChoice({ chosen, onChoose, error }: GroundChoiceProps) {
  return (
    <div className="flex flex-col gap-3">
      <Banner tone="warning" title={lifeWords.ground.title}>
        {lifeWords.ground.lead}
      </Banner>
      <RadioGroup
        legend={lifeWords.ground.legend}
        options={GROUNDS.map((value) => ({ value, label: names.grounds[value] }))}
        chosen={chosen}
        onChoose={onChoose}
        error={error}
      />
      <p className="text-std-16N-170 text-solid-gray-700">{lifeWords.ground.unsure}</p>
    </div>
  );
}
