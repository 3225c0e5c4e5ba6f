import { useQueryClient } from "@tanstack/react-query";
import { LanguageSwitch } from "../shared/language-switch.tsx";
import { CodeForm } from "./code-form.tsx";
import { signOut } from "./sign-out.ts";
import { ME } from "./use-me.ts";
import { words } from "./words.ts";

/** Who came by single sign-on and still has her code to give. */
export function CodePage({ name }: { name: string }) {
  const client = useQueryClient();
  return (
    <main className="mx-auto flex max-w-md flex-col gap-6 px-4 py-8">
      <title>{`${words.signIn.title}｜${name}`}</title>
      <div className="flex items-center justify-between gap-4">
        <h1 className="text-std-28B-150">{words.product}</h1>
        <LanguageSwitch />
      </div>
      <CodeForm
        onDone={() => void client.invalidateQueries({ queryKey: ME })}
        onAgain={() => void signOut(client, sessionStorage)}
      />
    </main>
  );
}
