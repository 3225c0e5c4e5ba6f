import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import { SignInWays } from "../../core/casework/views.ts";
import { Banner } from "../shared/banner.tsx";
import { Button } from "../shared/button.tsx";
import { fetchJson } from "../shared/fetch-json.ts";
import { queryJson } from "../shared/query-json.ts";
import { signInFailureWords } from "./failure-words.ts";
import { words } from "./words.ts";

const say = words.sso;

/** The city's own sign-in, where there is one: goes there, and comes back to this page. */
export function SsoButton() {
  const [failure, setFailure] = useState(whyItFailed());
  const [busy, setBusy] = useState(false);
  const ways = useQuery({
    queryKey: ["sign-in-ways"],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => queryJson(SignInWays, "/api/sign-in-ways", signal),
  });
  const sso = ways.data?.sso ?? null;
  if (sso === null) return null;

  async function go() {
    setBusy(true);
    const to = location.pathname.startsWith("/studio") ? "studio" : "desk";
    const answer = await fetchJson(z.object({ url: z.url() }), "/api/auth/sign-in/sso", { body: { to } });
    if (answer.ok) return location.assign(answer.value.url);
    setBusy(false);
    setFailure(signInFailureWords(answer.error));
  }

  return (
    <section className="flex flex-col gap-4 rounded-12 border border-solid-gray-300 p-5">
      <h2 className="text-std-20B-150">{say.title(sso.name)}</h2>
      {failure === null ? null : <Banner tone="error" title={failure} />}
      <Button size="large" aria-disabled={busy} onClick={() => void go()}>
        {busy ? words.signIn.busy : say.go(sso.name)}
      </Button>
    </section>
  );
}

/** What the server put into the address when she came back without being let in. */
function whyItFailed(): string | null {
  const why = new URLSearchParams(location.search).get("sso");
  const known: Readonly<Record<string, string>> = say.why;
  return why === null ? null : (known[why] ?? say.why.failed);
}
