import { expect, test } from "vitest";
import { AGE_BANDS, DOMAINS, TOPICS } from "../../src/core/domain.ts";
import { domainsOfTopics } from "../../src/core/triage/domains-of-topics.ts";
import { understand } from "../../src/core/triage/understand.ts";

test.each([
  [["health"], undefined, ["disability"]],
  [["health"], "75+", ["elderly", "disability"]],
  [["health"], "6-17", ["disability", "child"]],
  [["housing"], undefined, ["poverty"]],
  [["rent"], "40-64", ["poverty"]],
  [["bills"], undefined, ["poverty"]],
  [["debt"], undefined, ["poverty"]],
  [["job"], "18-39", ["poverty"]],
  [["food"], undefined, ["poverty"]],
  [["work"], undefined, ["poverty", "other"]],
  [["community"], undefined, ["other"]],
  [["family"], undefined, ["other"]],
  [["family"], "6-17", ["child"]],
  [["childcare"], "18-39", ["child"]],
  [["care"], undefined, ["elderly"]],
  [["care"], "40-64", ["elderly"]],
  [["care"], "6-17", ["child", "elderly"]],
  [["withdrawal"], "40-64", ["poverty"]],
  [["withdrawal"], "6-17", ["child"]],
  [["violence"], "0-5", ["child"]],
  [["violence"], "75+", ["elderly"]],
  [["violence"], "18-39", ["other"]],
  [["other"], undefined, ["other"]],
  [["care", "childcare"], undefined, ["elderly", "child"]],
  [["income", "rent", "debt"], undefined, ["poverty"]],
  [[], undefined, []],
] as const)("tapped %j, age %s → %j", (topics, ageBand, domains) => {
  expect(domainsOfTopics(topics, ageBand)).toEqual(domains);
});

test("every topic leads somewhere at every age", () => {
  for (const topic of TOPICS) {
    for (const ageBand of [undefined, ...AGE_BANDS]) {
      const domains = domainsOfTopics([topic], ageBand);
      expect(domains.length).toBeGreaterThan(0);
      for (const domain of domains) expect(DOMAINS).toContain(domain);
    }
  }
});

test("topics that were tapped are understood without a word", () => {
  const understood = understand([], { topics: ["care"], ageBand: "75+" }, null);
  expect(understood.kind).toBe("consultation");
  expect(understood.sure).toBe(true);
  expect(understood.domains.map(({ domain }) => domain)).toEqual(["elderly"]);
  expect(understood.topics).toEqual([
    { topic: "care", evidence: [{ text: "care", rule: "topic.tapped" }], probability: 1 },
  ]);
});

test("the age band tapped later turns dementia into dementia before 65", () => {
  const words = ["主人の物忘れがひどくて、認知症かもしれません"];
  expect(understand(words, {}, null).patterns).not.toContain("dementia_under_65");
  const younger = understand(words, { about: "family", ageBand: "40-64" }, null);
  expect(younger.patterns).toContain("dementia_under_65");
  expect(younger.domains.map(({ domain }) => domain)).toEqual(["elderly", "disability"]);
});

test("a minor who speaks of care for a grandmother is a young carer", () => {
  const understood = understand(["おばあちゃんのお世話がたいへん"], { about: "self", ageBand: "6-17" }, null);
  expect(understood.domains[0]?.domain).toBe("child");
  expect(understood.patterns).toContain("young_carer");
});
