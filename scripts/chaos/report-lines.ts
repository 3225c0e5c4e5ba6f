import type { ChaosReport } from "./run-chaos.ts";

/** The run as a table: what was injected, what happened, and each promise with its number of breaches. */
export function reportLines(
  { verdict, evidence, blows, endedWell, failedStarts }: ChaosReport,
  run: { seed: number; stores: string; residents: number; seconds: number },
): string[] {
  const { phones, cases, replies, ledger, line } = evidence;
  const sent = line.calls.filter((call) => call.endpoint === "reply" || call.endpoint === "push");
  const count = (state: string) => ledger.letters.filter((letter) => letter.state === state).length;
  const courses = Object.entries(Object.groupBy(phones, (phone) => phone.course));
  const onPage = phones.filter(({ page }) => page.acts.length > 0);
  const rows: [string, string | number][] = [
    ["seed", run.seed],
    ["stores", run.stores],
    ["seconds, with settling", run.seconds.toFixed(0)],
    ["residents", `${phones.length} (${courses.map(([course, its]) => `${course} ${its?.length ?? 0}`).join(", ")})`],
    [
      "talked on the page, things done there",
      `${onPage.length}, ${onPage.reduce((sum, { page }) => sum + page.acts.length, 0)}`,
    ],
    ["cases", cases.length],
    ["staff replies", replies.length],
    ["calls to LINE", `${sent.length} (${sent.filter((call) => call.status === 200).length} accepted)`],
    ...named("injected: ", { ...blows, ...line.faults }),
    ["ambiguous, shown to operators", count("ambiguous")],
    ...verdict.map(({ promise, breaches }): [string, number] => [promise, breaches.length]),
    ["starts that failed", failedStarts],
    ["processes ended in good order", endedWell ? "yes" : "no"],
  ];
  const breaches = verdict.flatMap(({ promise, breaches }) => breaches.map((each) => `  ${promise}: ${each}`));
  return [...rows.map(([name, value]) => `${name.padEnd(38)} ${value}`), ...breaches.slice(0, 40)];
}

function named(prefix: string, counts: Record<string, number>): [string, number][] {
  return Object.entries(counts)
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([name, count]) => [prefix + name, count]);
}
