import { type FormEvent, useState } from "react";
import { z } from "zod";
import { Banner } from "../shared/banner.tsx";
import { Button } from "../shared/button.tsx";
import { fetchJson } from "../shared/fetch-json.ts";
import { TextField } from "../shared/field.tsx";
import { accountWords } from "./account-words.ts";
import { failureWords, isWrongSecret } from "./failure-words.ts";

const say = accountWords.password;
const EMPTY = { current: "", next: "", again: "" };

type PasswordFormProps = { current?: string; submit?: string; onDone?: () => void };

/** Changes one's own password; every other session ends with it. `current`, `submit`: what is said instead of the usual. */
export function PasswordForm({ current = say.current, submit: ready = say.submit, onDone }: PasswordFormProps) {
  const [typed, setTyped] = useState(EMPTY);
  const [failure, setFailure] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  async function submit(event: FormEvent) {
    event.preventDefault();
    setDone(false);
    if (typed.next !== typed.again) return setFailure(say.differ);
    const body = { currentPassword: typed.current, newPassword: typed.next };
    const answer = await fetchJson(z.unknown(), "/api/auth/change-password", { body });
    if (!answer.ok) return setFailure(isWrongSecret(answer.error) ? say.wrong : failureWords(answer.error));
    setFailure(null);
    setTyped(EMPTY);
    setDone(true);
    onDone?.();
  }
  const field = (name: keyof typeof EMPTY, label: string, autoComplete: string, hint?: string) => (
    <TextField
      {...{ label, autoComplete, hint }}
      type="password"
      value={typed[name]}
      onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
    />
  );
  return (
    <form onSubmit={submit} noValidate className="flex w-full flex-col gap-4">
      {field("current", current, "current-password")}
      {field("next", say.next, "new-password", say.hint)}
      {field("again", say.again, "new-password")}
      {failure === null ? null : <Banner tone="error" title={failure} />}
      {done ? <Banner tone="success" title={say.done} /> : null}
      <Button type="submit" className="self-start" aria-disabled={Object.values(typed).includes("")}>
        {ready}
      </Button>
    </form>
  );
}
