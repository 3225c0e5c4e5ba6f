import type { CaseError } from "../core/casework/case.ts";
import type { LifeMove } from "../core/casework/life.ts";
import type { CaseRow } from "../core/casework/views.ts";
import type { Result } from "../core/result.ts";
import { caseRow } from "./case-row.ts";
import type { FoundCase } from "./find-case.ts";
import { type Doing, liveOn } from "./live-on.ts";
import type { CaseRecord } from "./tables.ts";
import type { Writing } from "./writing.ts";

/** As `liveOn`, with the line of the list that comes of it. */
export async function liveAsRow(
  writing: Writing,
  found: FoundCase,
  move: LifeMove,
  doing: Doing,
  more: Partial<CaseRecord> = {},
): Promise<Result<CaseRow, CaseError>> {
  const lived = await liveOn(writing, found, move, doing, more);
  return lived.ok ? { ok: true, value: caseRow(lived.value) } : lived;
}
