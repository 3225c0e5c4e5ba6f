import { HEADS } from "../../src/core/triage/model/heads.ts";
import { dice } from "../dice.ts";
import { inputFrom } from "./input.ts";
import type { Labelled } from "./learn.ts";

/** So many joined lines for each of the corpus; of texts of more letters than this none is made. */
const SHARE = 0.05;
const LETTERS_MAX = 60;

const LANGUAGES = HEADS.flatMap((head, at) => (head.startsWith("language:") ? [at] : []));
const TROUBLE = HEADS.indexOf("trouble");
const HARMLESS = HEADS.indexOf("harmless");
const ANY_DANGER = HEADS.indexOf("danger:any2");
/** What two people's lines do not tell together. */
const OPEN = HEADS.map((head) => /^(first|about|pattern|kind):/.test(head));

/** Two troubles told in one breath, made of lines of one language: both must be heard, whatever stands beside them. */
export function joinedLines(labelled: readonly Labelled[]): Labelled[] {
  const draw = dice(3);
  const short = labelled.filter(({ input }) => input.letters.length <= LETTERS_MAX);
  const byLanguage = Map.groupBy(short, ({ targets }) => LANGUAGES.find((head) => targets[head] === 1));
  const groups = [...byLanguage.values()].filter(({ length }) => length > 1);
  return groups.flatMap((group) =>
    Array.from({ length: Math.floor(group.length * SHARE) }, () => {
      const [one, other] = [group[Math.floor(draw() * group.length)], group[Math.floor(draw() * group.length)]];
      return one === undefined || other === undefined || one === other ? [] : [join(one, other)];
    }).flat(),
  );
}

function join(one: Labelled, other: Labelled): Labelled {
  // The mark with which one ends is the mark with which the other begins.
  const letters = Uint16Array.from([...one.input.letters, ...other.input.letters.subarray(1)]);
  const signals = Int32Array.from(new Set([...one.input.signals, ...other.input.signals]));
  return { ...one, input: inputFrom(letters, signals), targets: both(one.targets, other.targets) };
}

function both(one: Uint8Array, other: Uint8Array): Uint8Array {
  const targets = one.map((yes, head) =>
    OPEN[head] ? (yes === other[head] ? yes : 2) : Math.max(yes, other[head] ?? 0),
  );
  // Beside real danger what only sounds like it does not matter.
  if (targets[ANY_DANGER] === 1 && targets[HARMLESS] === 1) targets[HARMLESS] = 2;
  if (targets[TROUBLE] === 1)
    for (const [at, open] of OPEN.entries()) if (open && HEADS[at]?.startsWith("kind:")) targets[at] = 2;
  return targets;
}
