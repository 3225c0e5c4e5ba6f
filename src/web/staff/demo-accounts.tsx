import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import type { DemoAccount } from "../../core/casework/views.ts";
import { Banner } from "../shared/banner.tsx";
import { Button } from "../shared/button.tsx";
import { fetchJson } from "../shared/fetch-json.ts";
import { failureWords } from "./failure-words.ts";
import { names } from "./names.ts";
import { ME } from "./use-me.ts";
import { words } from "./words.ts";

/** The accounts of demo mode, by city, each with what its owner may do. */
export function DemoAccounts({ accounts }: { accounts: readonly DemoAccount[] }) {
  const client = useQueryClient();
  const [failure, setFailure] = useState<string | null>(null);

  async function enter(account: DemoAccount) {
    const answer = await fetchJson(z.unknown(), "/api/demo/sign-in", { body: { account: account.id } });
    if (!answer.ok) return setFailure(failureWords(answer.error));
    await client.invalidateQueries({ queryKey: ME });
  }

  const waiting = accounts.filter((account) => account.waiting > 0);
  const cities = Map.groupBy(accounts, (account) => account.cityName);
  return (
    <section className="flex flex-col gap-5">
      <div>
        <h2 className="text-std-20B-150">{words.signIn.demoTitle}</h2>
        <p className="text-std-16N-170 text-solid-gray-700">{words.signIn.demoLead}</p>
      </div>
      {failure === null ? null : <Banner tone="error" title={failure} />}
      {accounts.length === 0 ? <p>{words.signIn.demoEmpty}</p> : null}
      {waiting.length === 0 ? null : <Posts title={words.signIn.demoWaiting} people={waiting} enter={enter} />}
      {cities.size < 2 ? null : (
        <nav aria-label={words.signIn.demoCities} className="flex flex-wrap gap-x-4">
          {[...cities.keys()].map((city) => (
            <a
              key={city}
              href={`#${city}`}
              className="inline-flex min-h-11 items-center text-oln-16B-100 text-blue-1000 underline underline-offset-4"
            >
              {city}
            </a>
          ))}
        </nav>
      )}
      {[...cities].map(([city, people]) => (
        <Posts key={city} title={city} people={people} enter={enter} />
      ))}
    </section>
  );
}

type PostsProps = {
  title: string;
  people: readonly DemoAccount[];
  enter: (account: DemoAccount) => Promise<void>;
};

function Posts({ title, people, enter }: PostsProps) {
  return (
    <div className="flex flex-col gap-2">
      <h3 id={title} className="scroll-mt-4 text-std-18B-160">
        {title}
      </h3>
      <ul className="divide-y divide-solid-gray-300 rounded-12 border border-solid-gray-300">
        {people.map((account) => (
          <li key={account.id} className="flex items-center gap-x-4 px-4 py-3">
            <div className="min-w-0 flex-1">
              <p className="text-std-16B-170">
                {account.name}
                <span className="text-std-16N-170"> {whereOf(account)}</span>
              </p>
              <p className="text-std-16N-170 text-solid-gray-700">
                {account.waiting === 0 ? names.roleMay[account.role] : words.signIn.waits(account.waiting)}
              </p>
            </div>
            <Button
              look="plain"
              size="small"
              className="shrink-0"
              onClick={() => void enter(account)}
              aria-label={words.signIn.enter(account.name)}
            >
              {words.signIn.enterShort}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What her name does not say yet. */
function whereOf({ name, office, role }: DemoAccount): string {
  return [office ?? words.wholeCity, names.roles[role]].filter((part) => !name.includes(part)).join("・");
}
