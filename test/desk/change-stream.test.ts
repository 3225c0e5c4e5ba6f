import { afterEach, describe, expect, test, vi } from "vitest";
import { concerns } from "../../src/desk/change-stream.ts";
import {
  ADDRESS,
  ANSWER_BY,
  administrator,
  anOpening,
  coordinator,
  EAST,
  NORTH,
  WEST,
  worker,
} from "../contracts/case-fixtures.ts";
import { get, type OpenDesk, openDesk, post } from "./desk-fixtures.ts";

let desk: OpenDesk | null = null;
afterEach(async () => {
  await desk?.shut();
  desk = null;
});

/** Reads an open stream; `seen` grows as lines come in. */
async function listen(origin: string, cookie: string) {
  const response = await get(origin, "/api/events", cookie);
  const stream = { response, seen: "", ended: false };
  const text = response.body?.pipeThrough(new TextDecoderStream());
  const reading = (async () => {
    for await (const chunk of text ?? []) stream.seen += chunk;
    stream.ended = true;
  })();
  return Object.assign(stream, { reading });
}

describe("live updates", () => {
  test("tell each desk which of its cases changed, and nothing of what is in them", async () => {
    desk = await openDesk();
    const east = await listen(desk.origin, await desk.signIn(worker(EAST)));
    const north = await listen(desk.origin, await desk.signIn(worker(NORTH)));
    expect(east.response.headers.get("content-type")).toContain("text/event-stream");
    expect(east.response.headers.get("x-accel-buffering")).toBe("no");

    await desk.records.openCase(anOpening(), ADDRESS, ANSWER_BY);
    await vi.waitFor(() => expect(east.seen).toContain('data: {"caseId":"case-1","alarm":false}\n\n'));
    const cookie = await desk.signIn(coordinator);
    await post(
      desk.origin,
      "/api/cases/case-1/pass",
      { version: 1, to: "north", reason: "近いため", done: "", ground: "agreed" },
      { cookie },
    );
    await vi.waitFor(() => expect(north.seen).toContain("case-1"));
    expect(east.seen.match(/case-1/g)).toHaveLength(2);
    expect(north.seen.match(/case-1/g)).toHaveLength(1);
    expect(north.seen).not.toContain("近いため");
  });

  test("end when the desk closes", async () => {
    desk = await openDesk();
    const stream = await listen(desk.origin, await desk.signIn(worker(EAST)));
    desk.close();
    await stream.reading;
    expect(stream.ended).toBe(true);
  });

  test("beat, and end for who has signed out", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    try {
      desk = await openDesk();
      const cookie = await desk.signIn(worker(EAST));
      const stream = await listen(desk.origin, cookie);
      vi.advanceTimersByTime(20_000);
      await vi.waitUntil(() => stream.seen.includes(": still here"));
      await post(desk.origin, "/api/auth/sign-out", {}, { cookie });
      vi.advanceTimersByTime(20_000);
      await stream.reading;
      expect(stream.ended).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  const change = {
    caseId: "c",
    city: "mito",
    holderId: "north",
    previousHolderId: "east",
    sharedWith: ["west"],
    alarm: false,
    toEverybody: false,
  };
  test.each([
    { who: "the holder", staff: worker(NORTH), told: true },
    { who: "who held it until now", staff: worker(EAST), told: true },
    { who: "others involved", staff: worker(WEST), told: true },
    { who: "the coordinator", staff: coordinator, told: true },
    { who: "an office that has nothing to do with it", staff: worker({ ...EAST, id: "south" }), told: false },
    { who: "the same office of another city", staff: worker(NORTH, { city: "kokubunji" }), told: false },
    { who: "the administrator", staff: administrator, told: false },
  ])("$who: $told", ({ staff, told }) => expect(concerns(staff, change)).toBe(told));
});

describe("a bug", () => {
  test("is answered without a word of content, and logged without it", async () => {
    desk = await openDesk();
    const cookie = await desk.signIn(worker(EAST));
    await desk.records.openCase(anOpening(), ADDRESS, ANSWER_BY);
    await desk.records.db.updateTable("cases").set({ domains: '["母の介護"]' }).execute();
    const answer = await get(desk.origin, "/api/cases/case-1", cookie);
    expect({ http: answer.status, ...(await answer.json()) }).toEqual({ http: 500, code: "internal" });
    expect(desk.log.lines.join()).toContain("desk_failed");
    expect(desk.log.lines.join()).not.toContain("介護");
  });

  test.each([
    { why: "broken JSON", body: "{", http: 400, code: "invalid" },
    { why: "far too long", body: JSON.stringify({ text: "あ".repeat(100_000) }), http: 413, code: "too_large" },
  ])("a body that is $why is the caller's mistake", async ({ body, http, code }) => {
    desk = await openDesk();
    const headers = { origin: desk.origin, "content-type": "application/json" };
    const answer = await fetch(`${desk.origin}/api/cases/x/reply`, { method: "POST", headers, body });
    expect({ http: answer.status, ...(await answer.json()) }).toEqual({ http, code });
    expect(desk.log.lines).toEqual([]);
  });
});
