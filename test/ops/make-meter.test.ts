import { describe, expect, test } from "vitest";
import type { Sent } from "../../src/app/channel.ts";
import { makeMeter } from "../../src/ops/make-meter.ts";

const START = Date.parse("2026-11-22T00:00:00.000Z");

function aMeter() {
  let now = START;
  const meter = makeMeter(["mito"], () => now);
  return {
    meter,
    pass: (ms: number) => {
      now += ms;
    },
    codes: () => meter.alarmsOf("mito").map((alarm) => alarm.code),
    called: (how: "reply" | "push" | "info", ...outcomes: Sent["outcome"][]) => {
      for (const outcome of outcomes) meter.called("mito", how, outcome);
    },
    figure: async (name: string) => (await meter.metrics()).split("\n").find((line) => line.startsWith(name)),
  };
}

describe("an alarm", () => {
  test("says since when, and how often", () => {
    const { meter, pass, called } = aMeter();
    called("push", "unauthorised");
    pass(60_000);
    called("push", "unauthorised");
    expect(meter.alarmsOf("mito")).toEqual([{ code: "token_wrong", since: "2026-11-22T00:00:00.000Z", times: 2 }]);
    expect(meter.alarmsOf("kokubunji")).toEqual([]);
  });

  test.each<{ when: string; outcomes: Sent["outcome"][]; how: "reply" | "push" | "info"; rings: string[] }>([
    { when: "LINE knows the token again", outcomes: ["unauthorised", "accepted"], how: "info", rings: [] },
    { when: "LINE refuses for another reason", outcomes: ["unauthorised", "refused"], how: "push", rings: [] },
    { when: "nobody knows what LINE said", outcomes: ["unauthorised", "unknown"], how: "push", rings: ["token_wrong"] },
    { when: "LINE was not even reached", outcomes: ["unauthorised", "later"], how: "push", rings: ["token_wrong"] },
    { when: "the month is used up", outcomes: ["quota"], how: "push", rings: ["quota_used_up"] },
    { when: "a push goes through again", outcomes: ["quota", "accepted"], how: "push", rings: [] },
    { when: "only replies go through", outcomes: ["quota", "accepted"], how: "reply", rings: ["quota_used_up"] },
  ])("$when: $rings", ({ outcomes, how, rings }) => {
    const { called, codes } = aMeter();
    called("push", ...outcomes.slice(0, 1));
    called(how, ...outcomes.slice(1));
    expect(codes()).toEqual(rings);
  });

  test("for signatures that do not fit ends with the first that does", () => {
    const { meter, codes } = aMeter();
    meter.refused("mito", "bad_signature");
    meter.refused("mito", "bad_signature");
    meter.refused("mito", "no_signature");
    meter.refused(null, "unknown_city");
    expect(meter.alarmsOf("mito")).toMatchObject([{ code: "bad_signature", times: 2 }]);
    meter.signed("mito");
    expect(codes()).toEqual([]);
  });

  test("is a metric that is 1 while it lasts", async () => {
    const { figure, called } = aMeter();
    const name = 'tsunagu_line_alarm{city="mito",code="token_wrong"}';
    expect(await figure(name)).toBe(`${name} 0`);
    called("push", "unauthorised");
    expect(await figure(name)).toBe(`${name} 1`);
    called("push", "accepted");
    expect(await figure(name)).toBe(`${name} 0`);
  });
});

test("tries, repeated tries and endings are counted by lane", async () => {
  const { meter, figure } = aMeter();
  meter.tried("mito", "staff", false);
  meter.tried("mito", "staff", true);
  meter.settled("mito", "staff", "ambiguous");
  meter.refused(null, "unknown_city");
  expect(await figure('tsunagu_effect_tries_total{city="mito",lane="staff"}')).toMatch(/ 2$/);
  expect(await figure('tsunagu_effect_retries_total{city="mito",lane="staff"}')).toMatch(/ 1$/);
  expect(await figure('tsunagu_effects_settled_total{city="mito",lane="staff",state="ambiguous"}')).toMatch(/ 1$/);
  expect(await figure('tsunagu_webhook_refusals_total{city="",code="unknown_city"}')).toMatch(/ 1$/);
});
