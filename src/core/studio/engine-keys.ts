import { PLACE_KINDS } from "../city/place-kind.ts";
import { About, AgeBand, Domain, Topic } from "../domain.ts";
import { COMMANDS } from "../flow/commands.ts";
import type { Flow } from "../flow/flow.ts";
import { WISHES } from "../flow/known.ts";
import { LANGUAGES } from "../language.ts";
import { DANGER_KINDS } from "../triage/understanding.ts";

/** Texts that the engine says by itself, whatever the flows are: without one of them a resident would be shown a bare key. */
export function engineKeys(flows: readonly Flow[]): string[] {
  const families = Object.entries(FAMILIES).flatMap(([prefix, names]) => names.map((name) => prefix + name));
  return [...ALONE, ...families, ...wishKeys(flows)];
}

const ROWS = [
  "office",
  "why",
  "hours",
  "phone",
  "with",
  "about",
  "main_topic",
  "topics",
  "words",
  "age",
  "area",
  "domains",
];

const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  "common:command.": COMMANDS.flatMap((command) => [command, `${command}_words`]),
  "common:topic.": Topic.options,
  "common:domain.": Domain.options,
  "common:about.": About.options,
  "common:age.": AgeBand.options,
  "common:row.": [...ROWS, "receipt", "holder", "state", "answer_by"],
  "common:card.": ["office", "summary", "receipt", "receipt_later", "open_now", "closed_now"],
  "common:case_phase.": ["opening", "offered", "accepted", "closed"],
  "common:area.": ["which", "outside", "unknown"],
  "common:showed.": ["sticker", "image", "audio", "video", "file", "other"],
  "common:aside.language_": LANGUAGES,
  "common:aside.erase_": ["yes", "no", "not"],
  "common:aside.erase_case_": ["yes", "no"],
  "common:aside.withdraw_": ["yes", "no", "not"],
  "common:aside.": ["language", "language_not", "erase", "erase_case", "withdraw"],
  "places:": ["none", "where", "title", "count", "more"],
  "places:kind.": PLACE_KINDS,
  "danger:first.": [0, 1, 2].flatMap((tier) => DANGER_KINDS.map((kind) => `${tier}_${kind}`)),
  "danger:safe_": ["yes", "no", "good"],
  "danger:safe_now_": ["yes", "no"],
  "danger:go_on_": ["yes", "no"],
};

const ALONE: readonly string[] = [
  ...["and", "answer_by", "back_none", "call", "case_accepted", "case_closed", "case_delayed", "case_passed"],
  ...["erase_asked", "erased", "holder_name", "language_changed", "media_to_agency", "no_words", "noted"],
  ...["offer_person", "old_button", "passed_on", "person_told", "place_not_now", "restarted", "share_place"],
  ...["staff_says", "status_none", "stopped", "unknown", "welcome_back", "welcome_back_case", "with_holder"],
  ...["withdrawn", "yes_words", "you_are_welcome"],
]
  .map((key) => `common:${key}`)
  .concat(["danger:card", "danger:go_on", "danger:heard", "danger:night", "danger:night_low", "danger:safe"])
  .concat(["danger:safe_now", "danger:stay", "danger:where", "danger:where_thanks", "route:outside_city"]);

/** How a wish is named in the summary, and each of its answers that is not typed freely. */
function wishKeys(flows: readonly Flow[]): string[] {
  const steps = flows.flatMap((flow) => Object.values(flow.steps));
  return WISHES.flatMap((wish) => {
    const answers = steps.flatMap((step) =>
      step.type === "ask" && step.save === wish && "choices" in step ? step.choices.map(({ value }) => value) : [],
    );
    return [wish, ...answers.map((value) => `${wish}_${value}`)].map((name) => `common:wish.${name}`);
  });
}
