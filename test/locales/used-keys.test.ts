import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadFlows } from "../../src/content/load-flows.ts";
import { CANNED_REPLIES } from "../../src/core/casework/canned-replies.ts";
import { PLACE_KINDS } from "../../src/core/city/place-kind.ts";
import { About, AgeBand, Domain, Topic } from "../../src/core/domain.ts";
import { COMMANDS } from "../../src/core/flow/commands.ts";
import { CONTACT_ANSWERS } from "../../src/core/flow/contact.ts";
import { WISHES } from "../../src/core/flow/known.ts";
import { textKeysOf } from "../../src/core/flow/leads.ts";
import { flowKey } from "../../src/core/flow/text.ts";
import { LANGUAGES } from "../../src/core/language.ts";
import { DANGER_KINDS } from "../../src/core/triage/understanding.ts";
import { isReason, ROOT, textsIn } from "./texts.ts";

const flows = Object.values(loadFlows(join(ROOT, "flows")));
const ENGINE = join(ROOT, "src/core/flow");
const source = readdirSync(ENGINE)
  .map((name) => readFileSync(join(ENGINE, name), "utf8"))
  .join("\n")
  .replace(/^\s*(\/?\*|\/\/).*$/gm, "");

/** Keys the engine makes up from what it knows: each family with all its members. */
const families: Record<string, readonly string[]> = {
  "common:command.": COMMANDS.flatMap((command) => [command, `${command}_words`]),
  "common:topic.": Topic.options,
  "common:domain.": Domain.options,
  "common:about.": About.options,
  "common:age.": AgeBand.options,
  "common:row.": [...source.matchAll(/\brow\(\s*script,\s*session,\s*"(\w+)"/g)].map(([, name]) => name ?? ""),
  "common:card.": ["open_now", "closed_now"],
  "common:page.": ["begin", "go_on", "taken", "received"],
  "common:case_phase.": ["opening", "offered", "accepted", "closed"],
  "common:area.": ["outside", "unknown"],
  "common:showed.": ["sticker", "image", "audio", "video", "file", "other"],
  "common:aside.language_": LANGUAGES,
  "common:aside.erase_": ["yes", "no"],
  "common:aside.erase_case_": ["yes", "no"],
  "common:aside.withdraw_": ["yes", "no"],
  "common:aside.": ["language", "erase", "withdraw", "contact"],
  "common:aside.contact_": CONTACT_ANSWERS,
  "common:contact.": CONTACT_ANSWERS,
  "common:wish.": wishKeys(),
  "places:kind.": PLACE_KINDS,
  "replies:": CANNED_REPLIES,
  "danger:first.": [0, 1, 2].flatMap((tier) => DANGER_KINDS.map((kind) => `${tier}_${kind}`)),
  "danger:safe_": ["yes", "no"],
  "danger:safe_now_": ["yes", "no"],
  "danger:go_on_": ["yes", "no"],
};

const byFlows = flows.flatMap((flow) =>
  Object.values(flow.steps).flatMap((step) => textKeysOf(step).map((key) => flowKey(flow.id, key))),
);
const byEngine = [
  ...[...source.matchAll(/["`]((?:common|danger|places):[a-z_.]+)["`]/g)].map(([, key]) => key ?? ""),
  ...Object.entries(families).flatMap(([prefix, names]) => names.map((name) => prefix + name)),
];
const used = new Set([...byFlows, ...byEngine]);
const said = new Set(textsIn("ja").map(({ key }) => key));

test("every text that the flows and the engine ask for is there", () => {
  expect([...used].filter((key) => !said.has(key))).toEqual([]);
});

test("every family of keys the engine makes up is known here", () => {
  const made = [...source.matchAll(/`((?:common|danger|places):[a-z_.]*)\$\{/g)].map(([, prefix]) => prefix ?? "");
  expect(made.filter((prefix) => families[prefix] === undefined)).toEqual([]);
});

test("no text is dead", () => {
  const dead = [...said].filter(
    (key) => !isReason(key) && !used.has(key) && !used.has(key.replace(/_(also|page)$/, "")),
  );
  expect(dead).toEqual([]);
});

/** How a wish is named in the summary, and each of its answers that is not typed freely. */
function wishKeys(): string[] {
  const steps = flows.flatMap((flow) => Object.values(flow.steps));
  return WISHES.flatMap((wish) => {
    const answers = steps.flatMap((step) =>
      step.type === "ask" && step.save === wish && "choices" in step ? step.choices.map(({ value }) => value) : [],
    );
    return [wish, ...answers.map((value) => `${wish}_${value}`)];
  });
}
