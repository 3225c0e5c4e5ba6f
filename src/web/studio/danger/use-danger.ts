import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { DANGER_FILE } from "../../../core/studio/bundle.ts";
import { DangerEffect, HeardBy, StudioDanger } from "../../../core/studio/danger-view.ts";
import { DangerChanges, NO_CHANGES } from "../../../core/triage/danger-changes.ts";
import { askJson } from "../../shared/fetch-json.ts";
import { FailedAnswer, queryJson } from "../../shared/query-json.ts";
import type { OpenStudio } from "../draft/open-studio.ts";
import { useDraftState } from "../draft/use-studio.ts";

/** The rules that came with the program, and how the published ones differ. */
export function useDanger({ store }: OpenStudio) {
  const version = useDraftState(store, (state) => state.version);
  return useQuery({
    queryKey: ["studio-danger", version],
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => queryJson(StudioDanger, "/api/studio/danger", signal),
  });
}

/** The draft's changes, and how to make others, each with one undo. null: its file cannot be read. */
export function useDangerEditor({ store }: OpenStudio) {
  const value = useDraftState(store, (state) => state.values[DANGER_FILE]);
  return useMemo(() => {
    const parsed = DangerChanges.safeParse(value ?? NO_CHANGES);
    return {
      changes: parsed.success ? parsed.data : null,
      /** `label` names it for undo; edits of one `mark` are undone together. Where nothing is changed there is no file. */
      set(label: string, changes: DangerChanges, mark: string | null = null): void {
        const none = changes.own.length + changes.changed.length === 0 && store.state().held[DANGER_FILE] === undefined;
        store.edit(label, { [DANGER_FILE]: none ? null : changes }, mark);
      },
    };
  }, [store, value]);
}

/** What changes do on the corpus, against what is published. */
export function useEffectOf({ own, changed }: DangerChanges) {
  const changes = { own, changed, accepted: null };
  return useQuery({
    queryKey: ["studio-danger-effect", JSON.stringify(changes)],
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
