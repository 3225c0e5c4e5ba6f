import type { QueryClient, QueryKey } from "@tanstack/react-query";

/**
 * Asks again because something has changed on the server. Where the very first answer is still on its way, it may be from before
 * the change, and the library by itself takes it for the newest: such a question is asked once more when it has come.
 */
export async function askAnew(queries: QueryClient, queryKey: QueryKey = []): Promise<void> {
  const onTheirWay = queries
    .getQueryCache()
    .findAll({ queryKey, fetchStatus: "fetching", predicate: ({ state }) => state.data === undefined });
  await queries.invalidateQueries({ queryKey });
  await Promise.all(
    onTheirWay.map(({ queryKey: first }) => queries.invalidateQueries({ queryKey: first, exact: true })),
  );
}
