import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { Change } from "../../core/simulator-view.ts";
import { askAnew } from "../shared/ask-anew.ts";
import { simulatorApi } from "./simulator-api.ts";

/** Listens to the simulator and fetches again whatever it says has changed. After a lost connection everything is fetched again. */
export function useChanges(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const stream = new EventSource(simulatorApi.streamUrl);
    stream.addEventListener("open", () => void askAnew(queries));
    stream.addEventListener("message", (event: MessageEvent<string>) => void refresh(queries, event.data));
    return () => stream.close();
  }, [queries]);
}

async function refresh(queries: QueryClient, line: string): Promise<void> {
  const change = Change.safeParse(readJson(line));
  if (!change.success) return;
  switch (change.data.what) {
    case "chat":
      return askAnew(queries, ["chat", change.data.userId]);
    case "residents":
      return askAnew(queries, ["residents"]);
    case "violations":
      return askAnew(queries, ["violations"]);
    case "clock":
      return askAnew(queries, ["clock"]);
    default:
      return change.data satisfies never;
  }
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
