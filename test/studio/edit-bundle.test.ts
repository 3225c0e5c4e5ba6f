import { beforeAll, describe, expect, test } from "vitest";
import { compileBundle } from "../../src/content/compile-bundle.ts";
import { editBundle } from "../../src/content/edit-bundle.ts";
import { readBundle } from "../../src/content/read-bundle.ts";
import { type Bundle, changedFiles } from "../../src/core/studio/bundle.ts";
import type { Edit } from "../../src/core/studio/edit.ts";
import { applySplices, reversed, splicesBetween } from "../../src/core/studio/splices.ts";
import { ROOT } from "./open-studio.ts";

/** What the studio's forms do, in the files as a person would have done it: comments, order and layout stay. */
let bundle: Bundle;
beforeAll(() => {
  bundle = readBundle(ROOT, "mito");
});

const pets = {
  type: "ask",
  answer: "choice",
  text: "pets.ask",
  again: "pets.again",
  save: "pets",
  choices: [
    { value: "yes", label: "pets.yes" },
    { value: "no", label: "pets.no" },
  ],
  next: "urgent",
};

/** Lines that went (-) and came (+), in order. */
const TABLE: { why: string; edits: Edit[]; path: string; lines: string[] }[] = [
  {
    why: "a way leads elsewhere",
    edits: [{ do: "set_field", flow: "intake", step: "neighbour_note", path: ["next"], value: "trouble" }],
    path: "flows/intake.yaml",
    lines: [
      "-  neighbour_note: { type: say, confidential: true, texts: [about.protected], next: told_already }",
      "+  neighbour_note: { type: say, confidential: true, texts: [about.protected], next: trouble }",
    ],
  },
  {
    why: "a choice more",
    edits: [
      {
        do: "add_item",
        flow: "intake",
        step: "about",
        path: ["choices"],
        index: 1,
        value: { value: "pet", label: "about.pet" },
      },
    ],
    path: "flows/intake.yaml",
    lines: ["+      - { value: pet, label: about.pet }"],
  },
  {
    why: "a new step after another one",
    edits: [{ do: "add_step", flow: "intake", step: "pets", value: pets, after: "hello" }],
    path: "flows/intake.yaml",
    lines: [
      "+  pets:",
      "+    type: ask",
      "+    answer: choice",
      "+    text: pets.ask",
      "+    again: pets.again",
      "+    save: pets",
      "+    choices:",
      "+      - { value: yes, label: pets.yes }",
      "+      - { value: no, label: pets.no }",
      "+    next: urgent",
    ],
  },
  {
    why: "a step is renamed, and what leads to it",
    edits: [{ do: "rename_step", flow: "intake", step: "minor_note", as: "child_note" }],
    path: "flows/intake.yaml",
    lines: [
      "-    when: [{ if: { all: [{ answer: about, is: self }, { answer: age, is: 6-17 }] }, next: minor_note }]",
      "+    when: [{ if: { all: [{ answer: about, is: self }, { answer: age, is: 6-17 }] }, next: child_note }]",
      "-  minor_note: { type: say, confidential: true, texts: [minor.note], next: find_office }",
      "+  child_note: { type: say, confidential: true, texts: [minor.note], next: find_office }",
    ],
  },
  {
    why: "a step goes, and what led to it leads to another",
    edits: [{ do: "delete_step", flow: "intake", step: "minor", instead: "find_office" }],
    path: "flows/intake.yaml",
    lines: [
      "-    next: minor",
      "+    next: find_office",
      "-  # Children must know that we never go behind their back to their parents.",
      "-  minor:",
      "-    type: branch",
      "-    when: [{ if: { all: [{ answer: about, is: self }, { answer: age, is: 6-17 }] }, next: minor_note }]",
      "-    otherwise: find_office",
    ],
  },
  {
    why: "a condition by form",
    edits: [
      {
        do: "set_field",
        flow: "intake",
        step: "told_already",
        path: ["when", 0, "if"],
        value: { not: { sure: true } },
      },
    ],
    path: "flows/intake.yaml",
    lines: [
      "-    when: [{ if: { answered: story }, next: understand }]",
      "+    when: [{ if: { not: { sure: true } }, next: understand }]",
    ],
  },
  {
    why: "a text",
    edits: [
      { do: "set_text", language: "ja", key: "intake:about.ask", text: "だれのことですか。\nおしえてください。" },
    ],
    path: "locales/ja/intake.yaml",
    lines: ["-  ask: だれのことで、困っていますか。", '+  ask: "だれのことですか。\\nおしえてください。"'],
  },
  {
    why: "texts of a new step",
    edits: [
      { do: "set_text", language: "en", key: "intake:pets.ask", text: "Do you have pets?" },
      { do: "set_text", language: "en", key: "intake:pets.yes", text: "Yes" },
    ],
    path: "locales/en/intake.yaml",
    lines: ["+pets:", "+  ask: Do you have pets?", "+  yes: Yes"],
  },
  {
    why: "an office's number",
    edits: [{ do: "set_entry", list: "agencies", id: "hokatsu-chuo", path: ["phone"], value: "029-000-0000" }],
    path: "cities/mito/agencies.yaml",
    lines: [
      "-    - { id: hokatsu-chuo, name: 中央地域包括支援センター }",
      "+    - { id: hokatsu-chuo, name: 中央地域包括支援センター, phone: 029-000-0000 }",
    ],
  },
  {
    why: "a new town in a city that had none",
    edits: [
      {
        do: "add_entry",
        list: "areas",
        value: { id: "omachi", name: "大町", kana: "おおまち", aliases: [], postcodes: ["3100062"] },
      },
    ],
    path: "cities/mito/areas.yaml",
    lines: ["-[]", '+- { id: omachi, name: 大町, kana: おおまち, aliases: [], postcodes: ["3100062"] }'],
  },
  {
    why: "the last office of its group goes with the group",
    edits: [{ do: "remove_entry", list: "agencies", id: "jiritsu-soudan" }],
    path: "cities/mito/agencies.yaml",
    lines: [
      "-- all: { role: intake, domains: [poverty] }",
      "-  each:",
      "-    - id: jiritsu-soudan",
      "-      name: 自立相談支援室",
      "-      department: seikatsu-fukushi",
      "-      order: 1",
      "-      note: 住居確保給付金、家計改善支援、就労準備支援、居住支援も",
      "-      source: 計画 6(1) ⑤",
    ],
  },
  {
    why: "a deadline of the city",
    edits: [{ do: "set_city", path: ["answer_within", "working_days", "tier3"], value: 3 }],
    path: "cities/mito/city.yaml",
    lines: [
      "-  working_days: { tier0: 0, tier1: 0, tier2: 1, tier3: 2 }",
      "+  working_days: { tier0: 0, tier1: 0, tier2: 1, tier3: 3 }",
    ],
  },
];

