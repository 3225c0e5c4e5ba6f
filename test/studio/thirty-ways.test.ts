import { expect, test } from "vitest";
import { compileBundle } from "../../src/content/compile-bundle.ts";
import { readBundle } from "../../src/content/read-bundle.ts";
import { withFiles } from "../../src/core/studio/bundle.ts";
import { ROOT } from "./open-studio.ts";

/** How people break a flow: each is refused with its place (file and line) and what to do. */
const shipped = readBundle(ROOT, "mito");
const FLOW = "flows/intake.yaml";
const JA = "locales/ja/intake.yaml";
const EN = "locales/en/intake.yaml";

type Slip = { why: string; file: string; from: string | RegExp; to: string; code: string; at: string; mend: RegExp };

const SLIPS: Slip[] = [
  {
    why: "a bracket that is not closed",
    file: FLOW,
    from: "steps:\n",
    to: "steps: [\n",
    code: "yaml",
    at: `${FLOW}:15`,
    mend: /かっこ/,
  },
  {
    why: "a line pushed in too far",
    file: FLOW,
    from: "    answer: choice\n    text: about.ask",
    to: "      answer: choice\n    text: about.ask",
    code: "yaml",
    at: `${FLOW}:16`,
    mend: /字下げ/,
  },
  {
    why: "a step whose name is there twice",
    file: FLOW,
    from: "  minor_note:",
    to: "  about:",
    code: "yaml",
    at: `${FLOW}:183`,
    mend: /確かめて/,
  },
  {
    why: "a kind of step that does not exist",
    file: FLOW,
    from: "type: say",
    to: "type: sai",
    code: "step_kind",
    at: `${FLOW}:13`,
    mend: /type は ask・say/,
  },
  {
    why: "a kind of question that does not exist",
    file: FLOW,
    from: "answer: choice\n    text: about",
    to: "answer: chioce\n    text: about",
    code: "step_kind",
    at: `${FLOW}:15`,
    mend: /answer は choice/,
  },
  {
    why: "a mistyped field",
    file: FLOW,
    from: "save: about",
    to: "svae: about",
    code: "shape",
    at: `${FLOW}:15`,
    mend: /つづり/,
  },
  {
    why: "a question without a way on",
    file: FLOW,
    from: "    next: from_topics\n",
    to: "",
    code: "shape",
    at: `${FLOW}:37`,
    mend: /next に/,
  },
  {
    why: "one choice alone",
    file: FLOW,
    from: '      - { value: "no", label: anonymous.name }\n',
    to: "",
    code: "shape",
    at: `${FLOW}:287`,
    mend: /2つ以上/,
  },
  {
    why: "a text instead of its key",
    file: FLOW,
    from: "text: worst.ask",
    to: "text: どれがいちばんですか",
    code: "shape",
    at: `${FLOW}:124`,
    mend: /locales\//,
  },
  {
    why: "a value that would break a button",
    file: FLOW,
    from: "value: neighbour,",
    to: "value: a|b,",
    code: "shape",
    at: `${FLOW}:24`,
    mend: /英小文字/,
  },
  {
    why: "an expression instead of a condition",
    file: FLOW,
    from: "if: { sure: true }, next: confirm",
    to: "if: sure, next: confirm",
    code: "shape",
    at: `${FLOW}:70`,
    mend: /項目の集まり/,
  },
  {
    why: "an id that is not the file's",
    file: FLOW,
    from: "id: intake",
    to: "id: intaek",
    code: "id_differs",
    at: `${FLOW}:5`,
    mend: /intake にして/,
  },
  {
    why: "a way to a step that is not there",
    file: FLOW,
    from: "next: told_already }",
    to: "next: nowhere }",
    code: "target_missing",
    at: `${FLOW}:29`,
    mend: /行き先を選びなおす/,
  },
  {
    why: "a choice that leads nowhere",
    file: FLOW,
    from: "label: about.neighbour, next: neighbour_note",
    to: "label: about.neighbour, next: neighbor_note",
    code: "target_missing",
    at: `${FLOW}:24`,
    mend: /足してください/,
  },
  {
    why: "a start that is not there",
    file: FLOW,
    from: "start: hello",
    to: "start: helo",
    code: "start_missing",
    at: `${FLOW}:7`,
    mend: /start や person/,
  },
  {
    why: "no way to a person",
    file: FLOW,
    from: "person: person_hello\n",
    to: "",
    code: "no_person",
    at: `${FLOW}:4`,
    mend: /person に/,
  },
  {
    why: "a step that nothing leads to",
    file: FLOW,
    from: "next: minor\n",
    to: "next: find_office\n",
    code: "unreached",
    at: `${FLOW}:179`,
    mend: /行き先にする/,
  },
  {
    why: "a call of a flow that is not there",
    file: FLOW,
    from: "flow: wishes",
    to: "flow: wish",
    code: "flow_missing",
    at: `${FLOW}:236`,
    mend: /その流れを足して/,
  },
  {
    why: "a loop that asks nothing",
    file: FLOW,
    from: "minor_note: { type: say, confidential: true, texts: [minor.note], next: find_office }",
    to: "minor_note: { type: say, confidential: true, texts: [minor.note], next: minor }",
    code: "silent_loop",
    at: `${FLOW}:179`,
    mend: /輪の中に質問/,
  },
  {
    why: "questions without an end",
    file: "flows/places.yaml",
    from: "    next: done",
    to: "    next: shown",
    code: "dead_end",
    at: "flows/places.yaml:9",
    mend: /end/,
  },
  {
    why: "a flow that calls itself",
    file: "flows/places.yaml",
    from: "done: { type: end }",
    to: "done: { type: call, flow: places, next: end }\n  end: { type: end }",
    code: "silent_loop",
    at: "flows/places.yaml:23",
    mend: /行き先を変えて/,
  },
  {
    why: "two choices with one value",
    file: FLOW,
    from: "value: family, label: about.family",
    to: "value: self, label: about.family",
    code: "value_doubled",
    at: `${FLOW}:22`,
    mend: /どちらかの value/,
  },
  {
    why: "ages that nobody has",
    file: FLOW,
    from: "range: [6, 17]",
    to: "range: [17, 6]",
    code: "unanswerable",
    at: `${FLOW}:170`,
    mend: /数の範囲/,
  },
  {
    why: "a choice among what nobody chose",
    file: FLOW,
    from: "    of: topics\n",
    to: "    of: trobles\n",
    code: "never_saved",
    at: `${FLOW}:123`,
    mend: /save の名前/,
  },
  {
    why: "a condition on a value that no button has",
    file: FLOW,
    from: "answer: age, is: 6-17",
    to: "answer: age, is: 6-18",
    code: "condition_never",
    at: `${FLOW}:181`,
    mend: /選択肢の value/,
  },
  {
    why: "a handoff nobody was asked about",
    file: FLOW,
    from: "route_office: { type: route, next: office }",
    to: "route_office: { type: route, next: handoff }",
    code: "handoff_without_consent",
    at: `${FLOW}:305`,
    mend: /consent/,
  },
  {
    why: "free words before the purpose is told",
    file: FLOW,
    from: "start: hello",
    to: "start: trouble",
    code: "no_purpose_first",
    at: `${FLOW}:37`,
    mend: /say/,
  },
  {
    why: "a text that is not there",
    file: FLOW,
    from: "text: fix.ask",
    to: "text: fix.question",
    code: "text_missing",
    at: `${FLOW}:253`,
    mend: /locales\/ja\/intake\.yaml/,
  },
  {
    why: "a text of the engine that was taken out",
    file: "locales/ja/danger.yaml",
    from: /^go_on: .*\n/m,
    to: "",
    code: "text_missing",
    at: "locales/ja/danger.yaml:5",
    mend: /足して/,
  },
  {
    why: "a translation that is not there",
    file: EN,
    from: /^ {2}protected: .*\n/m,
    to: "",
    code: "translation_missing",
    at: `${EN}:7`,
    mend: /知らせてくれて/,
  },
  {
    why: "a name that the translation lost",
    file: EN,
    from: "{{offices}}",
    to: "the office",
    code: "placeholder_differs",
    at: `${EN}:119`,
    mend: /同じ \{\{/,
  },
  {
    why: "a name that nothing fills in",
    file: JA,
    from: "こんにちは。{{city}}の",
    to: "こんにちは。{{citty}}の",
    code: "placeholder_unknown",
    at: `${JA}:3`,
    mend: /つづり/,
  },
  {
    why: "a button too long for LINE",
    file: JA,
    from: "  family: 家族のこと",
    to: `  family: ${"家族のことで、とても困っています".repeat(3)}`,
    code: "limit",
    at: `${JA}:11`,
    mend: /短くする/,
  },
  {
    why: "a question too long for LINE, in one language",
    file: EN,
    from: /^ {2}ask: .*$/m,
    to: `  ask: ${"Who is it. ".repeat(150)}`,
    code: "limit",
    at: `${EN}:8`,
    mend: /短くする/,
  },
  {
    why: "two buttons that read the same",
    file: JA,
    from: "  family: 家族のこと",
    to: "  family: 自分のこと",
    code: "label_doubled",
    at: `${JA}:11`,
    mend: /ことばを変えて/,
  },
  {
    why: "yes without quotes",
    file: JA,
    from: "  more: もう少し話したい",
    to: "  more: 12",
    code: "shape",
    at: `${JA}:32`,
    mend: /引用符/,
  },
  {
    why: "an office in a domain that does not exist",
    file: "cities/mito/agencies.yaml",
    from: "domains: [disability]",
    to: "domains: [disabled]",
    code: "shape",
    at: "cities/mito/agencies.yaml:32",
    mend: /elderly/,
  },
  {
    why: "a lead department that is not there",
    file: "cities/mito/city.yaml",
    from: "lead_department: fukushi-somu",
    to: "lead_department: fukushi",
    code: "city",
    at: "cities/mito/city.yaml:18",
    mend: /課の一覧からえらぶ/,
  },
  {
    why: "a hotline that nobody knows",
    file: "cities/mito/city.yaml",
    from: "dv-plus",
    to: "dv-minus",
    code: "city",
    at: "cities/mito/city.yaml:50",
    mend: /一覧に足して/,
  },
];

test("there are at least thirty", () => {
  expect(SLIPS.length).toBeGreaterThanOrEqual(30);
});

test.each(SLIPS)("$why", async ({ file, from, to, code, at, mend }) => {
  const text = shipped[file] ?? "";
  const broken = text.replace(from, to);
  expect(broken).not.toBe(text);
  const { problems } = await compileBundle(withFiles(shipped, { [file]: broken }), "mito", { shipped });
  const errors = problems.filter(({ level }) => level === "error");
  const found = errors.filter((problem) => problem.code === code);
  expect(errors.map((problem) => `${problem.code} ${problem.file}:${problem.line}`)).toContain(`${code} ${at}`);
  expect(found.map((problem) => problem.mend).join("\n")).toMatch(mend);
  expect(found.every(({ message }) => message.length > 5)).toBe(true);
});

test("more than seven taps before anything useful", async () => {
  // Five more questions right after the first one.
  const names = ["more_a", "more_b", "more_c", "more_d", "more_e"];
  const steps = names.map((name, at) => {
    const next = names[at + 1] ?? "told_already";
    return `  ${name}: { type: ask, answer: text, text: talk.ask, again: talk.again, save: ${name}, next: ${next} }\n`;
  });
  const text = (shipped[FLOW] ?? "")
    .replace("  # Whoever tells of somebody else", `${steps.join("")}  # Whoever tells of somebody else`)
    .replace("    next: told_already\n", "    next: more_a\n")
    .replace("[about.protected], next: told_already }", "[about.protected], next: more_a }")
    .replace("{ answered: about }, next: told_already", "{ answered: about }, next: more_a");
  const { problems } = await compileBundle(withFiles(shipped, { [FLOW]: text }), "mito");
  const errors = problems.filter(({ level }) => level === "error");
  expect(errors.map(({ code, place, message }) => [code, place.step, message])).toEqual([
    ["too_many_taps", "hello", "役に立つ答えまでに、8回答えなければなりません（7回まで）"],
  ]);
});

test("no button by which danger can be told", async () => {
  const text = (shipped[FLOW] ?? "").replaceAll(/, danger: \{[^}]*\}/g, "");
  const { problems } = await compileBundle(withFiles(shipped, { [FLOW]: text }), "mito");
  expect(problems).toContainEqual(expect.objectContaining({ code: "no_danger_exit", level: "error", file: FLOW }));
});
