import { describe, expect, test } from "vitest";
import { newSession } from "../../src/core/flow/new-session.ts";
import { transition } from "../../src/core/flow/transition.ts";
import { checkSay } from "../../src/core/limits.ts";
import { handedOver, NOON, OpenTalk, spoken } from "./open-talk.ts";

const NIGHT = "2026-11-22T03:00:00+09:00";

function inDanger(at = NOON): OpenTalk {
  const talk = new OpenTalk("mito", at);
  talk.happens({ 友だち追加: "はじめて" });
  talk.taps("自分のこと");
  talk.says("もう死にたい");
  return talk;
}

describe("when a case is closed", () => {
  test("nothing of the consultation stays in the live conversation", () => {
    const talk = inDanger();
    talk.happens({ 職員: "受け付ける" });
    talk.happens({ 職員: "おわりにする" });
    const { words, answers, trail, danger, understanding, route } = talk.session();
    expect({ words, answers, trail, understanding, route }).toEqual({
      words: [],
      answers: {},
      trail: [],
      understanding: null,
      route: null,
    });
    expect(danger.tier).toBe(3);
  });

  test("the next consultation is not urgent for what an earlier one was about", () => {
    const talk = handedOver();
    talk.says("もう死にたい");
    talk.happens({ 職員: "受け付ける" });
    talk.happens({ 職員: "おわりにする" });
    talk.says("人と話したい");
    talk.tapsAll("書かない");
    expect(talk.taps("伝えていい").記録.join()).toContain("急ぎ 段階3");
  });
});

test("a case raised for danger and passed on in the middle of the talk does not cut the talk off", () => {
  const talk = inDanger(NIGHT);
  talk.says("はい");
  const passed = talk.happens({ 職員: { つなぐ: "保健所" } });
  expect(spoken(passed)).toContain("保健所へつなぎました");
  expect(spoken(passed)).toContain("いちばん近いものは");
  expect(spoken(talk.taps("借金"))).toContain("ほかにもあれば");
});

test.each([
  ["was opened", { type: "case_opened", receipt: "1", answerBy: NOON, reason: "handoff" }],
  ["is passed on", { type: "case_passed" }],
] as const)("what she says after a case %s of which her session knew nothing goes to it", (_what, news) => {
  const { script } = new OpenTalk("mito", NOON);
  const fresh = newSession({ city: "mito", conversationId: "c", revision: "r", seed: "e0", at: NOON });
  const holder = { id: "office", name: "福祉総務課" };
  const [session] = transition(script, fresh, { id: "e1", at: NOON, caseId: "case-9", holder, ...news });
  const said = { type: "said", id: "e2", at: NOON, messageId: "m2", text: "家賃が払えません" } as const;
  expect(transition(script, session, said)[1]).toMatchObject([
    { type: "add_message", caseId: "case-9" },
    { type: "say" },
  ]);
});

test("「やめたい」 to an agency is answered with what can be asked of it", () => {
  const said = spoken(handedOver().says("やめたい"));
  expect(said).toContain("同意をやめる");
  expect(said).toContain("消してほしい");
});

test.each([
  ["while an agency has it", () => handedOver().says("いまの状況")],
  ["after やめる", () => new OpenTalk("mito", NOON).says("やめる")],
])("no 戻る and no やめる is offered %s", (_when, turned) => {
  const { quick } = turned();
  expect(quick).toContain("人と話したい");
  expect(quick).not.toContain("ひとつ戻る");
  expect(quick).not.toContain("やめる");
});

test("消してほしい with a case open for danger also forgets what was told here since", () => {
  const talk = inDanger();
  talk.says("はい");
  talk.tapsAll("借金", "これで全部");
  talk.says("消してほしい");
  expect(talk.says("はい").記録).toEqual(["知らせ：erasure_asked"]);
  expect(talk.session().words).toEqual([]);
  expect(talk.session().answers).toEqual({});
});

test("words of despair are answered each time, and asked about once", () => {
  const talk = new OpenTalk("mito", NOON);
  talk.happens({ 友だち追加: "はじめて" });
  talk.taps("自分のこと");
  expect(spoken(talk.says("消えてしまいたい気持ちです"))).toContain("今夜は、安全に過ごせそうですか");
  talk.says("はい");
  talk.tapsAll("借金", "これで全部");
  const again = talk.says("消えてしまいたい");
  expect(again.つなぐ[0]).toMatch(/^【安全】/);
  expect(spoken(again)).toContain("0120-279-338");
  expect(spoken(again)).not.toContain("安全に過ごせそうですか");
  // Heard as part of the story, and the question stands again.
  expect(spoken(again)).toContain("困ることがありますか");
});

