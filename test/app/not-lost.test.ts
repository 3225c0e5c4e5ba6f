import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Event } from "../../src/core/event.ts";
import { BrokenTalk, CONVERSATION, faulty, MINUTE_MS, shipped, withFault } from "./broken-talk.ts";

/** Where one event cannot be handled: what becomes of the others, and of her case, through the real stores. */
let talk: BrokenTalk;
beforeEach(async () => {
  talk = await BrokenTalk.open();
});
afterEach(() => talk.close());

const breaks = () => talk.scripts.set("mito", faulty);
const isMended = () => talk.scripts.set("mito", shipped);

describe("the case that last words open", () => {
  test("is known to her talk: later words and dangers go to it, what is taken back goes from it, and she is answered in it", async () => {
    await talk.says("家賃が払えません");
    await talk.settle();
    breaks();
    await talk.says("もう死にたいです");
    await talk.settle();
    await talk.says("橋の上にいる。飛びおりる");
    await talk.settle();
    await talk.says("さむい");
    await talk.settle();
    const [alarm, ...more] = await talk.alarms();
    const caseId = alarm?.caseId ?? "";
    expect(more).toEqual([]);
    expect(await talk.staffRead(caseId)).toEqual(["もう死にたいです", "橋の上にいる。飛びおりる", "さむい"]);
    await talk.happens({ type: "unsent", ...talk.base("u1"), messageId: "m-said-3" });
    await talk.settle();
    expect(await talk.staffRead(caseId)).toEqual(["もう死にたいです", "さむい"]);
    isMended();
    await talk.says("もう死にたい、助けて");
    await talk.settle();
    expect(await talk.staffRead(caseId)).toContain("もう死にたい、助けて");
    await talk.retryAll();
    expect(await talk.letters()).toEqual([]);
    expect(await talk.alarms()).toHaveLength(1);
    expect(await talk.session()).toMatchObject({ case: { id: caseId, receipt: alarm?.receipt } });
    const read = await talk.staffRead(caseId);
    expect(read.toSorted()).toEqual([...new Set(read)].toSorted());
    await talk.staffAnswers(caseId, "すぐ行きます");
    await talk.settle();
    await talk.says("まっています");
    await talk.settle();
    expect(talk.heard.join()).toContain("すぐ行きます");
    expect(await talk.staffRead(caseId)).toContain("まっています");
  });

  test("is one, also while her session does not open; then its news is hers", async () => {
    await talk.says("家賃が払えません");
    await talk.settle();
    talk.spoil("CREATE TABLE kept AS SELECT body FROM session; UPDATE session SET body = x'00'");
    for (const text of ["もう死にたい", "いま橋の上です。飛びおりる"]) {
      await talk.says(text);
      await talk.settle();
    }
    const [alarm, ...more] = await talk.alarms();
    expect(more).toEqual([]);
    expect(await talk.staffRead(alarm?.caseId ?? "")).toEqual(["もう死にたい", "いま橋の上です。飛びおりる"]);
    talk.spoil("UPDATE session SET body = (SELECT body FROM kept)");
    const news = (await talk.live.deadLetters(20)).filter(({ id }) => id.startsWith("case:"));
    expect(news.length).toBeGreaterThan(0);
    for (const { id } of news) await talk.live.retryDead(id, talk.now);
    await talk.settle();
    expect(await talk.session()).toMatchObject({ case: { id: alarm?.caseId, reason: "danger", phase: "offered" } });
    await talk.says("もう死にたい、助けて");
    await talk.settle();
    expect(await talk.alarms()).toHaveLength(1);
  });
});

test("「いいえ」 to whether she is safe, and where she is, are taken in a turn that fails, however often she was told", async () => {
  await talk.says("家賃が払えません");
  await talk.settle();
  await talk.says("消えてしまいたい");
  await talk.settle();
  expect(await talk.session()).toMatchObject({ aside: { question: "safe" }, case: null });
  breaks();
  await talk.says("ねえ");
  await talk.settle();
  talk.heard = [];
  await talk.says("いいえ");
  await talk.settle();
  const [alarm] = await talk.alarms();
  expect(alarm).toMatchObject({ tier: 1 });
  expect(talk.heard.join()).toContain("今、どこにいますか");
  await talk.says("駅前のコンビニ");
  await talk.settle();
  expect(await talk.staffRead(alarm?.caseId ?? "")).toContain("駅前のコンビニ");
  expect(talk.heard.join()).toContain("市役所の担当に知らせました");
  expect(talk.heard.join()).not.toContain("受け取れませんでした");
  isMended();
  await talk.retryAll();
  expect(await talk.letters()).toEqual([]);
  expect(await talk.alarms()).toHaveLength(1);
});

