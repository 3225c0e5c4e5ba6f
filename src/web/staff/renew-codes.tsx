import { type FormEvent, useState } from "react";
import { z } from "zod";
import { Button } from "../shared/button.tsx";
import { fetchJson } from "../shared/fetch-json.ts";
import { TextField } from "../shared/field.tsx";
import { accountWords } from "./account-words.ts";
import { isWrongSecret, signInFailureWords } from "./failure-words.ts";
import { RecoveryCodes } from "./recovery-codes.tsx";

const Codes = z.object({ backupCodes: z.array(z.string()) });

/** New recovery codes for the password; the old ones are void. */
export function RenewCodes() {
  const [asked, setAsked] = useState(false);
  const [password, setPassword] = useState("");
  const [codes, setCodes] = useState<string[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  async function submit(event: FormEvent) {
    event.preventDefault();
    const answer = await fetchJson(Codes, "/api/auth/two-factor/generate-backup-codes", { body: { password } });
    if (answer.ok) setCodes(answer.value.backupCodes);
    else setFailure(isWrongSecret(answer.error) ? accountWords.password.wrong : signInFailureWords(answer.error));
  }
  if (codes !== null)
    return (
      <>
        <p className="text-std-16N-170">{accountWords.second.renewed}</p>
        <RecoveryCodes codes={codes} />
      </>
    );
  if (!asked)
    return (
      <Button look="plain" size="small" onClick={() => setAsked(true)}>
        {accountWords.second.renew}
      </Button>
    );
  return (
    <form onSubmit={submit} noValidate className="flex w-full flex-col gap-4">
      <TextField
        label={accountWords.password.current}
        type="password"
        autoComplete="current-password"
        error={failure}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" look="plain" className="self-start" aria-disabled={password === ""}>
        {accountWords.second.renew}
      </Button>
    </form>
  );
}
