import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { z } from "zod";
import { DangerEffect, HeardBy, StudioDanger } from "../../../core/studio/danger-view.ts";
import type { DangerChanges } from "../../../core/triage/danger-changes.ts";
import { askJson } from "../../shared/fetch-json.ts";
import { FailedAnswer, queryJson } from "../../shared/query-json.ts";
import type { OpenStudio } from "../draft/open-studio.ts";
import { useDraftState, useReload } from "../draft/use-studio.ts";

/** The rules and their changes as the draft has them. */
export function useDanger({ store }: OpenStudio) {
  const version = useDraftState(store, (state) => state.version);
  return useQuery({
    queryKey: ["studio-danger", version],
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => queryJson(StudioDanger, "/api/studio/danger", signal),
  });
}

/** Changes that are not saved yet; null while what the draft has stands. They go once the draft is another. */
export function useUnsaved(danger: StudioDanger | undefined) {
  const [unsaved, setUnsaved] = useState<DangerChanges | null>(null);
  const file = danger?.file;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file in the draft is what ends them.
  useEffect(() => setUnsaved(null), [file]);
  return [unsaved, setUnsaved] as const;
}

/** What changes do on the corpus; asked when there are some. */
export function useEffectOf(changes: DangerChanges | null) {
  return useQuery({
    queryKey: ["studio-danger-effect", JSON.stringify(changes)],
    enabled: changes !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const answer = await askJson(DangerEffect, "/api/studio/danger/effect", { body: { changes }, signal });
      if (!answer.ok) throw new FailedAnswer(answer.error);
      return answer.value;
    },
  });
}

/** The sentences that a rule hears; asked when somebody wants to see them. */
export function useHeard(rule: string, wanted: boolean) {
  return useQuery({
    queryKey: ["studio-danger-heard", rule],
    enabled: wanted,
    queryFn: ({ signal }) => queryJson(HeardBy, `/api/studio/danger/heard?${new URLSearchParams({ rule })}`, signal),
  });
}

/** Saves changes into the draft; answers the code of what went wrong, or null. */
export function useSaveDanger(studio: OpenStudio) {
  const reload = useReload(studio.store);
  const client = useQueryClient();
  return async (changes: DangerChanges, was: string | null, reason: string | null): Promise<string | null> => {
    const answer = await askJson(z.unknown(), "/api/studio/danger", { body: { changes, was, reason } });
    await reload();
    await client.invalidateQueries({ queryKey: ["studio-danger"] });
    return answer.ok ? null : answer.error;
  };
}
