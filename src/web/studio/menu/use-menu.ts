import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { type MenuSave, StudioMenu } from "../../../core/studio/menu-view.ts";
import { askJson } from "../../shared/fetch-json.ts";
import { queryJson } from "../../shared/query-json.ts";
import type { OpenStudio } from "../draft/open-studio.ts";
import { useDraftState, useReload } from "../draft/use-studio.ts";

const STATE_EVERY_MS = 3_000;

/** The draft's menu, and how the published one stands on LINE, which changes by itself. */
export function useMenu({ store }: OpenStudio) {
  const version = useDraftState(store, (state) => state.version);
  return useQuery({
    queryKey: ["studio-menu", version],
    placeholderData: keepPreviousData,
    refetchInterval: STATE_EVERY_MS,
    queryFn: ({ signal }) => queryJson(StudioMenu, "/api/studio/menu", signal),
  });
}

/** Saves into the draft, or tries LINE once more; each answers the code of what went wrong, or null. */
export function useMenuActs(studio: OpenStudio) {
  const reload = useReload(studio.store);
  const client = useQueryClient();
  const send = async (url: string, body: unknown): Promise<string | null> => {
    const answer = await askJson(z.unknown(), url, { body });
    await reload();
    await client.invalidateQueries({ queryKey: ["studio-menu"] });
    return answer.ok ? null : answer.error;
  };
  return {
    save: (save: MenuSave) => send("/api/studio/menu", save),
    again: () => send("/api/studio/menu/again", {}),
  };
}
