import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { z } from "zod";
import type { Me } from "../../core/casework/views.ts";
import { Banner } from "../shared/banner.tsx";
import { Button } from "../shared/button.tsx";
import { fetchJson } from "../shared/fetch-json.ts";
import { TextField } from "../shared/field.tsx";
import { accountWords } from "./account-words.ts";
import { isWrongSecret, signInFailureWords } from "./failure-words.ts";
import { signOut } from "./sign-out.ts";
import { SsoButton } from "./sso-button.tsx";
import { ME } from "./use-me.ts";
import { words } from "./words.ts";

const say = accountWords.lock;

/** Covers everything, in the browser's top layer: nothing underneath can be read or reached. */
export function LockScreen({ me }: { me: Me }) {
  const client = useQueryClient();
  const box = useRef<HTMLDialogElement>(null);
  // In the layout phase, so that the focus goes back to where it was (dialog.tsx).
  useLayoutEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  useEffect(() => {
    // Another tab was opened again, and this one with it.
    const look = () => void client.invalidateQueries({ queryKey: ME });
    addEventListener("storage", look);
    return () => removeEventListener("storage", look);
  }, [client]);
  return (
    <dialog
      ref={box}
      aria-labelledby="lock-title"
      onCancel={(event) => event.preventDefault()}
      className="m-0 h-dvh max-h-none w-dvw max-w-none overflow-y-auto bg-white p-0 text-solid-gray-900 backdrop:bg-white"
    >
      <div className="mx-auto flex min-h-full max-w-md flex-col justify-center gap-5 px-4 py-8">
        <img src={new URL("../shared/icon.svg", import.meta.url).href} alt="" className="size-12" />
        <h2 id="lock-title" className="text-std-24B-150">
          {say.title}
        </h2>
        <p className="text-std-16N-170">{say.lead(me.name)}</p>
        <Opening me={me} />
        {me.secondFactor === "elsewhere" ? <SsoButton /> : null}
      </div>
    </dialog>
  );
}

function Opening({ me }: { me: Me }) {
  const client = useQueryClient();
  const [secret, setSecret] = useState("");
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    const answer = await fetchJson(z.unknown(), "/api/account/unlock", { body: bodyOf(me, secret) });
    setBusy(false);
    if (answer.ok) return void client.invalidateQueries();
    if (answer.error === "not_signed_in") return void client.invalidateQueries();
    setFailure(isWrongSecret(answer.error) ? words.accountFailures.wrong : signInFailureWords(answer.error));
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-5">
      {me.demo ? (
        <p className="text-std-16N-170">{say.demo}</p>
      ) : (
        <TextField
          label={say.password}
          hint={me.secondFactor === "on" ? say.or : undefined}
          type="password"
          autoComplete="current-password"
          autoFocus
          value={secret}
          onChange={(event) => setSecret(event.target.value)}
        />
      )}
      {failure === null ? null : <Banner tone="error" title={failure} />}
      <Button type="submit" size="large" aria-disabled={busy}>
        {busy ? words.signIn.busy : say.open}
      </Button>
      <Button
        look="quiet"
        size="small"
        onClick={async () => setFailure((await signOut(client, sessionStorage)) ? null : words.signIn.stuck)}
      >
        {say.out}
      </Button>
    </form>
  );
}

/** Six digits are a code: no password is that short. */
function bodyOf(me: Me, secret: string) {
  if (me.demo) return {};
  return /^\d{6}$/.test(secret.trim()) ? { code: secret.trim() } : { password: secret };
}