describe("what waits beside the event that cannot be handled", () => {
  const opened = async () => {
    await talk.says("もう死にたい");
    await talk.settle();
    const [alarm] = await talk.alarms();
    talk.heard = [];
    return alarm?.caseId ?? "";
  };

  test("is handled: staff's news, that she left, what she said", async () => {
    const caseId = await opened();
    await talk.says("あのね");
    talk.broken.add("said-2");
    await talk.staffAnswers(caseId, "こんにちは");
    await talk.happens({ type: "unfollowed", ...talk.base("left") });
    await talk.settle();
    // What she said is for the office that has taken her case meanwhile.
    expect(await talk.staffRead(caseId)).toEqual(["もう死にたい", "あのね"]);
    expect((await talk.letters()).filter((letter) => !letter.endsWith(" blocked"))).toEqual([]);
    expect(await talk.session()).toMatchObject({ reachable: false, case: { phase: "accepted" } });
    const found = await talk.records.readCase(talk.staff, caseId, talk.at());
    expect(found).toMatchObject({ ok: true, value: { row: { reachable: false } } });
  });

  test("is handled also where each of several breaks off; these go together, with one word about it", async () => {
    for (const text of ["家賃が払えません", "電気も止まりそうです", "仕事がないです", "母の介護もあります"])
      await talk.says(text);
    for (const id of ["said-1", "said-3"]) talk.broken.add(id);
    await talk.settle();
    expect(await talk.letters()).toEqual(["said-1 Error", "said-3 Error"]);
    expect((await talk.session())?.words.map(({ text }) => text)).toEqual([
      "電気も止まりそうです",
      "母の介護もあります",
    ]);
    expect(talk.heard.join().match(/受け取れませんでした/g)).toHaveLength(1);
    talk.broken.clear();
    await talk.retryAll();
    expect(JSON.stringify((await talk.session())?.words)).toMatch(/家賃.*仕事/);
  });

  test("staff's words alone do not count as having told her that hers were not taken in", async () => {
    await opened();
    breaks();
    const holder = { id: "lead", name: "福祉総務課" };
    await talk.happens({
      type: "staff_replied",
      ...talk.base("r"),
      caseId: "c",
      messageId: "r1",
      text: "はい",
      holder,
    });
    await talk.happens({ type: "wrote_on_page", ...talk.base("w"), caseId: "c", messageId: "p1", text: "死にたい" });
    await talk.settle();
    expect(talk.toldLately.knows(CONVERSATION, talk.now)).toBe(false);
    await talk.says("家賃が払えません");
    await talk.settle();
    expect(talk.toldLately.knows(CONVERSATION, talk.now)).toBe(true);
  });
});

test("what cannot be stored is counted, tried again, and does not end among the dead letters when it can", async () => {
  const commits = vi.spyOn(talk.live, "commitTurn");
  commits.mockRejectedValueOnce(new Error("disk")).mockRejectedValueOnce(new Error("disk"));
  await talk.says("家賃が払えません");
  await talk.settle();
  expect(talk.counted).toEqual(["turn_failed", "turn_failed"]);
  expect(await talk.letters()).toEqual([]);
  expect((await talk.session())?.words).toHaveLength(1);
});

test("where even last words cannot be kept in her session, they are said, and staff are alarmed", async () => {
  breaks();
  vi.spyOn(talk.live, "commitTurn").mockRejectedValue(new Error("disk"));
  await talk.says("もう死にたい");
  await talk.settle();
  expect(talk.heard.join()).toContain("一人にならないでください");
  expect(await talk.alarms()).toHaveLength(1);
});

test("where her consultation is what last words fail over, nothing of it is lost by them", async () => {
  await talk.says("家賃が払えません");
  await talk.settle();
  const before = await talk.session();
  breaks();
  // The first try asks for the model, which throws; so does the second.
  talk.scripts.set("mito", Object.assign({}, faulty, { triage: "broken" }));
  await talk.happens({ type: "unsent", ...talk.base("u"), messageId: "m-other" });
  await talk.says("もう死にたい");
  await talk.settle();
  const after = await talk.session();
  expect(after).toMatchObject({ words: before?.words, answers: before?.answers, case: { reason: "danger" } });
});