test.each(TABLE)("$why", ({ edits, path, lines }) => {
  const edited = editBundle(bundle, "mito", edits);
  if (!edited.ok) throw new Error(JSON.stringify(edited.refusal));
  expect(Object.keys(changedFiles(bundle, edited.bundle))).toEqual([path]);
  expect(lineDiff(bundle[path] ?? "", edited.bundle[path] ?? "")).toEqual(lines);
  // And back again, to the byte.
  expect(applySplices(edited.bundle, reversed(splicesBetween(bundle, edited.bundle)))).toEqual(bundle);
});

describe("a step on which others lean", () => {
  test("goes, and the others keep what they had from it", async () => {
    const edited = editBundle(bundle, "mito", [
      { do: "delete_step", flow: "intake", step: "trouble", instead: "choose_topics" },
    ]);
    if (!edited.ok) throw new Error(edited.refusal.why);
    const { flows } = await compileBundle(edited.bundle, "mito");
    const before = (await compileBundle(bundle, "mito")).flows.intake?.steps;
    for (const step of ["choose_topics", "correct_topics", "worst"])
      expect(flows.intake?.steps[step]).toEqual(before?.[step]);
    expect(flows.intake?.steps.trouble).toBeUndefined();
  });

  test("one of its choices changed elsewhere stays as it is here", async () => {
    const path = ["choices", 0, "label"];
    const edited = editBundle(bundle, "mito", [
      { do: "set_field", flow: "intake", step: "worst", path, value: "common:topic.debt" },
    ]);
    if (!edited.ok) throw new Error(edited.refusal.why);
    const { flows } = await compileBundle(edited.bundle, "mito");
    expect(flows.intake?.steps.worst).toMatchObject({
      choices: expect.arrayContaining([{ value: "income", label: "common:topic.debt" }]),
    });
    expect(flows.intake?.steps.trouble).toMatchObject({
      choices: expect.arrayContaining([{ value: "income", label: "common:topic.income" }]),
    });
  });
});

test("steps change places with the comments above them", async () => {
  const edited = editBundle(bundle, "mito", [{ do: "move_step", flow: "intake", step: "minor", before: "about" }]);
  if (!edited.ok) throw new Error(edited.refusal.why);
  const text = edited.bundle["flows/intake.yaml"] ?? "";
  expect(text.indexOf("# Children must know")).toBeLessThan(text.indexOf("  about:"));
  expect(text.indexOf("# Children must know")).toBeLessThan(text.indexOf("  minor:"));
  const sorted = (of: string) => of.split("\n").toSorted();
  expect(sorted(text)).toEqual(sorted(bundle["flows/intake.yaml"] ?? ""));
  expect((await compileBundle(edited.bundle, "mito")).flows).toEqual((await compileBundle(bundle, "mito")).flows);
});

test.each<{ edit: Edit; why: string }>([
  { edit: { do: "set_field", flow: "intake", step: "nobody", path: ["next"], value: "about" }, why: "step_unknown" },
  { edit: { do: "set_field", flow: "nothing", step: "hello", path: ["next"], value: "about" }, why: "flow_unknown" },
  { edit: { do: "copy_step", flow: "intake", step: "hello", as: "about" }, why: "step_exists" },
  { edit: { do: "set_entry", list: "agencies", id: "nobody", path: ["phone"], value: "1" }, why: "entry_unknown" },
  { edit: { do: "add_entry", list: "departments", value: { id: "korei-fukushi" } }, why: "entry_exists" },
])("$edit.do is refused: $why", ({ edit, why }) => {
  const first: Edit = { do: "set_text", language: "ja", key: "intake:about.ask", text: "だれ" };
  expect(editBundle(bundle, "mito", [first, edit])).toEqual({ ok: false, refusal: { index: 1, why } });
});

/** Lines that went (-) and came (+): what is left beside the longest common subsequence. */
function lineDiff(before: string, after: string): string[] {
  const [old, now] = [before.split("\n"), after.split("\n")];
  const length: number[][] = Array.from({ length: old.length + 1 }, () =>
    Array.from({ length: now.length + 1 }, () => 0),
  );
  const at = (i: number, j: number) => length[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const row = length[i];
      if (row !== undefined) row[j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const result: string[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) [i, j] = [i + 1, j + 1];
    else if (j >= now.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) result.push(`-${old[i++]}`);
    else result.push(`+${now[j++]}`);
  }
  return result.filter((line) => !/^[-+]$/.test(line));
}
