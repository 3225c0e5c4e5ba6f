import type { BotFigures, Rate } from "./measure-bot.ts";
import type { DeskFigures } from "./measure-desk.ts";
import type { GrowthFigures } from "./measure-growth.ts";
import type { BenchFigures } from "./run-all.ts";
import { type Spread, spread } from "./spread.ts";

/** The figures as Markdown, with the targets they are held against. */
export function asMarkdown(figures: BenchFigures, about: string): string {
  const { bots, processes, growth, memory, desks, failures } = figures;
  return [
    about,
    botsTable(bots),
    targetsTable(figures),
    processes.length === 0 ? "" : botsTable(processes),
    growthTable(processes),
    steadyTable(growth),
    desksTable(desks),
    table(
      ["100,000 conversations", "measured with", "just ended", "at rest"],
      memory.map(({ name, conversations, freshMb, restedMb }) => [
        name,
        count(conversations),
        mb(freshMb),
        mb(restedMb),
      ]),
    ),
    ...[...bots, ...processes].flatMap(({ name, unanswered }) =>
      unanswered > 0 ? [`NOT ANSWERED within 20 s: ${unanswered} residents of ${name}`] : [],
    ),
    ...failures.map((failure) => `NOT MEASURED: ${failure}`),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function botsTable(rows: readonly BotFigures[]): string {
  const columns: [string, (row: BotFigures) => string][] = [
    ["one core, 64 at once", (row) => row.name],
    ["acks/s", (row) => rate(row.acksPerSecond)],
    ["ack p50 · p99", (row) => two(row.ack)],
    ["event→reply/s", (row) => rate(row.eventsPerSecond)],
    ["p50 · p99", (row) => two(row.reply)],
    ["half rate: reply p50 · p99", (row) => two(row.half?.reply ?? null)],
    ["ack p50 · p99", (row) => two(row.half?.ack ?? null)],
    ["CPU ms/event", (row) => fixed(row.cpuMsPerEvent, 2)],
    ["cases/s", (row) => fixed(row.casesPerSecond, 1)],
    ["all hand over at once: p50 · slowest", (row) => middleAndSlowest(row.atOnce)],
    ["200 in one request", (row) => middleAndSlowest(row.batchMs)],
    ["RSS MB", (row) => count(row.rssMb)],
    ["start ms", (row) => count(row.readyMs)],
  ];
  return table(
    columns.map(([title]) => title),
    rows.map((row) => columns.map(([, cell]) => cell(row))),
  );
}

/** What an event costs however many share the work: where it stays the same, what is served grows with the cores. */
function growthTable(rows: readonly BotFigures[]): string {
  return table(
    ["for each event", "CPU ms, ours", "CPU ms, Redis", "scripts", "looks at what is due", "calls to each other"],
    rows.flatMap(({ name, cpuMsPerEvent, redisPerEvent }) => {
      if (redisPerEvent === null) return [];
      const { cpuMs, scripts, looks, calls } = redisPerEvent;
      return [[name, ...[cpuMsPerEvent, cpuMs, scripts, looks, calls].map((value) => fixed(value, 2))]];
    }),
  );
}

/** Each core alone and with a process on the other: what an event costs more then is what stands in the way of growth on more cores. */
function steadyTable(rows: readonly GrowthFigures[]): string {
  return table(
    ["a process, at the same rate", "events/s", "CPU ms/event", "preempted/event"],
    rows.map(({ name, eventsPerSecond, cpuMsPerEvent, preemptedPerEvent }) => [
      ...[name, count(eventsPerSecond), fixed(cpuMsPerEvent, 2), fixed(preemptedPerEvent, 2)],
    ]),
  );
}

function desksTable(rows: readonly DeskFigures[]): string {
  return table(
    ["desk, ms (p50 · p95)", "cases", "city's list", "closed", "closed, page 2", "a case"],
    rows.map((row) => {
      const { name, cases, lists, secondPage, casePage } = row;
      return [name, count(cases), ...[lists.city, lists.closed, secondPage, casePage].map(middleAndP95)];
    }),
  );
}

/** What was promised, what it is, whether it is kept. */
function targetsTable({ bots, processes, growth, memory, desks }: BenchFigures): string {
  const called = (part: string) => bots.find(({ name }) => name.startsWith(part));
  const echo = called("echo");
  const rows: string[][] = [];
  const add = (target: string, value: number | null | undefined, limit: number, above: boolean, digits = 2) => {
    if (value === null || value === undefined || Number.isNaN(value)) return;
    rows.push([target, value.toFixed(digits), (above ? value >= limit : value <= limit) ? "yes" : "**no**"]);
  };
  const compare = (target: string, ours: Rate | null | undefined, theirs: Rate | null | undefined, least: number) => {
    const ratios = ratiosOf(ours, theirs);
    const middle = spread(ratios)?.p50;
    if (middle === undefined) return;
    const span = `(${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})`;
    rows.push([target, `${middle.toFixed(2)} ${span}`, middle >= least ? "yes" : "**no**"]);
  };
  for (const name of ["つなぐ, files", "つなぐ, Redis +"]) {
    const ours = called(name);
    if (ours === undefined) continue;
    const of = name.endsWith("+") ? "Redis" : "files";
    compare(`${of}: acks ≥ 1.5 × echo`, ours.acksPerSecond, echo?.acksPerSecond, 1.5);
    compare(`${of}: event→reply ≥ 0.8 × echo`, ours.eventsPerSecond, echo?.eventsPerSecond, 0.8);
    compare(`${of}: event→reply ≥ 1.3 × bottender`, ours.eventsPerSecond, called("bottender")?.eventsPerSecond, 1.3);
    add(`${of}: half rate, event→reply p99 < 60 ms`, ours.half?.reply?.p99, 60, false, 1);
    add(`${of}: half rate, ack p99 < 25 ms`, ours.half?.ack?.p99, 25, false, 1);
    add(`${of}: 200 events in one request < 50 ms (slowest)`, ours.batchMs?.max, 50, false, 1);
  }
  compare("Redis: ROLE=web, acks ≥ 1.5 × echo", called("つなぐ, Redis, ROLE")?.acksPerSecond, echo?.acksPerSecond, 1.5);
  const [onFiles, onServers] = [called("つなぐ, files"), called("つなぐ, Redis +")];
  compare("Redis: event→reply ≥ 1 × files", onServers?.eventsPerSecond, onFiles?.eventsPerSecond, 1);
  const [one, two] = processes;
  compare("two processes ≥ 1.6 × one (cores permitting)", two?.eventsPerSecond, one?.eventsPerSecond, 1.6);
  const cpuOf = (part: string) =>
    growth.filter((each) => each.name.startsWith(part)).reduce((sum, each) => sum + each.cpuMsPerEvent, 0);
  const cpuRatio = growth.length === 4 ? cpuOf("beside") / cpuOf("alone") : null;
  add("same rate and core: CPU for an event beside another process ≤ 1.15 × alone", cpuRatio, 1.15, false);
  for (const { name, restedMb } of memory)
    if (name.startsWith("Redis")) add("100,000 at rest in Redis ≤ 250 MB", restedMb, 250, false, 0);
  for (const { name, cases, lists } of desks) {
    add(`desk list p95 < 50 ms, ${name}, ${count(cases)} cases`, lists.city?.p95, 50, false, 1);
  }
  return table(["target", "measured", "kept"], rows);
}

/** Round by round: what was measured a moment apart. */
function ratiosOf(ours: Rate | null | undefined, theirs: Rate | null | undefined): number[] {
  const rounds = theirs?.rounds ?? [];
  return (ours?.rounds ?? []).flatMap((rate, n) => {
    const other = rounds[n];
    return other === undefined ? [] : [rate / other];
  });
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const lines = [head, head.map((_, place) => (place === 0 ? "---" : "--:")), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

const count = (value: number | null) => (value === null ? "" : Math.round(value).toLocaleString("en"));
/** Of all rounds, and from the slowest round to the fastest. */
const rate = (of: Rate | null) =>
  of === null ? "" : `${count(of.all)} (${count(Math.min(...of.rounds))}–${count(Math.max(...of.rounds))})`;
const fixed = (value: number | null, digits: number) => (value === null ? "" : value.toFixed(digits));
const mb = (value: number | null) => (value === null ? "" : `${value.toFixed(0)} MB`);
const two = (of: Spread | null) => (of === null ? "" : `${of.p50.toFixed(1)} · ${of.p99.toFixed(1)}`);
const middleAndSlowest = (of: Spread | null) => (of === null ? "" : `${of.p50.toFixed(0)} · ${of.max.toFixed(0)}`);
const middleAndP95 = (of: Spread | null) => (of === null ? "" : `${of.p50.toFixed(1)} · ${of.p95.toFixed(1)}`);
