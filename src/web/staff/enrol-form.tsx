import { type FormEvent, useState } from "react";
import { z } from "zod";
import { Banner } from "../shared/banner.tsx";
import { Button } from "../shared/button.tsx";
import { fetchJson } from "../shared/fetch-json.ts";
import { TextField } from "../shared/field.tsx";
import { accountWords } from "./account-words.ts";
import { isWrongSecret, signInFailureWords } from "./failure-words.ts";
import { QrCode } from "./qr-code.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";

const say = accountWords.enrol;
const Begun = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });
type Begun = z.infer<typeof Begun>;

/** Password, QR code, recovery codes, first code: then her account has a second factor. */
export function EnrolForm({ onDone }: { onDone: () => void }) {
  const [begun, setBegun] = useState<Begun | null>(null);
  return begun === null ? <ByPassword onBegun={setBegun} /> : <WithApp begun={begun} onDone={onDone} />;
}

function ByPassword({ onBegun }: { onBegun: (begun: Begun) => void }) {
  const [password, setPassword] = useState("");
  const [failure, setFailure] = useState<string | null>(null);
  async function submit(event: FormEvent) {
    event.preventDefault();
    const answer = await fetchJson(Begun, "/api/auth/two-factor/enable", { body: { password } });
    if (answer.ok) onBegun(answer.value);
    else setFailure(isWrongSecret(answer.error) ? accountWords.password.wrong : signInFailureWords(answer.error));
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <h2 className="text-std-20B-150">{say.step1}</h2>
      <TextField
        label={say.password}
        type="password"
        autoComplete="current-password"
        error={failure}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" className="self-start" aria-disabled={password === ""}>
        {say.next}
      </Button>
    </form>
  );
}

function WithApp({ begun, onDone }: { begun: Begun; onDone: () => void }) {
  const [code, setCode] = useState("");
  const [kept, setKept] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const secret = new URL(begun.totpURI).searchParams.get("secret") ?? "";
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!kept) return setFailure(say.keepFirst);
    const answer = await fetchJson(z.unknown(), "/api/auth/two-factor/verify-totp", { body: { code: code.trim() } });
    if (answer.ok) onDone();
    else setFailure(signInFailureWords(answer.error === "http_401" ? "INVALID_CODE" : answer.error));
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-8">
      <section className="flex flex-col items-start gap-3 print:hidden">
        <h2 className="text-std-20B-150">{say.step2}</h2>
        <p className="text-std-16N-170">{say.scan}</p>
        <QrCode text={begun.totpURI} label={say.qr} />
        <p className="text-std-16N-170">{say.byHand}</p>
        <code className="rounded-8 bg-solid-gray-50 px-3 py-2 text-std-16N-170 break-all">{secret}</code>
      </section>
      <section className="flex flex-col items-start gap-3">
        <h2 className="text-std-20B-150">{say.step3}</h2>
        <RecoveryCodes codes={begun.backupCodes} />
        <label className="flex min-h-11 items-center gap-3 text-std-16N-170 print:hidden">
          <input
            type="checkbox"
            className="size-6"
            checked={kept}
            onChange={(event) => setKept(event.target.checked)}
          />
          {say.kept}
        </label>
      </section>
      <section className="flex flex-col items-start gap-3 print:hidden">
        <h2 className="text-std-20B-150">{say.step4}</h2>
        <TextField
          label={accountWords.code.label}
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        {failure === null ? null : <Banner tone="error" title={failure} />}
        <Button type="submit" size="large" aria-disabled={code === ""}>
          {say.done}
        </Button>
      </section>
    </form>
  );
}
