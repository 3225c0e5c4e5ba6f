import type { Domain, Topic } from "../domain.ts";

/**
 * Facts that decide only together with others: dementia alone is elderly, dementia before 65 is disability too.
 * The rules that join them are in principles.ts.
 */
export type Mark =
  | "agitated" // trouble, worry: a consultation rather than a question
  | "arrears"
  | "asked" // has the form of a question
  | "baby"
  | "care" // somebody needs or gives care
  | "carer" // the speaker looks after somebody
  | "complaint"
  | "dementia"
  | "developmental" // a child develops differently; not (yet) a diagnosis
  | "diagnosed"
  | "died"
  | "disability"
  | "elder" // an old person belongs to the story
  | "foreign"
  | "fraud"
  | "greeting"
  | "grown-child" // an adult son or daughter lives at home without work
  | "hoard"
  | "illness"
  | "live-on-parent" // the speaker, an adult, lives on a parent
  | "minor" // somebody under 18 belongs to the story
  | "money"
  | "neighbour"
  | "no-school"
  | "no-work"
  | "parent" // a parent of the speaker is the person cared for or worried about
  | "partner-violence"
  | "pregnant"
  | "service" // already uses disability services or holds a handbook
  | "sibling"
  | "single-parent"
  | "speaker-minor" // the speaker is under 18, or sounds it
  | "speaker-young" // 18 to the thirties: young carers have no upper limit at 18
  | "spouse"
  | "thanks"
  | "under-65" // the person with the illness is an adult under 65
  | "violence"
  | "withdrawal";

/** One idea of the story lexicons. Weights: 1 a hint, 2 clear, 3 decisive. */
export type StorySign = {
  readonly id: string;
  readonly adds?: Partial<Record<Domain, number>>;
  readonly topics?: readonly Topic[];
  readonly marks?: readonly Mark[];
  /** Any one of these is enough. See pattern.ts for 「…」 and 「漢字《かんじ》」. */
  readonly any: readonly string[];
};
