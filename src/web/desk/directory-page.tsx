import { useQuery } from "@tanstack/react-query";
import { type OfficeLine, OfficeList } from "../../core/directory/office-list.ts";
import { Button, LinkButton } from "../shared/button.tsx";
import { queryJson } from "../shared/query-json.ts";
import { serverNow } from "../shared/server-clock.ts";
import { Failed } from "../staff/failed.tsx";
import { Waiting } from "../staff/waiting.tsx";
import { DeskLink } from "./desk-link.tsx";
import { directoryWords as words } from "./directory-words.ts";
import { navWords } from "./nav-words.ts";
import { words as deskWords } from "./words.ts";

const FILES = [
  { href: "/api/directory.xlsx", name: words.excel },
  { href: "/api/directory.csv", name: words.csv },
  { href: "/api/directory.json", name: words.hsds },
];

/** 相談機関一覧表: who is asked about what. On paper A4, the table alone; as files for Excel and other programs. */
export function DirectoryPage() {
  const list = useQuery({
    queryKey: ["directory"],
    queryFn: ({ signal }) => queryJson(OfficeList, "/api/directory", signal),
  });
  return (
    <main
      id="main"
      className="mx-auto flex max-w-7xl flex-col gap-4 px-4 py-5 md:px-6 print:max-w-none print:gap-2 print:p-0"
    >
      <title>{`${navWords.directory}｜${deskWords.deskName}`}</title>
      <DeskLink
        to={{ page: "list", list: null }}
        className="inline-flex min-h-11 items-center self-start text-std-16N-170 text-blue-1000 underline underline-offset-4 print:hidden"
      >
        ← {deskWords.back}
      </DeskLink>
      {list.isPending ? <Waiting /> : null}
      {list.isError ? <Failed title={words.failed} error={list.error} onAgain={() => void list.refetch()} /> : null}
      {list.data === undefined ? null : <Directory list={list.data} />}
    </main>
  );
}

function Directory({ list }: { list: OfficeList }) {
  const today = new Date(serverNow()).toLocaleDateString("ja-JP", { dateStyle: "long", timeZone: "Asia/Tokyo" });
  const unassured = linesOf(list).filter(({ assured }) => assured === null).length;
  return (
    <>
      <header className="flex flex-wrap items-end gap-x-6 gap-y-2">
        <div className="min-w-0 flex-[1_1_40rem]">
          <h1 className="text-std-24B-150 print:text-[1.4rem]/[1.4]">{words.of(list.city)}</h1>
          <p>
            {words.from(list.plan)}　<span className="hidden print:inline">{words.printed(today)}</span>
          </p>
          {list.staleNote === null ? null : <p className="font-700">{list.staleNote}</p>}
          <p className="text-solid-gray-700">{words.unknownKey}</p>
          {unassured === 0 ? null : <p className="text-solid-gray-700">{words.countUnassured(unassured)}</p>}
        </div>
        <Actions />
      </header>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
        tabIndex={0}
        aria-label={navWords.directory}
        className="overflow-x-auto print:overflow-visible"
      >
        <table className="w-full table-fixed border-collapse text-std-16N-170 max-sm:block sm:max-md:min-w-[60rem] print:min-w-0 print:text-[0.95rem]/[1.35]">
          <Head />
          {list.lead === null ? null : <Group title={words.lead} lines={[list.lead]} />}
          {list.domains.map(({ domain, name, lines }) => (
            <Group key={domain} title={name} lines={lines} />
          ))}
          {list.others.length === 0 ? null : <Group title={words.others} lines={list.others} ownPage />}
        </table>
      </section>
    </>
  );
}

function Actions() {
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      <Button size="small" onClick={() => print()}>
        {words.print}
      </Button>
      {FILES.map(({ href, name }) => (
        <LinkButton key={href} href={href} download look="plain" size="small" aria-label={`${name}（${words.files}）`}>
          {name}
        </LinkButton>
      ))}
    </div>
  );
}

