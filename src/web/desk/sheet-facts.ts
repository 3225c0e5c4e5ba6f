import type { CaseOpening } from "../../core/casework/case-opening.ts";
import { evidenceInWords } from "../../core/casework/evidence-in-words.ts";
import type { CaseView } from "../../core/casework/views.ts";
import type { Domain } from "../../core/domain.ts";
import { names } from "../staff/names.ts";
import { words } from "./words.ts";

type SheetFact = { label: string; text: string };
/** What the resident answered, and the names of what was not asked or not answered. */
export type SheetFacts = { answered: SheetFact[]; notAsked: string[] };

type FactsOf = Pick<CaseView, "sheet" | "answers"> & Partial<Pick<CaseView, "writes">>;

/** Sorts a case into what is known from the resident and what is not known at all; nothing here is guessed. */
export function sheetFacts({ sheet, answers, writes = null }: FactsOf): SheetFacts {
  const asked: { label: string; text: string | null; unknown?: string }[] = [
    { label: words.sheet.about, text: sheet.about && names.abouts[sheet.about] },
    { label: words.sheet.age, text: sheet.ageBand && names.ages[sheet.ageBand] },
    { label: words.sheet.area, text: sheet.area?.said ?? null },
    // "Nothing urgent" and "not asked" come as the same null.
    { label: words.sheet.urgent, text: answers.urgent, unknown: words.sheet.urgentUnknown },
    { label: words.sheet.topics, text: sheet.mainTopic },
    { label: words.sheet.own, text: sheet.words.length === 0 ? null : "" },
    { label: words.sheet.wishes, text: answers.wishes.length === 0 ? null : "" },
  ];
  const spoken =
    names.spoken[sheet.language] + (writes === null ? "" : words.brackets(words.sheet.writes(names.languages[writes])));
  // Topics, own words and wishes have their own places on the sheet.
  const here = asked.slice(0, 4).flatMap(({ label, text }) => (text === null ? [] : [{ label, text }]));
  return {
    answered: [...here, { label: words.sheet.language, text: spoken }],
    notAsked: asked.filter(({ text }) => text === null).map(({ label, unknown }) => unknown ?? label),
  };
}

export type Guess = { what: string; likely: string; from: string[] };

/** What the machine made of the words, always with the words it comes from. The likeliest first. */
export function sheetGuesses(sheet: CaseOpening, domainNames: Record<Domain, string>): Guess[] {
  if (sheet.understanding === null) return [];
  const domains = sheet.understanding.domains
    .toSorted((a, b) => b.probability - a.probability)
    .map(({ domain, probability, evidence }) => ({
      what: words.sheet.domains + words.colon + domainNames[domain],
      likely: likelihood(probability),
      from: evidence.map((one) => evidenceInWords(one, names)),
    }));
  const topics = sheet.understanding.topics.map(({ topic, evidence }) => ({
    what: words.sheet.topic + words.colon + names.topics[topic],
    likely: "",
    from: evidence.map((one) => evidenceInWords(one, names)),
  }));
  const patterns = sheet.understanding.patterns.map((pattern) => ({
    what: names.patterns[pattern] ?? pattern,
    likely: "",
    from: [],
  }));
  return [...domains, ...topics, ...patterns];
}

/** A number would look more certain than it is. */
function likelihood(probability: number): string {
  if (probability >= 0.8) return words.sheet.likely.high;
  return probability >= 0.5 ? words.sheet.likely.middle : words.sheet.likely.low;
}
