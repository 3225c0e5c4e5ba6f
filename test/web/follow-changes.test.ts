import { beforeEach, expect, test } from "vitest";
import type { DeskChange } from "../../src/core/casework/views.ts";
import { followChanges } from "../../src/web/desk/follow-changes.ts";

class FakeStream extends EventTarget {
  readyState = 0;
  close() {
    this.readyState = 2;
  }
  opens() {
    this.readyState = 1;
    this.dispatchEvent(new Event("open"));
  }
  tells(data: string) {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
  drops() {
    this.readyState = 0;
    this.dispatchEvent(new Event("error"));
  }
  isRefused() {
    this.readyState = 2;
    this.dispatchEvent(new Event("error"));
  }
}

let streams: FakeStream[];
let waiting: { callback: () => void; ms: number; cancelled: boolean }[];
let changes: DeskChange[];
let live: boolean[];

beforeEach(() => {
  streams = [];
  waiting = [];
  changes = [];
  live = [];
});

function follow() {
  return followChanges({
    open: () => {
      const stream = new FakeStream();
      streams.push(stream);
      return stream;
    },
    onChange: (change) => changes.push(change),
    onLive: (now) => live.push(now),
    later: (callback, ms) => {
      const entry = { callback, ms, cancelled: false };
      waiting.push(entry);
      return () => {
        entry.cancelled = true;
      };
    },
  });
}

test("tells which case changed; what is not a change is passed over", () => {
  follow();
  streams[0]?.opens();
  streams[0]?.tells('{"caseId":"case-1","alarm":true}');
  streams[0]?.tells("hello");
  streams[0]?.tells('{"caseId":1}');
  expect(changes).toEqual([{ caseId: "case-1", alarm: true }]);
  expect(live).toEqual([true]);
});

test("a dropped line is the browser's to reopen: no second stream is made", () => {
  follow();
  streams[0]?.opens();
  streams[0]?.drops();
  streams[0]?.opens();
  expect(live).toEqual([true, false, true]);
  expect(streams).toHaveLength(1);
  expect(waiting).toEqual([]);
});

test("a refused stream is tried again, less and less often, and at once quickly after a success", () => {
  follow();
  for (const _ of [1, 2, 3, 4, 5, 6]) {
    streams.at(-1)?.isRefused();
    waiting.at(-1)?.callback();
  }
  expect(waiting.map(({ ms }) => ms)).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
  streams.at(-1)?.opens();
  streams.at(-1)?.isRefused();
  expect(waiting.at(-1)?.ms).toBe(5_000);
});

test("after leaving, nothing is tried any more", () => {
  const stop = follow();
  streams[0]?.isRefused();
  stop();
  expect(waiting[0]?.cancelled).toBe(true);
  expect(streams[0]?.readyState).toBe(2);
});