/** A head is repeated on every sheet of paper. */
function Head() {
  const cell = "border border-solid-gray-536 bg-solid-gray-50 px-2 py-1 text-left font-700 print:px-1.5 print:py-0.5";
  return (
    <thead className="max-sm:sr-only print:not-sr-only">
      <tr>
        <th scope="col" className={`${cell} w-[24%]`}>
          {words.columns.name}
        </th>
        <th scope="col" className={`${cell} w-[18%]`}>
          {words.columns.phone}
        </th>
        <th scope="col" className={`${cell} w-[16%]`}>
          {words.columns.hours}
        </th>
        <th scope="col" className={`${cell} w-[16%]`}>
          {words.columns.address}
        </th>
        <th scope="col" className={`${cell} w-[26%]`}>
          {words.columns.more}
        </th>
      </tr>
    </thead>
  );
}

/** `ownPage`: begins a new sheet of paper, so that the first one is all that one needs at the telephone. */
function Group({ title, lines, ownPage = false }: { title: string; lines: readonly OfficeLine[]; ownPage?: boolean }) {
  return (
    <tbody className={`max-sm:block print:table-row-group ${ownPage ? "print:break-before-page" : ""}`}>
      <tr className="max-sm:block print:table-row break-inside-avoid break-after-avoid">
        <th
          scope="rowgroup"
          colSpan={5}
          className="max-sm:block print:table-cell border border-solid-gray-536 bg-blue-50 px-2 py-1 text-left text-std-17B-170 print:px-1.5 print:py-0 print:text-[1rem]/[1.4]"
        >
          {title}
        </th>
      </tr>
      {lines.map((line) => (
        <Line key={line.id} line={line} />
      ))}
    </tbody>
  );
}

const CELL =
  "px-2 py-1 text-left align-top whitespace-pre-line max-sm:block max-sm:py-0.5 sm:border sm:border-solid-gray-536 print:table-cell print:border print:border-solid-gray-536 print:px-1.5 print:py-0.5";

/** On a phone a block of its own, in which what is unknown stands in one line. */
function Line({ line }: { line: OfficeLine }) {
  const reach = reachOf(line);
  const { phone, hours, address } = words.columns;
  const unknown = [
    ...(reach.length === 0 ? [phone] : []),
    ...(line.hours === null ? [hours] : []),
    ...(line.address === null ? [address] : []),
  ];
  return (
    <tr className="break-inside-avoid max-sm:block max-sm:border max-sm:border-solid-gray-420 max-sm:py-1.5 print:table-row">
      <th scope="row" className={`${CELL} font-700`}>
        {line.name}
      </th>
      <Known
        text={reach.length === 0 ? null : [...(line.phone === null ? [words.unknown] : []), ...reach].join("\n")}
      />
      <Known text={line.hours} />
      <Known text={line.address} />
      <td className={CELL}>
        {moreOf(line).join("\n")}
        {unknown.length === 0 ? null : (
          <span className="block sm:hidden print:hidden">{words.unknownOnes(unknown)}</span>
        )}
        <span className="block text-solid-gray-700 print:hidden">
          {line.assured === null ? words.unassured : words.assured(line.assured)}
        </span>
      </td>
    </tr>
  );
}

function Known({ text }: { text: string | null }) {
  return (
    <td className={`${CELL} break-words ${text === null ? "max-sm:hidden print:table-cell" : ""}`}>
      {text ?? words.unknown}
    </td>
  );
}

/** What is known of how to reach it: a city that has not said its fax numbers need not read so in every line. */
function reachOf({ phone, fax, email, form, line }: OfficeLine): string[] {
  const said = (name: string, text: string | null) => (text === null ? [] : [`${name} ${text}`]);
  const { reach } = words;
  return [
    ...(phone === null ? [] : [phone]),
    ...said(reach.fax, fax),
    ...(email === null ? [] : [email]),
    ...said(reach.line, line),
    ...said(reach.form, form),
  ];
}

/** Every office once, though several domains name it. */
function linesOf({ lead, domains, others }: OfficeList): OfficeLine[] {
  const all = [...(lead === null ? [] : [lead]), ...domains.flatMap(({ lines }) => lines), ...others];
  return [...new Map(all.map((line) => [line.id, line])).values()];
}

function moreOf({ areas, ages, note }: OfficeLine): string[] {
  const served = areas === null ? [] : [areas.length === 0 ? words.areasUnknown : words.areas(areas)];
  return [...served, ...(ages === null ? [] : [words.ages(ages)]), ...(note === null ? [] : [note])];
}
