import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { City } from "../../../core/city/city.ts";
import { queryJson } from "../../shared/query-json.ts";
import type { OpenStudio } from "../draft/open-studio.ts";
import { useDraftState } from "../draft/use-studio.ts";

/** The city as the draft has it; null when its files cannot be read. */
export function usePack({ store }: OpenStudio) {
  const version = useDraftState(store, (state) => state.version);
  return useQuery({
    queryKey: ["studio-pack", version],
    queryFn: ({ signal }) => queryJson(City.nullable(), "/api/studio/pack", signal),
    placeholderData: keepPreviousData,
  });
}