describe("where answers are read on a page of ours", () => {
  const base = { at: "2026-11-25T12:05:00+09:00", caseId: "case-1" };
  const LINK = `https://tsunagu.example.jp/page#${"x".repeat(43)}`;

  test.each(["ja", "ja-easy", "en"] as const)(
    "LINE says in %s that there is one and where, and not whose",
    (language) => {
      const talk = handedOver();
      const session = { ...talk.session(), language };
      const event = { ...base, type: "reply_waits", id: "w1", replyId: "r1", link: LINK } as const;
      const [, effects] = transition(talk.script, session, event);
      expect(effects).toMatchObject([{ type: "say", lane: "staff", staffMessageId: "r1" }]);
      const said = effects.flatMap((effect) => (effect.type === "say" ? [effect] : []));
      expect(said.flatMap(checkSay)).toEqual([]);
      expect(JSON.stringify(said)).toContain(LINK);
      expect(JSON.stringify(said)).not.toContain(session.case?.holder?.name ?? "no holder");
    },
  );

  test("what she writes there is the case's, and danger in it is heard", () => {
    const talk = handedOver();
    const wrote = (text: string) =>
      transition(talk.script, talk.session(), {
        ...base,
        type: "wrote_on_page",
        id: "p1",
        messageId: "page:1",
        text,
      })[1];
    expect(wrote("はい、お願いします")).toMatchObject([{ type: "add_message", messageId: "page:1", caseId: "case-1" }]);
    const inDanger = wrote("もう死にたい");
    expect(inDanger.map(({ type }) => type)).toEqual(expect.arrayContaining(["alert", "add_message", "say"]));
    expect(inDanger.find((effect) => effect.type === "say")).toMatchObject({ lane: "crisis", repeatable: true });
  });

  test.each([
    ["an older case of hers that is open: its office is alarmed", undefined, "case-1"],
    ["a closed one: the office that has her now is alarmed, with her words", true as const, "case-2"],
  ])("danger written on the page of %s", (_what, isOver, alarmed) => {
    const talk = handedOver();
    const before = talk.session();
    if (before.case === null) throw new Error("no case");
    const written = {
      ...base,
      type: "wrote_on_page",
      id: "p1",
      messageId: "page:1",
      text: "もう死にたい",
      isOver,
    } as const;
    for (const phase of ["handed", "asking"] as const) {
      const session = { ...before, phase, case: { ...before.case, id: "case-2" } };
      const [{ case: known }, effects] = transition(talk.script, session, written);
      expect(known?.id).toBe("case-2");
      const alerts = effects.filter((effect) => effect.type === "alert");
      expect(alerts).toMatchObject([{ caseId: alarmed, about: ["page:1"] }]);
      const read = effects.flatMap((effect) => (effect.type === "add_message" ? [effect.caseId] : []));
      expect(read.toSorted()).toEqual([...new Set(["case-1", alarmed])]);
    }
    // In the middle of a talk she has no case yet: the older one is open, and no second is opened beside it.
    const [, effects] = transition(talk.script, { ...before, phase: "asking", case: null }, written);
    expect(effects[0]).toMatchObject(isOver ? { type: "open_case" } : { type: "alert", caseId: "case-1" });
  });

  test("of a case that is over nothing becomes hers again; danger that is written there opens one, with her words", () => {
    const talk = handedOver();
    const session = { ...talk.session(), case: null, phase: "new" as const };
    const over = { ...base, id: "p1", isOver: true } as const;
    const again = { ...over, type: "reply_waits", replyId: null, link: LINK } as const;
    expect(transition(talk.script, session, again)[0].case).toBeNull();
    const written = { ...over, type: "wrote_on_page", messageId: "page:1", text: "もう死にたい" } as const;
    const [{ case: known }, effects] = transition(talk.script, session, written);
    expect(effects[0]).toMatchObject({ type: "open_case", opening: { words: [{ text: "もう死にたい" }] } });
    expect(known?.id).not.toBe(base.caseId);
  });
});
