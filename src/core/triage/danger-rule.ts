import type { DangerKind } from "./understanding.ts";

/** One idea of a danger lexicon, in all the ways people put it. */
export type DangerRule = {
  readonly id: string;
  readonly kind: DangerKind;
  readonly tier: 0 | 1 | 2;
  readonly why: string;
  /** Any one of these is enough. See pattern.ts for 「…」 and 「漢字《かんじ》」. */
  readonly any: readonly string[];
};

/** Words around a match that make it less, or nothing at all: negation, jokes, fiction, plans of the city, the past. */
export type Softener = {
  readonly id: string;
  /** `before`: earlier in the same sentence. `around`: the same, with the match. `after`: what follows it, up to a few sentences. */
  readonly where: "before" | "around" | "after";
  readonly kinds: readonly DangerKind[];
  /** The worst tier that remains. */
  readonly leaves: 1 | 2 | 3;
  readonly why: string;
  readonly any: readonly string[];
};