test("danger about which nobody could be alarmed is counted, and its letter says so", async () => {
  talk.scripts.set("mito", withFault({ city: null }));
  await talk.says("もう死にたいです");
  await talk.settle();
  expect(talk.counted).toContain("danger_unheard");
  expect(await talk.letters()).toEqual(["said-1 danger:TypeError"]);
  talk.now += 11 * MINUTE_MS;
  await talk.says("家賃が払えません");
  await talk.settle();
  expect(talk.counted.filter((each) => each === "danger_unheard")).toHaveLength(1);
  const danger = { tier: 1 as const, kinds: ["suicide" as const], evidence: [] };
  await talk.happens({ type: "overheard", ...talk.base("o"), where: "standby", language: "ja", danger });
  await talk.settle();
  expect(await talk.letters()).toContain("o danger:TypeError");
});

test("danger about which nobody could be alarmed is counted once its letter is there, and not for each time in vain", async () => {
  talk.scripts.set("mito", withFault({ city: null }));
  const { live } = talk;
  const setAside = vi
    .fn(live.setAside)
    .mockRejectedValueOnce(new Error("the disk is full"))
    .mockResolvedValueOnce("stale");
  talk.live = { ...live, setAside };
  await talk.says("もう死にたいです");
  await talk.settle();
  expect(await talk.letters()).toEqual(["said-1 danger:crashed"]);
  expect(setAside.mock.calls.length).toBeGreaterThan(2);
  expect(talk.counted.filter((each) => each === "danger_unheard")).toHaveLength(1);
});

type Deed = { do: "says" | "danger" | "place" | "taps" | "takes_back" | "staff" | "works"; of: number };
const Deeds = fc.array(
  fc.record({
    do: fc.constantFrom<Deed["do"]>("says", "danger", "place", "taps", "takes_back", "staff", "works", "works"),
    of: fc.nat(50),
  }),
  { minLength: 3, maxLength: 12 },
);

test("in whatever order all happens, one event that cannot be handled costs nothing but itself", async () => {
  await fc.assert(
    fc.asyncProperty(Deeds, fc.nat(11), async (deeds, broken) => {
      const one = await BrokenTalk.open();
      try {
        await happenAll(one, deeds, broken);
      } finally {
        await one.close();
      }
    }),
    { numRuns: 25 },
  );
});

async function happenAll(one: BrokenTalk, deeds: readonly Deed[], broken: number): Promise<void> {
  const dangers: string[] = [];
  const replies: string[] = [];
  const gone = new Set<string>();
  for (const [n, { do: what, of }] of deeds.entries()) {
    const id = `e${n}`;
    if (n === broken) one.broken.add(id);
    const messageId = `m${n}`;
    const say = (text: string): Event => ({ type: "said", ...one.base(id), messageId, text });
    if (what === "works") await one.settle();
    if (what === "says") await one.happens(say(`家賃が払えません、その${n}`));
    if (what === "danger") {
      dangers.push(messageId);
      await one.happens(say(`もう死にたいです、その${n}。`));
    }
    if (what === "place") {
      const place = { latitude: 36, longitude: 140, address: `水戸市${n}` };
      await one.happens({ type: "located", ...one.base(id), messageId, ...place });
    }
    if (what === "taps") await one.happens({ type: "tapped", ...one.base(id), data: `other-tool-${n}` });
    if (what === "takes_back" && n > 0) {
      gone.add(`m${of % n}`);
      await one.happens({ type: "unsent", ...one.base(id), messageId: `m${of % n}` });
    }
    const caseId = (await one.alarms())[0]?.caseId ?? null;
    if (what === "staff" && caseId !== null) {
      replies.push(`返事${n}。`);
      await one.staffAnswers(caseId, `返事${n}。`);
    }
  }
  await one.settle();
  const letters = await one.letters();
  expect(letters.filter((letter) => !letter.startsWith(`e${broken} `))).toEqual([]);
  const said = one.heard.join();
  for (const reply of replies) expect(said.split(reply)).toHaveLength(2);
  const cases = await one.openCases();
  const mayBeSilent = dangers.filter((id) => !gone.has(id)).length === 0;
  expect(cases.length).toBeLessThanOrEqual(1);
  if (!mayBeSilent) expect(cases).toHaveLength(1);
  const [caseId] = cases;
  if (caseId === undefined) return;
  const read = await one.staffRead(caseId);
  expect(read).toEqual([...new Set(read)]);
  for (const id of dangers) {
    const text = `もう死にたいです、その${id.slice(1)}。`;
    if (gone.has(id)) expect(read.join()).not.toContain(text);
    else expect(read.filter((each) => each.includes(text))).toHaveLength(1);
  }
}
