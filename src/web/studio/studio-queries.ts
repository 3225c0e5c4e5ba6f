import { useQuery } from "@tanstack/react-query";
import { StudioCity, StudioFlows } from "../../core/studio-view.ts";
import { queryJson } from "../shared/query-json.ts";

/** The published flows with all their texts. */
export function useStudioFlows() {
  return useQuery({
    queryKey: ["studio-flows"],
    queryFn: ({ signal }) => queryJson(StudioFlows, "/api/studio/flows", signal),
  });
}

/** The city's offices as published. */
export function useStudioCity() {
  return useQuery({
    queryKey: ["studio-city"],
    queryFn: ({ signal }) => queryJson(StudioCity, "/api/studio/city", signal),
  });
}
