import type { About, AgeBand, Topic } from "../domain.ts";
import { type Age, agesIn } from "./ages.ts";
import { type Folded, quote } from "./fold.ts";
import { makeFinder } from "./gate.ts";
import { SIGNS_ABROAD } from "./lexicon-abroad.ts";
import { CHILD_SIGNS } from "./lexicon-child.ts";
import { DISABILITY_SIGNS } from "./lexicon-disability.ts";
import { ELDERLY_SIGNS } from "./lexicon-elderly.ts";
import { HARM_SIGNS, HOUSEHOLD_SIGNS } from "./lexicon-household.ts";
import { OTHER_SIGNS } from "./lexicon-other.ts";
import { POVERTY_SIGNS } from "./lexicon-poverty.ts";
import { TALK_SIGNS } from "./lexicon-talk.ts";
import { compilePattern, occurs, type Place } from "./pattern.ts";
import type { Mark, StorySign } from "./story-sign.ts";
import type { Evidence } from "./understanding.ts";

/** What a story says, before anything is concluded from it. */
export type Story = {
  readonly found: readonly Found[];
  readonly marks: ReadonlySet<Mark>;
  /** The words behind some facts, for evidence: 「80歳の母・ひきこもり」. */
  readonly quoteMarks: (marks: readonly Mark[]) => string;
};

export type Found = { readonly sign: StorySign; readonly strength: number; readonly evidence: Evidence };

type Tapped = { readonly about?: About; readonly topics?: readonly Topic[]; readonly ageBand?: AgeBand };

/**
 * Finds the signs of a story in all its messages; what was taken back (「介護じゃなくて」) does not count.
 * @param romaji each message with its romaji read as kana, null where it holds none.
 */
export function readStory(messages: readonly Folded[], romaji: readonly (Folded | null)[], told: Tapped): Story {
  const readings = readingsOf(messages, romaji);
  const found = signsIn(readings);
  const quotes = new Map<Mark, string>();
  for (const { sign, evidence } of found)
    for (const mark of sign.marks ?? []) quotes.set(mark, quotes.get(mark) ?? evidence.text);
  if (messages.some(({ source }) => /[?？]/.test(source))) quotes.set("asked", "？");
  for (const [mark, text] of agesAsMarks(messages, quotes)) quotes.set(mark, quotes.get(mark) ?? text);
  for (const mark of bandAsMarks(told, quotes)) quotes.set(mark, quotes.get(mark) ?? `${told.ageBand}`);
  return {
    found,
    marks: new Set(quotes.keys()),
    quoteMarks: (marks) => [...new Set(marks.flatMap((mark) => quotes.get(mark) ?? []))].join("・"),
  };
}

const SIGNS = [
  ...ELDERLY_SIGNS,
  ...DISABILITY_SIGNS,
  ...CHILD_SIGNS,
  ...POVERTY_SIGNS,
  ...OTHER_SIGNS,
  ...HARM_SIGNS,
  ...HOUSEHOLD_SIGNS,
  ...TALK_SIGNS,
  ...SIGNS_ABROAD,
];
const FINDER = makeFinder(SIGNS.map(({ any }) => compilePattern(any.join("|"))));

/** 「さっきのは違います」: what was said before counts less. */
const RETRACTED = /^(いえ|いや|あ)?、?(違い?ま?す?|ちが(う|い)|間違え|まちがえ|さつきのは|訂正)|じやなくて|ではなくて/;
const RETRACTED_STRENGTH = 0.4;
/** Directly behind a sign: 「介護ではなく」「借金はありません」. */
const DENIED = compilePattern(
  "^(の(こと|話|問題|相談))?(とか)?(では|じゃ)(な(い(?!か|で|だろ)|く)|ありません(?!か))|^(は|とか|も)(特に|もう|一切|まだ|全然)?(な(い(?=。|、|$|です|し|けど)|く)|ありません|いません|いない(?!の)|必要(ない|ありません)|してい?ません)",
);

const DENIAL_MAX = 16;
/** The letters that it begins with: what begins otherwise need not be tried. */
const DENIAL_BEGINS = "のとでじはも";

type Reading = { readonly folded: Folded; readonly strength: number };

