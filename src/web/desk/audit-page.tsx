import { useInfiniteQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { type AuditEntry, NamedAuditPage as Page } from "../../core/casework/audit-view.ts";
import { Button, LinkButton } from "../shared/button.tsx";
import { SelectField, TextField } from "../shared/field.tsx";
import { queryJson } from "../shared/query-json.ts";
import { Failed } from "../staff/failed.tsx";
import { Waiting } from "../staff/waiting.tsx";
import { auditWords as say } from "./audit-words.ts";
import { navWords } from "./nav-words.ts";

const EMPTY = { actor: "", case: "", from: "", until: "" };
type Filter = typeof EMPTY;

/** The audit of the city: who did what, newest first, a page at a time. */
export function AuditPage() {
  const [filter, setFilter] = useState(EMPTY);
  const audit = useInfiniteQuery({
    queryKey: ["audit", filter],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) => queryJson(Page, addressOf(filter, pageParam), signal),
    getNextPageParam: (page) => page.next,
  });
  const entries = audit.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <main id="main" className="mx-auto flex max-w-7xl flex-col gap-5 px-4 py-5 md:px-6">
      <title>{navWords.audit}</title>
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="flex max-w-3xl flex-col gap-1">
          <h1 className="text-std-24B-150">{navWords.audit}</h1>
          <p className="text-std-16N-170">{say.lead}</p>
          <p className="text-std-16N-170 text-solid-gray-700">{say.sound}</p>
        </div>
        <LinkButton look="plain" href="/api/audit.csv" download>
          {say.csv}
        </LinkButton>
      </header>
      <FilterForm actors={audit.data?.pages[0]?.actors ?? []} onFilter={setFilter} />
      {audit.isPending ? <Waiting /> : null}
      {audit.isError ? <Failed title={say.failed} error={audit.error} onAgain={() => void audit.refetch()} /> : null}
      {audit.isSuccess && entries.length === 0 ? <p className="py-6 text-std-17N-170">{say.empty}</p> : null}
      {entries.length === 0 ? null : <Entries entries={entries} offices={audit.data?.pages[0]?.names ?? {}} />}
      {audit.hasNextPage ? (
        <Button look="plain" className="self-center" onClick={() => void audit.fetchNextPage()}>
          {say.more}
        </Button>
      ) : null}
    </main>
  );
}

function addressOf(filter: Filter, before: number | null): string {
  const asked = Object.entries({ ...filter, before: before === null ? "" : String(before) });
  const query = new URLSearchParams(asked.filter(([, value]) => value.trim() !== ""));
  return `/api/audit?${query}`;
}

function FilterForm({ actors, onFilter }: { actors: Page["actors"]; onFilter: (filter: Filter) => void }) {
  const [typed, setTyped] = useState(EMPTY);
  const set = (name: keyof Filter) => (event: { target: { value: string } }) =>
    setTyped({ ...typed, [name]: event.target.value });
  function submit(event: FormEvent) {
    event.preventDefault();
    onFilter({ ...typed, case: typed.case.trim().toUpperCase() });
  }
  return (
    <form
      onSubmit={submit}
      className="grid items-end gap-4 rounded-12 border border-solid-gray-300 p-4 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_1fr_auto]"
    >
      <SelectField label={say.filter.actor} value={typed.actor} onChange={set("actor")}>
        <option value="">{say.filter.anybody}</option>
        {actors.map((actor) => (
          <option key={actor.id} value={actor.id}>
            {actor.name}
          </option>
        ))}
      </SelectField>
      <TextField label={say.filter.case} value={typed.case} onChange={set("case")} />
      <TextField type="date" label={say.filter.from} value={typed.from} onChange={set("from")} />
      <TextField type="date" label={say.filter.until} value={typed.until} onChange={set("until")} />
      <div className="flex gap-2">
        <Button type="submit">{say.filter.show}</Button>
        <Button
          look="quiet"
          onClick={() => {
            setTyped(EMPTY);
            onFilter(EMPTY);
          }}
        >
          {say.filter.clear}
        </Button>
      </div>
    </form>
  );
}

const CELL = "px-3 py-2 align-top max-md:block max-md:px-4 max-md:py-0.5";

/** A table; on a phone each line is a block of its own. */
function Entries({ entries, offices }: { entries: readonly AuditEntry[]; offices: Page["names"] }) {
  const { columns } = say;
  return (
    <div className="overflow-x-auto rounded-12 border border-solid-gray-300">
      <table className="w-full text-std-16N-170 max-md:block">
        <thead className="bg-solid-gray-50 text-left max-md:sr-only">
          <tr>
            {[columns.n, columns.at, columns.who, columns.what, columns.about, columns.outcome].map((name) => (
              <th key={name} scope="col" className="px-3 py-2 text-std-16B-170 whitespace-nowrap">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-solid-gray-300 max-md:block">
          {entries.map((entry) => (
            <tr key={entry.n} className="max-md:block max-md:py-2">
              <td className={`${CELL} text-right text-solid-gray-700 tabular-nums max-md:hidden`}>{entry.n}</td>
              <td className={`${CELL} whitespace-nowrap tabular-nums`}>{timeOf(entry.at)}</td>
              <td className={CELL}>{whoOf(entry)}</td>
              <td className={`${CELL} text-std-16B-170`}>{say.actions[entry.action] ?? entry.action}</td>
              <td className={`${CELL} break-all`}>
                {[aboutOf(entry, offices), entry.person, reasonOf(entry, offices)].filter(Boolean).join("　")}
              </td>
              <td className={`${CELL} ${entry.outcome === "ok" ? "whitespace-nowrap max-md:hidden" : "text-error-2"}`}>
                {say.outcomes[entry.outcome] ?? entry.outcome}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What it was done to: a case by its number, an office by its name; figures are of the whole city. */
function aboutOf({ receipt, caseId, action }: AuditEntry, offices: Page["names"]): string | null {
  if (action === "see_labels") return null;
  return receipt ?? offices[caseId ?? ""] ?? caseId;
}

/** Of a list, how many cases it showed; the hash over them is for the CSV. */
function reasonOf({ action, reason }: AuditEntry, offices: Page["names"]): string | null {
  const count = /^(?:list|search)$/.test(action) ? /(\d+) \S+$/.exec(reason ?? "")?.[1] : undefined;
  if (count !== undefined) return say.cases(Number(count));
  return action === "add_staff" || action === "change_staff" ? postOf(reason ?? "", offices) : reason;
}

/** "staff hokatsu-motomachi > auditor -": as what, and where, before and after. */
function postOf(reason: string, offices: Page["names"]): string {
  const named = reason
    .split(" ")
    .map((one) => (one === "-" ? "" : one === ">" ? "→" : (ROLES[one] ?? offices[one] ?? one)));
  return named.filter(Boolean).join(" ");
}
const ROLES: Readonly<Record<string, string>> = say.roles;

function whoOf({ actor, role }: AuditEntry): string {
  if (actor === null || role === "operator") return say.roles[role];
  return `${actor.name ?? say.gone}（${say.roles[role]}）`;
}

function timeOf(at: string): string {
  return new Date(at).toLocaleString("ja-JP", { dateStyle: "medium", timeStyle: "medium", timeZone: "Asia/Tokyo" });
}
