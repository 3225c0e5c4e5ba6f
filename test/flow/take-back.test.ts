import { expect, test } from "vitest";
import { gather } from "../../src/core/flow/gather.ts";
import { NOON, OpenTalk, spoken } from "./open-talk.ts";

const STORY = "田中です。家賃が払えなくて、もう死にたいです";

function told(): OpenTalk {
  const talk = new OpenTalk("mito", NOON);
  talk.happens({ 友だち追加: "はじめて" });
  talk.taps("自分のこと");
  return talk;
}

test("what was taken back is nowhere in the live conversation, not even as evidence of danger", () => {
  const talk = told();
  talk.says(STORY);
  talk.says("はい");
  talk.happens({ 取り消す: STORY });
  const { danger, ...rest } = talk.session();
  expect(JSON.stringify([danger.evidence, rest])).not.toMatch(/田中|家賃|死にたい/);
  expect(danger.tier).toBeLessThan(3);
});

test("戻る leads to where the words were told, never to a question about nothing", () => {
  const talk = told();
  talk.says("家賃が払えません。住む所もなくなりそうです");
  talk.taps("合っています");
  talk.happens({ 取り消す: "家賃が払えません。住む所もなくなりそうです" });
  expect(spoken(talk.says("戻る"))).toContain("どんなことで困っていますか");
  expect(talk.session().answers.topics).toBeUndefined();
});

test("what remains is read again, and 戻る keeps count of the words", () => {
  const talk = told();
  talk.says("家賃が払えません");
  talk.taps("もう少し話したい");
  talk.says("母の介護でつかれています");
  talk.happens({ 取り消す: "家賃が払えません" });
  expect(talk.session().answers.topics).toEqual(["care"]);
  talk.says("戻る");
  expect(talk.session().words).toEqual([]);
});

test("a line that was taken back before it arrived is not told as part of the next one", () => {
  const said = (id: string, text: string) => ({ type: "said" as const, id, at: NOON, messageId: id, text });
  const talk = told();
  const session = { ...talk.session(), unsent: ["m1"] };
  const lines = [said("m1", "妻に殴られて"), said("m2", "家賃が払えません")];
  expect(gather(talk.script, session, lines)).toEqual([lines[1]]);
});