/** Where the last message stands that takes back what was said before; 0 when none does. */
export function lastRetraction(messages: readonly Folded[]): number {
  return Math.max(
    0,
    messages.findLastIndex(({ text }) => RETRACTED.test(text)),
  );
}

/** Each message as written and, where it holds any, with its romaji read as kana; what was retracted later weighs less. */
function readingsOf(messages: readonly Folded[], romaji: readonly (Folded | null)[]): Reading[] {
  const retraction = messages.length > 1 ? lastRetraction(messages) : 0;
  return messages.flatMap((folded, at) => {
    const strength = at < retraction ? RETRACTED_STRENGTH : 1;
    const kana = romaji[at] ?? null;
    return kana === null
      ? [{ folded, strength }]
      : [
          { folded, strength },
          { folded: kana, strength },
        ];
  });
}

/** The strongest place of each sign, in the order of the signs; a denial takes back what was said before it. */
function signsIn(readings: readonly Reading[]): Found[] {
  const best = new Map<number, Found | undefined>();
  for (const { folded, strength } of readings) {
    for (const { owner, places } of FINDER(folded.text)) {
      const sign = SIGNS[owner];
      if (sign === undefined) continue;
      let found = best.get(owner);
      for (const { from, to } of places) found = strongest(found, { sign, folded, strength, from, to });
      best.set(owner, found);
    }
  }
  // Of a single reading they come in their order.
  const inOrder = readings.length === 1 ? [...best] : [...best].sort(([a], [b]) => a - b);
  return inOrder.flatMap(([, found]) => found ?? []);
}

type Told = Place & Reading & { readonly sign: StorySign };

function strongest(best: Found | undefined, { sign, folded, strength, from, to }: Told): Found | undefined {
  if (isDenied(folded.text, to)) return undefined;
  if (best !== undefined && strength <= best.strength) return best;
  return { sign, strength, evidence: { text: quote(folded, from, to), rule: sign.id } };
}

function isDenied(text: string, behind: number): boolean {
  return DENIAL_BEGINS.includes(text.charAt(behind) || " ") && occurs(DENIED, text.slice(behind, behind + DENIAL_MAX));
}

function agesAsMarks(messages: readonly Folded[], known: ReadonlyMap<Mark, string>): [Mark, string][] {
  const ages = messages.flatMap((folded) =>
    agesIn(folded.text).map((age) => ({ ...age, text: quote(folded, age.from, age.to) })),
  );
  if (ages.length === 0) return [];
  const marks = ages.flatMap((age) => marksOf(age).map((mark): [Mark, string] => [mark, age.text]));
  const young = ages.find((age) => isPatientUnder65(age, known));
  const oldest = Math.max(0, ...ages.filter(({ who }) => who !== "self").map(({ years }) => years));
  return young !== undefined && oldest < 65 ? [...marks, ["under-65", young.text]] : marks;
}

function marksOf({ who, years }: Age): Mark[] {
  const child = who === "child" || who === "sibling";
  if (years >= 65) return ["elder"];
  if (who === "self" && years < 18) return ["speaker-minor", "minor"];
  if (who === "self" && years < 40) return ["speaker-young"];
  // a child of forty has parents near seventy
  if (child && years >= 40) return ["elder"];
  return years < 18 && who !== "parent" ? ["minor"] : [];
}

function isPatientUnder65({ who, years }: Age, known: ReadonlyMap<Mark, string>): boolean {
  if (years < 40 || years >= 65 || who === "child") return false;
  return who !== "self" || !(known.has("parent") || known.has("elder") || known.has("spouse"));
}

function bandAsMarks({ about, ageBand }: Tapped, known: ReadonlyMap<Mark, string>): Mark[] {
  switch (ageBand) {
    case "0-5":
      return ["minor", "baby"];
    case "6-17":
      return about === "self" ? ["minor", "speaker-minor"] : ["minor"];
    case "18-39":
      return about === "self" ? ["speaker-young"] : known.has("dementia") ? ["under-65"] : [];
    case "40-64":
      return known.has("elder") ? [] : ["under-65"];
    case "65-74":
    case "75+":
      return ["elder"];
    case undefined:
      return [];
    default:
      return ageBand satisfies never;
  }
}
