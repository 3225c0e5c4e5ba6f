import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { z } from "zod";
import type { Me } from "../../../core/casework/views.ts";
import { StudioContents } from "../../../core/studio/contents-view.ts";
import { Presence, StudioDraft } from "../../../core/studio/draft-view.ts";
import { Problems } from "../../../core/studio/publish-view.ts";
import { fetchJson } from "../../shared/fetch-json.ts";
import { queryJson } from "../../shared/query-json.ts";
import type { DraftState, DraftStore } from "./draft-store.ts";
import { type OpenStudio, openStudio } from "./open-studio.ts";

const DRAFT_EVERY_MS = 10_000;
const PRESENCE_EVERY_MS = 20_000;

/** The draft opened for editing; null while it is loading. */
export function useOpenStudio(me: Me) {
  const contents = useQuery({
    queryKey: ["studio-contents"],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => queryJson(StudioContents, "/api/studio/contents", signal),
  });
  const [studio, setStudio] = useState<OpenStudio | null>(null);
  const { data } = contents;
  useEffect(() => {
    if (data === undefined) return;
    const opened = openStudio(data, me.city.id, me.email);
    setStudio(opened);
    return () => opened.close();
  }, [data, me.city.id, me.email]);
  return { studio, error: contents.error, again: () => void contents.refetch() };
}

/** The edited state; the part that `read` takes decides when it is drawn anew. */
export function useDraftState<T>(store: DraftStore, read: (state: DraftState) => T): T {
  return useSyncExternalStore(store.subscribe, () => read(store.state()));
}

/**
 * The draft as the server describes it: changed files, review, others. Asked again after each saving and every few seconds; what
 * others saved is followed.
 */
export function useDraft({ store }: Pick<OpenStudio, "store">) {
  const version = useDraftState(store, (state) => state.version);
  const draft = useQuery({
    queryKey: ["studio-draft"],
    refetchInterval: DRAFT_EVERY_MS,
    queryFn: ({ signal }) => queryJson(StudioDraft, "/api/studio/draft", signal),
  });
  const { data, refetch } = draft;
  const isBehind = data !== undefined && data.version < version;
  // Who has just saved and opens the publishing must not read that there is nothing to publish.
  useEffect(() => {
    if (isBehind) void refetch();
  }, [isBehind, refetch]);
  useEffect(() => {
    if (data === undefined) return;
    const { held, version, saving } = store.state();
    const news = data.files.some(({ path, version: now }) => path in held && held[path]?.version !== now);
    if (saving === "saving" || (!news && data.version === version)) return;
    void fetchJson(StudioContents, "/api/studio/contents").then((found) => {
      if (found.ok) store.follow(found.value);
    });
  }, [data, store]);
  return draft;
}

/** Everything that is wrong in the draft as it was last saved; asked anew after each saving. */
export function useProblems({ store }: Pick<OpenStudio, "store">) {
  const version = useDraftState(store, (state) => state.version);
  return useQuery({
    queryKey: ["studio-problems", version],
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => queryJson(Problems, "/api/studio/problems", signal),
  });
}

/** Tells the others where somebody is working, and learns where they are. */
export function usePresence(place: string) {
  return useQuery({
    queryKey: ["studio-presence", place],
    refetchInterval: PRESENCE_EVERY_MS,
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const found = await fetchJson(z.array(Presence), "/api/studio/presence", { body: { place } });
      return found.ok ? found.value : [];
    },
  });
}

/** Asks everything about the draft anew: after publishing, going back, importing. */
export function useReload(store: DraftStore): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    const found = await fetchJson(StudioContents, "/api/studio/contents");
    if (found.ok) store.follow(found.value);
    await Promise.all(
      ["studio-draft", "studio-problems", "studio-talks", "studio-history", "studio-diff"].map((key) =>
        client.invalidateQueries({ queryKey: [key] }),
      ),
    );
  };
}
