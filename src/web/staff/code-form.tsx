import { type FormEvent, useState } from "react";
import { z } from "zod";
import { Banner } from "../shared/banner.tsx";
import { Button } from "../shared/button.tsx";
import { fetchJson } from "../shared/fetch-json.ts";
import { TextField } from "../shared/field.tsx";
import { accountWords } from "./account-words.ts";
import { signInFailureWords } from "./failure-words.ts";
import { words } from "./words.ts";

const say = accountWords.code;

/** The second step of signing in: the code of her app, or one of the recovery codes. */
export function CodeForm({ onDone, onAgain }: { onDone: () => void; onAgain: () => void }) {
  const [recovery, setRecovery] = useState(false);
  const [code, setCode] = useState("");
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (code.trim() === "") return;
    setBusy(true);
    const path = recovery ? "verify-backup-code" : "verify-totp";
    const answer = await fetchJson(z.unknown(), `/api/auth/two-factor/${path}`, { body: { code: code.trim() } });
    setBusy(false);
    if (answer.ok) return onDone();
    const wrong = recovery ? "INVALID_BACKUP_CODE" : "INVALID_CODE";
    setFailure(signInFailureWords(answer.error === "http_401" ? wrong : answer.error));
  }

  function change() {
    setRecovery(!recovery);
    setCode("");
    setFailure(null);
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-5 rounded-12 border border-solid-gray-300 p-5">
      <h2 className="text-std-20B-150">{say.title}</h2>
      {recovery ? null : <p className="text-std-16N-170">{say.lead}</p>}
      <TextField
        key={String(recovery)}
        label={recovery ? say.recoveryLabel : say.label}
        hint={recovery ? say.recoveryHint : undefined}
        inputMode={recovery ? "text" : "numeric"}
        autoComplete="one-time-code"
        autoFocus
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      {failure === null ? null : <Banner tone="error" title={failure} />}
      <Button type="submit" size="large" aria-disabled={busy}>
        {busy ? words.signIn.busy : say.submit}
      </Button>
      <div className="-ml-3 flex flex-col items-start [&>*]:text-left">
        <Button look="quiet" size="small" onClick={change}>
          {recovery ? say.useCode : say.useRecovery}
        </Button>
        <Button look="quiet" size="small" onClick={onAgain}>
          {say.again}
        </Button>
      </div>
      {recovery ? <p className="text-std-16N-170 text-solid-gray-700">{say.lost}</p> : null}
    </form>
  );
}
