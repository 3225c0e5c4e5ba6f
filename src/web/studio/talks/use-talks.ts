import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { TalksRun } from "../../../core/studio/talk-view.ts";
import { queryJson } from "../../shared/query-json.ts";
import type { OpenStudio } from "../draft/open-studio.ts";
import { useDraftState } from "../draft/use-studio.ts";

/** Every recorded talk played on the draft as it was last saved; again after each saving, by anybody. */
export function useTalks({ store }: Pick<OpenStudio, "store">) {
  const version = useDraftState(store, (state) => state.version);
  return useQuery({
    queryKey: ["studio-talks", version],
    staleTime: Number.POSITIVE_INFINITY,
    // What somebody is typing as an answer must not go while the talks are played anew: a colleague can save at any moment.
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => queryJson(TalksRun, "/api/studio/talks", signal),
  });
}
