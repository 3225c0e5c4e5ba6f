import { useQuery, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { StudioMenu } from "../../../core/studio/menu-view.ts";
import { askJson } from "../../shared/fetch-json.ts";
import { queryJson } from "../../shared/query-json.ts";

const STATE_EVERY_MS = 3_000;

/** How the published menu stands on LINE, which changes by itself. */
export function useMenu() {
  return useQuery({
    queryKey: ["studio-menu"],
    refetchInterval: STATE_EVERY_MS,
    queryFn: ({ signal }) => queryJson(StudioMenu, "/api/studio/menu", signal),
  });
}

/** Tries LINE once more; answers the code of what went wrong, or null. */
export function useTryAgain() {
  const client = useQueryClient();
  return async (): Promise<string | null> => {
    const answer = await askJson(z.unknown(), "/api/studio/menu/again", { body: {} });
    await client.invalidateQueries({ queryKey: ["studio-menu"] });
    return answer.ok ? null : answer.error;
  };
}
