import { afterEach, beforeEach, expect, test } from "vitest";
import { TURN_TRIES_MAX } from "../../src/app/live-store.ts";
import { coordinator } from "../contracts/case-fixtures.ts";
import { BrokenTalk, faulty, LEASE_MS, MINUTE_MS, shipped, withFault } from "./broken-talk.ts";

/** A turn that cannot be handled, through the real stores: what she hears, whom it alarms, and that nothing is lost. */
let talk: BrokenTalk;
beforeEach(async () => {
  talk = await BrokenTalk.open();
});
afterEach(() => talk.close());

test("a turn over which the script throws: she hears, and nobody is alarmed where there is no danger", async () => {
  talk.scripts.set("mito", faulty);
  await talk.says("家賃が払えません");
  await talk.settle();
  expect(talk.heard.join()).toContain("受け取れませんでした");
  expect(talk.heard.join()).toContain("福祉総務課の電話：市役所に確認中です");
  expect(talk.heard.join()).toMatch(/110番か119番/);
  expect(talk.heard).toHaveLength(1);
  expect(await talk.alarms()).toEqual([]);
  expect(await talk.letters()).toEqual(["said-1 Error"]);
  expect(await talk.session()).toBeNull();
});

test("danger in it is answered and alarms staff; tried again once the fault is gone, it is the same case and the talk goes on", async () => {
  await talk.says("家賃が払えません");
  await talk.settle();
  const before = await talk.session();
  talk.scripts.set("mito", faulty);
  talk.heard = [];
  await talk.says("もう死にたいです");
  await talk.settle();
  const kept = await talk.session();
  expect(kept).toEqual({ ...before, case: kept?.case, danger: kept?.danger });
  expect(talk.heard[0]).toContain("一人にならないでください");
  expect(talk.heard[0]).toContain('"110"');
  expect(talk.heard.join()).not.toContain("aside-");
  expect(talk.heard[1]).toContain("受け取れませんでした");
  const [alarm] = await talk.alarms();
  expect(alarm).toMatchObject({ tier: 1, kinds: ["suicide"], since: expect.any(String) });
  const found = await talk.records.readCase(coordinator, alarm?.caseId ?? "", talk.at());
  expect(found).toMatchObject({ ok: true, value: { opening: { words: [{ text: "もう死にたいです" }] } } });

  talk.scripts.set("mito", shipped);
  talk.heard = [];
  // Besides hers, what the record answered about the case.
  expect(await talk.letters()).toHaveLength(2);
  for (const { id } of await talk.live.deadLetters(10)) expect(await talk.live.retryDead(id, talk.now)).toBe("again");
  await talk.settle();
  expect(talk.heard.join()).toContain("安全に過ごせそうですか");
  expect(await talk.alarms()).toEqual([alarm]);
  expect(await talk.letters()).toEqual([]);
  expect((await talk.session())?.case).toMatchObject({ id: alarm?.caseId, receipt: alarm?.receipt });
});

test("a session that does not open: every danger is talk.heard, the rest is said once in ten minutes; whole again, all can be tried again", async () => {
  await talk.says("家賃が払えません");
  await talk.settle();
  const before = await talk.session();
  talk.spoil("CREATE TABLE kept AS SELECT body FROM session; UPDATE session SET body = x'00'");
  talk.heard = [];
  await talk.says("電気も止まりそうです");
  await talk.settle();
  expect(talk.heard.join().match(/受け取れませんでした/g)).toHaveLength(1);
  await talk.says("だれかいますか");
  await talk.settle();
  expect(talk.heard).toHaveLength(1);
  await talk.says("もう死にたい");
  await talk.settle();
  expect(talk.heard).toHaveLength(2);
  expect(talk.heard[1]).toContain("一人にならないでください");
  expect(await talk.alarms()).toMatchObject([{ kinds: ["suicide"] }]);
  talk.now += 11 * MINUTE_MS;
  await talk.says("まだいますか");
  await talk.settle();
  expect(talk.heard[2]).toContain("受け取れませんでした");
  // Besides her four, what the record answered about the case.
  const lost = await talk.live.deadLetters(10);
  expect(lost.map(({ reason }) => reason)).toEqual(Array(5).fill("session_unreadable"));

  talk.spoil("UPDATE session SET body = (SELECT body FROM kept)");
  expect(await talk.session()).toEqual(before);
  talk.heard = [];
  for (const { id } of lost) expect(await talk.live.retryDead(id, talk.now)).toBe("again");
  await talk.settle();
  expect(await talk.letters()).toEqual([]);
  expect((await talk.session())?.words.map(({ text }) => text).join()).toContain("電気も止まりそう");
  expect(talk.heard.join()).not.toContain("受け取れませんでした");
});

test("where the program dies over it each time she hears, too", async () => {
  await talk.says("もう死にたいです");
  // The last time alone.
  for (let n = 0; n <= TURN_TRIES_MAX; n += 1) {
    await talk.live.claimTurn(talk.now, LEASE_MS);
    talk.now += LEASE_MS;
  }
  await talk.settle();
  expect(talk.heard.join()).toContain("一人にならないでください");
  expect(await talk.alarms()).toHaveLength(1);
  expect(await talk.letters()).toEqual(["said-1 crashed"]);
});

test.each([
  ["the danger rules", { danger: null }, "一人にならないでください", 1],
  ["the holidays", { holidays: null }, "に電話する", 0],
  ["the texts", { words: null }, "call 110 or 119", 0],
  ["the city", { city: null }, "call 110 or 119", 0],
])("what fails is %s: she is given at least the numbers", async (_what, broken, heardThen, alarmed) => {
  talk.scripts.set("mito", withFault(broken));
  await talk.says("もう死にたいです");
  await talk.settle();
  expect(talk.heard.join()).toContain(heardThen);
  expect(await talk.alarms()).toHaveLength(alarmed);
  expect(talk.heard.join()).toMatch(/110.*119/s);
  expect(await talk.letters()).toHaveLength(1);
});
