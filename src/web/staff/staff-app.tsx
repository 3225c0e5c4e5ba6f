import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Hold, type Me } from "../../core/casework/views.ts";
import { FailedAnswer } from "../shared/query-json.ts";
import { CodePage } from "./code-page.tsx";
import { type Connection, makeConnection, type Reached } from "./connection.ts";
import { Failed } from "./failed.tsx";
import { IdleLock } from "./idle-lock.tsx";
import { latePage } from "./late-page.tsx";
import { OwnPasswordPage } from "./own-password-page.tsx";
import { SignInPage } from "./sign-in-page.tsx";
import { ME, meansSignedOut, useMe } from "./use-me.ts";
import { Waiting } from "./waiting.tsx";
import { words } from "./words.ts";
import "./staff.css";

/** Whether the server answered when it was last asked; `ConnectionLine` shows it. */
export const connection = makeConnection();
/** How often is asked again while the record is away. */
const RECORD_AGAIN_MS = 5_000;
/** Seen once in a working life. */
const enrolPage = latePage(async () => (await import("./enrol-page.tsx")).EnrolPage);
const client = makeClient(connection);

type StaffAppProps = { name: string; children: (me: Me) => ReactNode };

/** A page for staff: whoever is not signed in signs in first. `name` is what the page is called. */
export function StaffApp({ name, children }: StaffAppProps) {
  return (
    <QueryClientProvider client={client}>
      <Gate name={name}>{children}</Gate>
    </QueryClientProvider>
  );
}

function Gate({ name, children }: StaffAppProps) {
  const me = useMe();
  if (me.isPending) return <Waiting />;
  if (me.isError) return <Failed title={words.signIn.failed} error={me.error} onAgain={() => void me.refetch()} />;
  if (me.data === null) return <SignInPage name={name} />;
  if (me.data.hold === "code_required") return <CodePage name={name} />;
  if (me.data.hold === "password_given") return <OwnPasswordPage me={me.data} name={name} />;
  if (me.data.hold === "second_factor_required") return <enrolPage.Page me={me.data} name={name} />;
  return <IdleLock me={me.data}>{children(me.data)}</IdleLock>;
}

function reachedBy(error: Error | null): Reached {
  if (!(error instanceof FailedAnswer)) return "yes";
  if (error.code === "record_away") return "record_away";
  return error.code === "offline" ? "no" : "yes";
}

/** Another tab was locked, or her role changed. */
function meansOnHold(error: Error): boolean {
  return error instanceof FailedAnswer && Hold.safeParse(error.code).success;
}

function makeClient(reached: Connection): QueryClient {
  const made: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onSuccess: () => reached.set("yes"),
      onError: (error) => {
        reached.set(reachedBy(error));
        if (meansSignedOut(error)) made.setQueryData(ME, null);
        if (meansOnHold(error)) void made.invalidateQueries({ queryKey: ME });
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // Codes of ours do not change by asking again; a dropped line may.
        retry: (count, error) => count < 2 && error instanceof FailedAnswer && error.code === "offline",
        networkMode: "always",
        refetchOnReconnect: true,
        // So that a page that could not be shown shows itself when the record is back.
        refetchInterval: ({ state }) => (reachedBy(state.error) === "record_away" ? RECORD_AGAIN_MS : false),
      },
    },
  });
  return made;
}
