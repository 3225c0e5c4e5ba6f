import { useQueryClient } from "@tanstack/react-query";
import type { Me } from "../../core/casework/views.ts";
import { accountWords } from "./account-words.ts";
import { EnrolForm } from "./enrol-form.tsx";
import { StaffHeader } from "./staff-header.tsx";
import { ME } from "./use-me.ts";

/** All that somebody sees whose role needs a second factor, until she has one. */
export function EnrolPage({ me, name }: { me: Me; name: string }) {
  const client = useQueryClient();
  return (
    <>
      <title>{accountWords.enrol.title}</title>
      <StaffHeader me={me} name={name} home={(inside) => inside} />
      <main id="main" className="mx-auto flex max-w-2xl flex-col gap-6 px-4 py-6">
        <h1 className="text-std-24B-150">{accountWords.enrol.title}</h1>
        <p className="text-std-16N-170 print:hidden">{accountWords.enrol.why}</p>
        <EnrolForm onDone={() => void client.invalidateQueries({ queryKey: ME })} />
      </main>
    </>
  );
}
