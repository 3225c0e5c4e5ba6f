import { RUNG_COORDINATOR } from "../../core/casework/life.ts";
import type { CaseRow } from "../../core/casework/views.ts";
import { Chip } from "../shared/chip.tsx";
import { lifeWords } from "./life-words.ts";

/** What must not go unseen about a case that waits: the resident was not reached, or nobody moves it. */
export function WaitMarks({ row }: { row: Pick<CaseRow, "unheard" | "due"> }) {
  const rung = row.due?.rung ?? 0;
  return (
    <>
      {row.unheard ? <Chip tone="red">{lifeWords.unheard}</Chip> : null}
      {rung >= RUNG_COORDINATOR ? <Chip tone="red">{lifeWords.stuck}</Chip> : null}
      {rung === 1 ? <Chip tone="yellow">{lifeWords.reminded}</Chip> : null}
    </>
  );
}
