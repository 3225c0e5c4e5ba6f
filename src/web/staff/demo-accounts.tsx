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

  const cities = Map.groupBy(accounts, (account) => account.cityName);
  return (
    <section className="flex flex-col gap-5">
      <div>
        <h2 className="text-std-20B-150">{words.signIn.demoTitle}</h2>
        <p className="text-std-16N-170 text-solid-gray-700">{words.signIn.demoLead}</p>
      </div>
      {failure === null ? null : <Banner tone="error" title={failure} />}
      {accounts.length === 0 ? <p>{words.signIn.demoEmpty}</p> : null}
      {[...cities].map(([city, people]) => (
        <div key={city} className="flex flex-col gap-2">
          <h3 className="text-std-18B-160">{city}</h3>
          <ul className="divide-y divide-solid-gray-300 rounded-12 border border-solid-gray-300">
            {people.map((account) => (
              <li key={account.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 p-4">
                <div className="min-w-0 flex-[1_1_16rem]">
                  <p className="text-std-16B-170">
                    {account.name}
                    <span className="text-std-16N-170">
                      {" "}
                      {[account.office ?? words.wholeCity, names.roles[account.role]]
                        .filter((part) => !account.name.includes(part))
                        .join("・")}
                    </span>
                  </p>
                  <p className="text-std-16N-170 text-solid-gray-700">{names.roleMay[account.role]}</p>
                </div>
                <Button
                  look="plain"
                  size="small"
                  onClick={() => void enter(account)}
                  aria-label={words.signIn.enter(account.name)}
                >
                  {words.signIn.enterShort}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
