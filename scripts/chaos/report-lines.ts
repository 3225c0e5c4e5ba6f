import type { Phone } from "./judge.ts";
import { LATE } from "./make-relay.ts";
import type { ChaosReport } from "./run-chaos.ts";
import type { Waiting } from "./where-it-waits.ts";

/** The run as a table: what was injected, what happened, and each promise with its number of breaches. */
export function reportLines(
  { verdict, evidence, blows, endedWell, failedStarts, waiting, machine }: ChaosReport,
  run: { seed: number; stores: string; residents: number; seconds: number },
): string[] {
  const { phones, cases, replies, ledger, line } = evidence;
  const sent = line.calls.filter((call) => call.endpoint === "reply" || call.endpoint === "push");
  const count = (state: string) => ledger.letters.filter((letter) => letter.state === state).length;
  const courses = Object.entries(Object.groupBy(phones, (phone) => phone.course));
  const onPage = phones.filter(({ page }) => page.acts.length > 0);
  const { [LATE]: late = 0, ...injected } = line.faults;
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
    ...named("injected: ", { ...blows, ...injected }),
    ["webhooks not answered in two seconds", late],
    ["the machine at its worst", `load ${machine.load.toFixed(1)}, a timer ${machine.lateMs.toFixed(0)} ms late`],
    ["ambiguous, shown to operators", count("ambiguous")],
    ...verdict.map(({ promise, breaches }): [string, number] => [promise, breaches.length]),
    ["starts that failed", failedStarts],
    ["processes ended in good order", endedWell ? "yes" : "no"],
  ];
  const breaches = verdict.flatMap(({ promise, breaches }) => breaches.map((each) => `  ${promise}: ${each}`));
  const details = [...breaches.slice(0, 40), ...(breaches.length > 0 ? whereTheyWait(evidence.phones, waiting) : [])];
  return [...rows.map(([name, value]) => `${name.padEnd(38)} ${value}`), ...details];
}

/** Of everybody who still waits, where it is: a lease that runs or something due is slowness, nothing anywhere is loss. */
function whereTheyWait(phones: readonly Phone[], waiting: readonly Waiting[]): string[] {
  return phones.flatMap((phone, n) => {
    const hers = waiting.filter((each) => each.conversationId === phone.conversationId).map(({ what }) => what);
    if (phone.ended && phone.pending === 0 && hers.length === 0) return [];
    const webhooks = phone.pending > 0 ? [`${phone.pending} of her webhooks have no 200 yet`] : [];
    const all = [...webhooks, ...hers];
    return [
      `  resident ${n} (${phone.course}): ${all.length === 0 ? "nothing of hers waits anywhere" : all.join("; ")}`,
    ];
  });
}

function named(prefix: string, counts: Record<string, number>): [string, number][] {
  return Object.entries(counts)
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([name, count]) => [prefix + name, count]);
}
