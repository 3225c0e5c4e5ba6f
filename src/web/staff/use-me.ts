import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { DemoAccount, Me } from "../../core/casework/views.ts";
import { FailedAnswer, queryJson } from "../shared/query-json.ts";

export const ME = ["me"];

/** Whether a failure means that nobody is signed in (any more). */
export function meansSignedOut(error: Error | null): boolean {
  return error instanceof FailedAnswer && ["not_signed_in", "http_401"].includes(error.code);
}

/** Who is signed in; null when nobody is. */
export function useMe() {
  return useQuery({
    queryKey: ME,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }): Promise<Me | null> => {
      try {
        return await queryJson(Me, "/api/me", signal);
      } catch (error) {
        if (error instanceof Error && meansSignedOut(error)) return null;
        throw error;
      }
    },
  });
}

/** The accounts of demo mode; null when this is not demo mode. */
export function useDemoAccounts() {
  return useQuery({
    queryKey: ["demo-accounts"],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      try {
        return await queryJson(z.array(DemoAccount), "/api/demo/accounts", signal);
      } catch (error) {
        if (error instanceof FailedAnswer && ["http_404", "not_found"].includes(error.code)) return null;
        throw error;
      }
    },
  });
}
