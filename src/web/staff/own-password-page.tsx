import { useQueryClient } from "@tanstack/react-query";
import type { Me } from "../../core/casework/views.ts";
import { accountWords } from "./account-words.ts";
import { PasswordForm } from "./password-form.tsx";
import { StaffHeader } from "./staff-header.tsx";
import { ME } from "./use-me.ts";

const say = accountWords.own;

/** All that somebody sees whose password was made up by somebody else, until she has chosen her own. */
export function OwnPasswordPage({ me, name }: { me: Me; name: string }) {
  const client = useQueryClient();
  return (
    <>
      <title>{say.title}</title>
      <StaffHeader me={me} name={name} home={(inside) => inside} />
      <main id="main" className="mx-auto flex max-w-2xl flex-col gap-6 px-4 py-6">
        <h1 className="text-std-24B-150">{say.title}</h1>
        <p className="text-std-16N-170">{say.why}</p>
        <PasswordForm
          current={say.given}
          submit={say.submit}
          onDone={() => void client.invalidateQueries({ queryKey: ME })}
        />
      </main>
    </>
  );
}
