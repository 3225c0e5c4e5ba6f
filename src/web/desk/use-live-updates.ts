import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { askAnew } from "../shared/ask-anew.ts";
import type { Connection } from "../staff/connection.ts";
import { keys } from "./desk-queries.ts";
import { followChanges } from "./follow-changes.ts";

/** How often the desk asks by itself while the server cannot tell it, or did not answer. */
const POLL_MS = 20_000;
/** Changes come in bursts (accepted, announced, delivered): one fetch is enough for all of them. */
const GATHER_MS = 400;

/** Keeps lists and cases fresh while somebody is signed in. Returns false while the stream is broken. */
export function useLiveUpdates(connection: Connection): boolean {
  const client = useQueryClient();
  const reached = useSyncExternalStore(connection.subscribe, connection.reached);
  const [live, setLive] = useState(true);

  useEffect(() => {
    const changed = new Set<string>();
    let cancelGathering: (() => void) | null = null;
    let wasLive = true;
    const refresh = (caseIds: Iterable<string>) => {
      void askAnew(client, keys.lists);
      void askAnew(client, keys.alarms);
      for (const caseId of caseIds) void askAnew(client, keys.case(caseId));
    };
    const flush = () => {
      cancelGathering = null;
      refresh(changed);
      changed.clear();
    };
    const stop = followChanges({
      open: () => new EventSource("/api/events"),
      onChange: ({ caseId }) => {
        changed.add(caseId);
        cancelGathering ??= later(flush, GATHER_MS);
      },
      onLive: (now) => {
        setLive(now);
        // Open again: what happened meanwhile is fetched. Just broken: asking shows at once what is wrong.
        if (now || wasLive) refreshAll(client);
        wasLive = now;
      },
      later,
    });
    return () => {
      stop();
      cancelGathering?.();
    };
  }, [client]);

  useEffect(() => {
    if (live && reached === "yes") return;
    const timer = setInterval(() => refreshAll(client), POLL_MS);
    return () => clearInterval(timer);
  }, [client, live, reached]);

  return live;
}

/** The list that was asked for before the stream was there may be from before what the stream did not tell any more. */
function refreshAll(client: ReturnType<typeof useQueryClient>): void {
  for (const key of [keys.lists, keys.alarms, ["case"]]) void askAnew(client, key);
}

function later(callback: () => void, ms: number): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}
