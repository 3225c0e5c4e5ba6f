import { DOMAINS } from "../../src/core/domain.ts";
import { DANGER_KINDS } from "../../src/core/triage/understanding.ts";
import type { Judged } from "./judged.ts";

/** All figures of one set of judged utterances; shares are 0 to 1, null where nothing was there to count. */
export function measure(judged: readonly Judged[]) {
  const troubled = judged.filter(({ utterance }) => utterance.domains.length > 0);
  const counts = DOMAINS.map((domain) =>
    count(
      judged,
      (one) => one.utterance.domains.includes(domain),
      (one) => names(one).includes(domain),
    ),
  );
  const total = counts.reduce((sum, each) => ({
    hit: sum.hit + each.hit,
    wrong: sum.wrong + each.wrong,
    missed: sum.missed + each.missed,
  }));
  return {
    utterances: judged.length,
    /** The first domain is among the labels. */
    top1: share(troubled, isTop1),
    /** The first domain is the first label. */
    first: share(troubled, ({ utterance, said }) => said.primary === utterance.domains[0]),
    microF1: f1(total),
    macroF1: counts.reduce((sum, each) => sum + f1(each), 0) / counts.length,
    domains: Object.fromEntries(DOMAINS.map((domain, at) => [domain, precisionAndRecall(counts[at] ?? NONE)])),
    topicF1: topicF1(judged),
    danger: danger(judged),
    calibrationError: calibrationError(judged),
    languages: byLanguage(troubled),
    about: share(judged, ({ utterance, said }) => said.about === ABOUT[utterance.about]),
    kind: share(judged, ({ utterance, said }) => utterance.domains.length > 0 === said.domains.length > 0),
  };
}
export type Figures = ReturnType<typeof measure>;

export function isTop1({ utterance, said }: Judged): boolean {
  return said.primary !== null && utterance.domains.includes(said.primary);
}

/** What must be answered as danger, e.g. ["suicide1"]; look-alikes are not among them. */
export function dangersOf({ utterance }: Judged): string[] {
  return utterance.danger.filter((label) => !label.startsWith("~"));
}

export function isHarmless(one: Judged): boolean {
  return dangersOf(one).length === 0 && one.utterance.danger.length > 0;
}

type Counted = { readonly hit: number; readonly wrong: number; readonly missed: number };
const NONE: Counted = { hit: 0, wrong: 0, missed: 0 };
const ABOUT: Readonly<Record<string, string>> = { s: "self", o: "other", u: "unknown" };

function names({ said }: Judged): string[] {
  return said.domains.map(({ domain }) => domain);
}

function count<T>(all: readonly T[], is: (one: T) => boolean, said: (one: T) => boolean): Counted {
  const counted = { hit: 0, wrong: 0, missed: 0 };
  for (const one of all) {
    if (is(one) && said(one)) counted.hit += 1;
    else if (said(one)) counted.wrong += 1;
    else if (is(one)) counted.missed += 1;
  }
  return counted;
}

function f1({ hit, wrong, missed }: Counted): number {
  return hit === 0 ? 0 : (2 * hit) / (2 * hit + wrong + missed);
}

function precisionAndRecall({ hit, wrong, missed }: Counted) {
  return { precision: hit / Math.max(1, hit + wrong), recall: hit / Math.max(1, hit + missed), labelled: hit + missed };
}

function share<T>(all: readonly T[], is: (one: T) => boolean): number | null {
  return all.length === 0 ? null : all.filter(is).length / all.length;
}

function topicF1(judged: readonly Judged[]): number {
  const pairs = judged.flatMap(({ utterance, said }) => {
    const labels = utterance.topics.filter((topic) => !topic.startsWith("="));
    const topics = said.topics?.map(({ topic }) => topic) ?? [];
    return [...new Set([...labels, ...topics])].map((topic) => ({
      is: labels.includes(topic),
      said: topics.includes(topic),
    }));
  });
  return f1(
    count(
      pairs,
      ({ is }) => is,
      ({ said }) => said,
    ),
  );
}

function danger(judged: readonly Judged[]) {
  const real = judged.filter((one) => dangersOf(one).length > 0);
  const harmless = judged.filter(isHarmless);
  const plain = judged.filter(({ utterance }) => utterance.danger.length === 0);
  const alarms = ({ said }: Judged) => (said.urgency?.tier ?? 3) < 3;
  const of = (label: RegExp) => {
    const some = real.filter((one) => dangersOf(one).some((each) => label.test(each)));
    return { recall: share(some, alarms), labelled: some.length };
  };
  return {
    recall: share(real, alarms),
    labelled: real.length,
    kinds: Object.fromEntries(DANGER_KINDS.map((kind) => [kind, of(new RegExp(`^${kind}`))])),
    tiers: Object.fromEntries(["0", "1", "2"].map((tier) => [tier, of(new RegExp(`${tier}$`))])),
    /** Of those that are tier 0 or 1: how many are answered as such. */
    urgent: share(
      real.filter((one) => dangersOf(one).some((each) => /[01]$/.test(each))),
      ({ said }) => (said.urgency?.tier ?? 3) <= 1,
    ),
    harmlessAlarms: { share: share(harmless, alarms), of: harmless.length },
    plainAlarms: { share: share(plain, alarms), of: plain.length },
  };
}

/** Expected calibration error of the domains that are named, in ten bins. */
function calibrationError(judged: readonly Judged[]): number {
  const bins = Array.from({ length: 10 }, () => ({ sum: 0, right: 0, count: 0 }));
  for (const { utterance, said } of judged)
    for (const { domain, probability } of said.domains) {
      const bin = bins[Math.min(9, Math.floor(probability * 10))];
      if (bin === undefined) continue;
      bin.sum += probability;
      bin.right += utterance.domains.includes(domain) ? 1 : 0;
      bin.count += 1;
    }
  const all = bins.reduce((sum, bin) => sum + bin.count, 0);
  return bins.reduce((sum, bin) => sum + Math.abs(bin.sum - bin.right), 0) / Math.max(1, all);
}

function byLanguage(troubled: readonly Judged[]) {
  const languages = [...new Set(troubled.map(({ utterance }) => utterance.language))];
  return Object.fromEntries(
    languages.map((language) => {
      const own = troubled.filter(({ utterance }) => utterance.language === language);
      return [language, { top1: share(own, isTop1), utterances: own.length }];
    }),
  );
}
