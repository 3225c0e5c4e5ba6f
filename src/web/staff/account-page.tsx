import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { z } from "zod";
import { SessionLine } from "../../core/casework/account-view.ts";
import type { Me } from "../../core/casework/views.ts";
import { Banner } from "../shared/banner.tsx";
import { Button } from "../shared/button.tsx";
import { fetchJson } from "../shared/fetch-json.ts";
import { LanguageSwitch } from "../shared/language-switch.tsx";
import { queryJson } from "../shared/query-json.ts";
import { accountWords } from "./account-words.ts";
import { EnrolForm } from "./enrol-form.tsx";
import { Failed } from "./failed.tsx";
import { PasswordForm } from "./password-form.tsx";
import { RenewCodes } from "./renew-codes.tsx";
import { ME } from "./use-me.ts";
import { Waiting } from "./waiting.tsx";

/** One's own account: where one is signed in, the password, the second factor, and putting the page away. */
export function AccountPage({ me }: { me: Me }) {
  const client = useQueryClient();
  async function lock() {
    const answer = await fetchJson(z.unknown(), "/api/account/lock", { body: {} });
    if (answer.ok) client.setQueryData(ME, { ...me, hold: "locked" as const });
  }
  return (
    <main id="main" className="mx-auto flex max-w-2xl flex-col gap-8 px-4 py-6">
      <title>{accountWords.title}</title>
      <header className="flex flex-col items-start gap-2">
        <h1 className="text-std-24B-150">{accountWords.title}</h1>
        <p className="text-std-16N-170 break-all">{accountWords.lead(me.email)}</p>
        <Button look="plain" size="small" onClick={() => void lock()}>
          {accountWords.lock.now}
        </Button>
        <LanguageSwitch className="-ml-3" />
      </header>
      <Section title={accountWords.second.title}>
        <SecondFactor me={me} />
      </Section>
      <Section title={accountWords.sessions.title}>
        <Sessions />
      </Section>
      {me.secondFactor === "elsewhere" || me.demo ? null : (
        <Section title={accountWords.password.title}>
          <PasswordForm />
        </Section>
      )}
    </main>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col items-start gap-3">
      <h2 className="text-std-20B-150">{title}</h2>
      {children}
    </section>
  );
}

function SecondFactor({ me }: { me: Me }) {
  const client = useQueryClient();
  const [begun, setBegun] = useState(false);
  const say = accountWords.second;
  if (begun && me.secondFactor === "off")
    return <EnrolForm onDone={() => void client.invalidateQueries({ queryKey: ME })} />;
  return (
    <>
      <p className="text-std-16N-170">{say[me.secondFactor]}</p>
      {me.secondFactor === "off" && !me.demo ? (
        <Button look="plain" onClick={() => setBegun(true)}>
          {say.begin}
        </Button>
      ) : null}
      {me.secondFactor === "on" ? (
        <>
          <RenewCodes />
          <p className="text-std-16N-170 text-solid-gray-700">{say.lost}</p>
        </>
      ) : null}
    </>
  );
}

const SESSIONS = ["sessions"];

function Sessions() {
  const client = useQueryClient();
  const [ended, setEnded] = useState(false);
  const say = accountWords.sessions;
  const sessions = useQuery({
    queryKey: SESSIONS,
    queryFn: ({ signal }) => queryJson(z.array(SessionLine), "/api/account/sessions", signal),
  });
  async function end() {
    const answer = await fetchJson(z.unknown(), "/api/account/sign-out-others", { body: {} });
    setEnded(answer.ok);
    await client.invalidateQueries({ queryKey: SESSIONS });
  }
  if (sessions.isPending) return <Waiting />;
  if (sessions.isError)
    return <Failed title={say.failed} error={sessions.error} onAgain={() => void sessions.refetch()} />;
  return (
    <>
      <ul className="w-full divide-y divide-solid-gray-300 rounded-12 border border-solid-gray-300">
        {sessions.data.map((line) => (
          <li key={line.id} className="flex flex-wrap items-baseline gap-x-4 px-4 py-3 text-std-16N-170">
            <span className="flex-[1_1_12rem]">{browserOf(line.browser)}</span>
            {line.here ? <b className="font-700">{say.here}</b> : null}
            <span className="text-solid-gray-700">{say.since(timeOf(line.since))}</span>
          </li>
        ))}
      </ul>
      {ended ? <Banner tone="success" title={say.ended} /> : null}
      {sessions.data.length > 1 ? (
        <Button look="plain" onClick={() => void end()}>
          {say.end}
        </Button>
      ) : null}
    </>
  );
}

/** "Chrome（Windows）", as far as the browser's own words tell. */
function browserOf(userAgent: string | null): string {
  const found = (names: readonly string[]) => names.find((name) => userAgent?.includes(name));
  const browser = found(["Edg", "Firefox", "Chrome", "Safari"]);
  const system = found(["Windows", "iPhone", "iPad", "Android", "Mac", "Linux"]);
  if (browser === undefined) return accountWords.sessions.unknown;
  return `${browser.replace("Edg", "Edge")}${system === undefined ? "" : `（${system}）`}`;
}

function timeOf(at: string): string {
  return new Date(at).toLocaleString("ja-JP", { dateStyle: "medium", timeStyle: "short", timeZone: "Asia/Tokyo" });
}
