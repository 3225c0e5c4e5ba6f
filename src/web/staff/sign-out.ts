import type { QueryClient } from "@tanstack/react-query";
import { SignedOut } from "../../core/casework/views.ts";
import { fetchJson } from "../shared/fetch-json.ts";
import { ME } from "./use-me.ts";

/**
 * Ends the session, goes on to the city's own sign-in where she came by that, and leaves nothing of any consultation in this browser. `false` when the server did not confirm it: to show
 * the sign-in page then would be a lie, on a PC that several share.
 */
export async function signOut(client: QueryClient, session: Pick<Storage, "clear">): Promise<boolean> {
  const answer = await fetchJson(SignedOut, "/api/auth/sign-out", { body: {} });
  if (!answer.ok && answer.error !== "http_401") return false;
  session.clear();
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== ME[0] });
  if (answer.ok && answer.value.goOn !== undefined) location.assign(answer.value.goOn);
  client.setQueryData(ME, null);
  return true;
}
