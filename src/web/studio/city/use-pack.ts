import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { City } from "../../../core/city/city.ts";
import { type Edit, Edited, type Splice } from "../../../core/studio/edit.ts";
import { askJson } from "../../shared/fetch-json.ts";
import { queryJson } from "../../shared/query-json.ts";
import type { OpenStudio } from "../draft/open-studio.ts";
import { useDraftState, useReload } from "../draft/use-studio.ts";

/** The city as the draft has it; null when its files cannot be read. */
export function usePack({ store }: OpenStudio) {
  const version = useDraftState(store, (state) => state.version);
  return useQuery({
    queryKey: ["studio-pack", version],
    queryFn: ({ signal }) => queryJson(City.nullable(), "/api/studio/pack", signal),
    placeholderData: keepPreviousData,
  });
}

/** Saves edits of the city's entries into the draft; answers how to take them back, or the code of what went wrong. */
export function useCityEdits(studio: OpenStudio) {
  const reload = useReload(studio.store);
  const send = async (url: string, body: unknown): Promise<{ undo: Splice[] } | string> => {
    await studio.queue.flush();
    const answer = await askJson(Edited, url, { body });
    await reload();
    if (answer.ok) return { undo: answer.value.undo };
    return answer.error === "nothing_changed" ? { undo: [] } : answer.error;
  };
  return {
    save: (edits: readonly Edit[]) => send("/api/studio/edits", { edits }),
    takeBack: (splices: readonly Splice[]) => send("/api/studio/splices", { splices }),
  };
}

export type CityEdits = ReturnType<typeof useCityEdits>;
