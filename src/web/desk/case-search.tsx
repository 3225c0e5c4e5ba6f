import { type FormEvent, useRef, useState } from "react";
import { z } from "zod";
import { CaseRow, type Me } from "../../core/casework/views.ts";
import { Banner } from "../shared/banner.tsx";
import { Button } from "../shared/button.tsx";
import { fetchJson } from "../shared/fetch-json.ts";
import { useNow } from "../shared/use-now.ts";
import { failureWords } from "../staff/failure-words.ts";
import { CaseLine } from "./case-line.tsx";
import { useLetterKey } from "./use-letter-key.ts";
import { workWords } from "./work-words.ts";

const text = workWords.search;
type Found = { rows: CaseRow[] } | { failure: string };

/** Finds cases by receipt number, name or telephone number. What was typed goes in no address, and is kept nowhere. */
export function CaseSearch({ me, onSearching }: { me: Me; onSearching: (searching: boolean) => void }) {
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<Found | null>(null);
  const [busy, setBusy] = useState(false);
  const now = useNow();
  const box = useRef<HTMLInputElement>(null);
  useLetterKey("/", () => box.current?.focus());

  async function search(event: FormEvent) {
    event.preventDefault();
    if (typed.trim() === "" || busy) return;
    setBusy(true);
    const answer = await fetchJson(z.array(CaseRow), "/api/search", { body: { typed: typed.trim() } });
    setBusy(false);
    onSearching(true);
    setFound(answer.ok ? { rows: answer.value } : { failure: failureWords(answer.error) });
  }

  function end() {
    onSearching(false);
    setFound(null);
    setTyped("");
  }

  return (
    <search className="flex flex-col gap-3">
      <form onSubmit={search} className="flex flex-wrap items-center gap-2">
        <label className="flex min-w-0 flex-1 basis-64 items-center gap-3 text-std-16N-170 md:max-w-xl">
          <span className="shrink-0 font-700">{text.label}</span>
          <input
            ref={box}
            type="search"
            autoComplete="off"
            placeholder={text.hint}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            className="min-h-11 w-full min-w-0 rounded-8 border border-solid-gray-600 bg-white px-3 text-std-16N-170"
          />
        </label>
        <Button type="submit" look="plain" size="small" aria-disabled={busy}>
          {busy ? text.busy : text.submit}
        </Button>
        {found === null ? null : (
          <Button look="quiet" size="small" onClick={end}>
            {text.clear}
          </Button>
        )}
      </form>
      {found !== null && "failure" in found ? (
        <Banner tone="error" title={text.failed}>
          {found.failure}
        </Banner>
      ) : null}
      {found !== null && "rows" in found ? (
        <>
          <p role="status" className="text-std-16N-170">
            {found.rows.length === 0 ? text.nothing : text.found(found.rows.length)}
          </p>
          <ol className="flex flex-col gap-3">
            {found.rows.map((row) => (
              <CaseLine key={row.id} row={row} me={me} now={now} fresh={false} />
            ))}
          </ol>
        </>
      ) : null}
    </search>
  );
}
