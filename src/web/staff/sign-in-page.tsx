import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { z } from "zod";
import { Banner } from "../shared/banner.tsx";
import { Button } from "../shared/button.tsx";
import { DemoBanner } from "../shared/demo-banner.tsx";
import { fetchJson } from "../shared/fetch-json.ts";
import { TextField } from "../shared/field.tsx";
import { LanguageSwitch } from "../shared/language-switch.tsx";
import { CodeForm } from "./code-form.tsx";
import { DemoAccounts } from "./demo-accounts.tsx";
import { signInFailureWords } from "./failure-words.ts";
import { SsoButton } from "./sso-button.tsx";
import { ME, useDemoAccounts } from "./use-me.ts";
import { words } from "./words.ts";

/** Mail and password; in demo mode also a list of accounts to enter with one click. */
export function SignInPage({ name }: { name: string }) {
  const accounts = useDemoAccounts();
  const demo = accounts.data ?? null;
  return (
    <>
      <title>{`${words.signIn.title}｜${name}`}</title>
      {demo === null ? null : (
        <header>
          <DemoBanner />
        </header>
      )}
      <main className="mx-auto flex max-w-5xl flex-col gap-8 px-4 py-8 md:px-6">
        <div className="flex items-center gap-4">
          <img src={new URL("../shared/icon.svg", import.meta.url).href} alt="" className="size-12" />
          <h1 className="text-std-28B-150">
            {words.product}
            <span className="text-std-20N-150 max-sm:block sm:ml-6">{name}</span>
          </h1>
          <span className="ml-auto shrink-0 self-start whitespace-nowrap">
            <LanguageSwitch />
          </span>
        </div>
        <div className={demo === null ? "max-w-md" : "grid items-start gap-8 lg:grid-cols-[3fr_2fr]"}>
          {demo === null ? null : <DemoAccounts accounts={demo} />}
          <div className="flex flex-col gap-6">
            <SsoButton />
            <MailForm />
          </div>
        </div>
      </main>
    </>
  );
}

/** Whether a code is still to be given. */
const SignedIn = z.object({ twoFactorRedirect: z.boolean().optional() });

function MailForm() {
  const client = useQueryClient();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [half, setHalf] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (email.trim() === "" || password === "") return setFailure(words.signIn.missing);
    setBusy(true);
    const answer = await fetchJson(SignedIn, "/api/auth/sign-in/email", { body: { email: email.trim(), password } });
    setBusy(false);
    if (!answer.ok) return setFailure(signInFailureWords(answer.error));
    if (answer.value.twoFactorRedirect === true) return setHalf(true);
    await client.invalidateQueries({ queryKey: ME });
  }

  if (half)
    return <CodeForm onDone={() => void client.invalidateQueries({ queryKey: ME })} onAgain={() => setHalf(false)} />;
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-5 rounded-12 border border-solid-gray-300 p-5">
      <h2 className="text-std-20B-150">{words.signIn.mailTitle}</h2>
      <TextField
        label={words.signIn.email}
        type="email"
        name="email"
        autoComplete="username"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <TextField
        label={words.signIn.password}
        type="password"
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {failure === null ? null : <Banner tone="error" title={failure} />}
      <Button type="submit" size="large" aria-disabled={busy}>
        {busy ? words.signIn.busy : words.signIn.submit}
      </Button>
    </form>
  );
}
