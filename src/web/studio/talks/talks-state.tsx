import { Button } from "../../shared/button.tsx";
import type { OpenStudio } from "../draft/open-studio.ts";
import { publishWords } from "../publish-words.ts";
import { goTo } from "../studio-place.ts";
import { useTalks } from "./use-talks.ts";

const say = publishWords.talks;

/** How the recorded talks stand after the last saving, on every page: a change that makes the bot say something else is seen at once. */
export function TalksState({ studio }: { studio: OpenStudio }) {
  const { data, isError } = useTalks(studio);
  if (isError || data === undefined) return null;
  const otherwise = data.talks.filter(({ ok }) => !ok).length;
  return (
    <div role="status" className="contents">
      <Button
        look="plain"
        size="small"
        className={otherwise > 0 ? "border-error-1 text-error-2" : ""}
        onClick={() => goTo({ page: "talks" })}
      >
        {otherwise > 0 ? say.stateOtherwise(otherwise) : say.stateFine(data.talks.length)}
      </Button>
    </div>
  );
}
