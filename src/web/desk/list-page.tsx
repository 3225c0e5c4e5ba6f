import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { CaseListName, CaseRow, Me } from "../../core/casework/views.ts";
import { Button } from "../shared/button.tsx";
import { useNow } from "../shared/use-now.ts";
import { Failed } from "../staff/failed.tsx";
import { Waiting } from "../staff/waiting.tsx";
import { CalledLine } from "./called-line.tsx";
import { CaseLine } from "./case-line.tsx";
import { CaseSearch } from "./case-search.tsx";
import { useCaseList } from "./desk-queries.ts";
import { isEmpty, keepFilters, keptFilters, NO_FILTER } from "./filter-sets.ts";
import { KeyHelp } from "./key-help.tsx";
import { takeLastOpened } from "./last-opened.ts";
import { latePages } from "./late-pages.ts";
import { ListFiles } from "./list-files.tsx";
import { ListFilter } from "./list-filter.tsx";
import { ListTabs } from "./list-tabs.tsx";
import { useLetterKey } from "./use-letter-key.ts";
import { useListNews } from "./use-list-news.ts";
import { words } from "./words.ts";
import { inWorkOrder } from "./work-order.ts";
import { workWords } from "./work-words.ts";

const FETCH_CASE_MS = 1000;

/** One list of cases, what is urgent first, updated by itself. */
export function ListPage({ list, me }: { list: CaseListName; me: Me }) {
  const [kept, setKept] = useState(() => keptFilters(localStorage, me.email));
  const [searching, setSearching] = useState(false);
  const choice = list === "closed" ? NO_FILTER : kept.choice;
  const cases = useCaseList(list, choice);
  const rows = cases.data?.pages.flatMap((page) => page.cases);
  const isThere = rows !== undefined;
  useEffect(() => {
    if (!isThere) return;
    // Nearly everybody opens one next; not before what she waits for is drawn.
    const timer = setTimeout(latePages.case.fetch, FETCH_CASE_MS);
    return () => clearTimeout(timer);
  }, [isThere]);
  const title = `${words.lists.names[list]}｜${words.deskName}`;
  return (
    <div className="flex flex-col gap-4">
      <title>{title}</title>
      <h1 className="sr-only">{words.lists.title}</h1>
      {me.staleNote === null ? null : (
        <p className="rounded-8 border border-yellow-700 bg-yellow-50 px-4 py-2 text-std-16N-170">{me.staleNote}</p>
      )}
      <CalledLine called={cases.data?.pages[0]?.called ?? []} />
      <ListTabs list={list} counts={cases.data?.pages[0]?.counts ?? null} hasOffice={me.receiver !== null} />
      <CaseSearch me={me} onSearching={setSearching} />
      {list === "closed" || searching ? null : (
        <ListFilter
          list={list}
          me={me}
          kept={kept}
          onKeep={(next) => {
            keepFilters(localStorage, me.email, next);
            setKept(next);
          }}
        />
      )}
      {cases.isPending ? <Waiting /> : null}
      {cases.isError && rows === undefined ? (
        <Failed title={words.lists.failed} error={cases.error} onAgain={() => void cases.refetch()} />
      ) : null}
      {rows === undefined || searching ? null : (
        <Lines
          key={`${list} ${JSON.stringify(choice)}`}
          list={list}
          narrowed={!isEmpty(choice)}
          rows={rows}
          firstPage={cases.data?.pages[0]?.cases ?? rows}
          me={me}
        />
      )}
      <KeyHelp />
      {rows === undefined || rows.length === 0 || searching ? null : <ListFiles list={list} me={me} />}
      {cases.hasNextPage && !searching ? (
        <Button
          look="plain"
          className="self-center"
          aria-disabled={cases.isFetchingNextPage}
          onClick={() => void cases.fetchNextPage()}
        >
          {cases.isFetchingNextPage ? words.lists.moreBusy : words.lists.more}
        </Button>
      ) : null}
    </div>
  );
}

type LinesProps = {
  list: CaseListName;
  narrowed: boolean;
  rows: readonly CaseRow[];
  firstPage: readonly CaseRow[];
  me: Me;
};

function Lines({ list, narrowed, rows, firstPage, me }: LinesProps) {
  const now = useNow();
  const { fresh, says } = useListNews(firstPage);
  const box = useRef<HTMLOListElement>(null);
  useEffect(() => focusLastOpened(box.current), []);
  useLetterKey("jk", (key) => moveAmongLinks(box.current, key === "j" ? 1 : -1));
  const ordered = list === "closed" ? rows : inWorkOrder(rows);
  return (
    <>
      <p role="status" className="sr-only">
        {says}
      </p>
      {ordered.length === 0 ? (
        <p className="rounded-12 border border-solid-gray-300 px-4 py-10 text-center text-std-17N-170">
          {narrowed ? workWords.filter.empty : words.lists.empty[list]}
        </p>
      ) : (
        <ol ref={box} onKeyDown={onArrow} className="flex flex-col gap-3">
          {ordered.map((row) => (
            <CaseLine key={row.id} row={row} me={me} now={now} fresh={fresh.has(row.id)} />
          ))}
        </ol>
      )}
    </>
  );
}

const ARROWS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Only while a line has the focus: elsewhere the arrows scroll the page. */
function onArrow(event: KeyboardEvent<HTMLOListElement>): void {
  const step = ARROWS[event.key];
  if (step === undefined || event.metaKey || event.ctrlKey || event.altKey) return;
  event.preventDefault();
  moveAmongLinks(event.currentTarget, step);
}

/** To the next or the previous case; from elsewhere on the page to the first or the last. */
function moveAmongLinks(box: HTMLElement | null, step: number): void {
  const links = [...(box?.querySelectorAll<HTMLAnchorElement>("a[data-case]") ?? [])];
  const at = links.findIndex((link) => link.matches(":focus"));
  const to = at === -1 ? (step > 0 ? 0 : links.length - 1) : at + step;
  links[to]?.focus();
}

function focusLastOpened(box: HTMLOListElement | null): void {
  const caseId = takeLastOpened();
  const links = [...(box?.querySelectorAll<HTMLAnchorElement>("a[data-case]") ?? [])];
  links.find((link) => link.dataset.case === caseId)?.focus();
}
