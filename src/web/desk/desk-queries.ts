import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { AlarmLine, Figures } from "../../core/casework/figures-view.ts";
import { LabelFigures } from "../../core/casework/label-figures.ts";
import { Receiver } from "../../core/casework/route.ts";
import { CaseList, type CaseListName, CaseView } from "../../core/casework/views.ts";
import { Operations } from "../../core/operations-view.ts";
import { LANGUAGE } from "../shared/in-language.ts";
import { queryJson } from "../shared/query-json.ts";
import type { FilterChoice } from "./filter-sets.ts";

/** Keys under which answers are kept; live updates name the ones that are out of date. */
export const keys = {
  lists: ["cases"],
  list: (list: CaseListName, choice: FilterChoice) => ["cases", list, choice],
  case: (caseId: string) => ["case", caseId],
  receivers: ["receivers"],
  operations: ["operations"],
  alarms: ["alarms"],
  figures: ["figures"],
  labelFigures: ["label-figures"],
};

/** One of the desk's lists, page by page. */
export function useCaseList(list: CaseListName, choice: FilterChoice) {
  return useInfiniteQuery({
    queryKey: keys.list(list, choice),
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => queryJson(CaseList, listUrl(list, pageParam, choice), signal),
    getNextPageParam: (page) => page.next,
  });
}

function listUrl(list: CaseListName, after: string, { filters, domains }: FilterChoice): string {
  const asked = { list, after, filter: filters.join(), domain: domains.join() };
  return `/api/cases?${new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ""))}`;
}

export function useCase(caseId: string) {
  return useQuery({
    queryKey: keys.case(caseId),
    queryFn: ({ signal }) =>
      queryJson(CaseView, `/api/cases/${encodeURIComponent(caseId)}?language=${LANGUAGE}`, signal),
  });
}

/** Who can receive cases in this city. */
export function useReceivers() {
  return useQuery({
    queryKey: keys.receivers,
    staleTime: 5 * 60_000,
    queryFn: ({ signal }) => queryJson(z.array(Receiver), "/api/receivers", signal),
  });
}

/** How deliveries go, renewed every 15 seconds while somebody looks; with the letters behind `after`. */
export function useOperations(after: string | null) {
  return useQuery({
    queryKey: [...keys.operations, after],
    refetchInterval: 15_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      queryJson(Operations, `/api/operations${after === null ? "" : `?after=${encodeURIComponent(after)}`}`, signal),
  });
}

/** Danger alerts that wait for a person: told by live updates, and asked for often where those do not come. */
export function useAlarms() {
  return useQuery({
    queryKey: keys.alarms,
    refetchInterval: 20_000,
    queryFn: ({ signal }) => queryJson(z.array(AlarmLine), "/api/alarms", signal),
  });
}

export function useLabelFigures() {
  return useQuery({
    queryKey: keys.labelFigures,
    // Each look is one line of the audit.
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
    queryFn: ({ signal }) => queryJson(LabelFigures, "/api/figures/labels", signal),
  });
}

export function useFigures() {
  return useQuery({
    queryKey: keys.figures,
    queryFn: ({ signal }) => queryJson(Figures, "/api/figures", signal),
  });
}
