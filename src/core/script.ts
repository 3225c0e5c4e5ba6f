import type { City } from "./city/city.ts";
import type { Flow } from "./flow/flow.ts";
import type { Language } from "./language.ts";
import type { CompiledRules } from "./triage/danger-signs.ts";
import type { TriageModel } from "./triage/model/triage-model.ts";

/** What texts may name. As a function it is asked only where a text names something, and has no `count` or `context`. */
export type WordParams = Readonly<Record<string, string | number>>;

/**
 * Finds a text and fills in its names. `key` is "<namespace>:<key>"; a missing text in a language falls back to ja.
 * Pure: the same arguments give the same words.
 */
export type Words = (language: Language, key: string, params?: WordParams | (() => WordParams)) => string;

/** Whether a text exists in ja, so that optional ones (`…_also`) can be asked about. */
export type HasWords = (key: string) => boolean;

/**
 * Everything a conversation is decided by, besides its session and the event: the published flows, the texts, the city,
 * the public holidays (ISO dates) that its hours depend on, and what triage has learnt. Values only; loaded and checked by `content/`.
 */
export type Script = {
  revision: string;
  /** The flow every conversation starts with. */
  main: string;
  flows: Readonly<Record<string, Flow>>;
  city: City;
  words: Words;
  has: HasWords;
  holidays: ReadonlySet<string>;
  /** The danger rules published last, whatever revision a conversation began with. */
  danger: CompiledRules;
  /** The trained model; null leaves triage to the curated rules. */
  triage: TriageModel | null;
};
