import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Clash, makeDraftStore } from "../../src/web/studio/draft/draft-store.ts";
import { meetClashes } from "../../src/web/studio/draft/meet-clashes.ts";
import { differencesOf, withMine } from "../../src/web/studio/draft/value-differences.ts";

/** Goal: two administrators at one list lose nothing of each other's, and are asked only where both changed the same entry. */
const FILE = "cities/mito/city.yaml";
const consumer = { key: "consumer", name: "消費生活センター", topics: ["debt"] };
const tax = { key: "tax", name: "税の相談", topics: [] };
const youth = { key: "youth", name: "若者の相談", topics: ["work"] };
const clash = (base: unknown, mine: unknown, theirs: unknown): Clash => {
  return { path: FILE, base, mine, theirs, version: "v2", by: "佐藤" };
};

/** What becomes of both without asking; null where a person is asked. */
function met(found: Clash): unknown {
  const files = [{ path: FILE, kind: "city" as const, version: "v1", value: JSON.parse(JSON.stringify(found.base)) }];
  const store = makeDraftStore({ version: 1, files });
  store.edit("mine", { [FILE]: found.mine });
  meetClashes(store, [found]);
  return store.state().saving === "conflict" ? null : store.state().values[FILE];
}

describe("two people at one list", () => {
  test.each([
    ["both add: both stay", [consumer], [consumer, tax], [consumer, youth], [consumer, youth, tax]],
    ["both add to an empty list", [], [tax], [youth], [youth, tax]],
    ["one adds, the other takes out", [consumer, tax], [consumer, tax, youth], [tax], [tax, youth]],
    [
      "one adds, the other changes an entry",
      [consumer],
      [{ ...consumer, name: "消費者センター" }],
      [consumer, tax],
      [{ ...consumer, name: "消費者センター" }, tax],
    ],
    [
      "each changes another field of one entry",
      [consumer],
      [{ ...consumer, name: "消" }],
      [{ ...consumer, topics: [] }],
      [{ ...consumer, name: "消", topics: [] }],
    ],
    [
      "one puts in order, the other adds",
      [consumer, tax],
      [tax, consumer],
      [consumer, tax, youth],
      [tax, consumer, youth],
    ],
    ["both add the same entry in the same way", [], [tax], [tax], [tax]],
  ])("%s", (_, base, mine, theirs, both) => {
    expect(met(clash({ windows: base }, { windows: mine }, { windows: theirs }))).toEqual({ windows: both });
  });

  test.each([
    [
      "both change the same field",
      [consumer],
      [{ ...consumer, name: "A" }],
      [{ ...consumer, name: "B" }],
      ["windows.consumer.name"],
    ],
    ["one takes out what the other changes", [consumer], [], [{ ...consumer, name: "B" }], ["windows.consumer"]],
  ])("%s: a person is asked", (_, base, mine, theirs, asked) => {
    const found = clash({ windows: base }, { windows: mine }, { windows: theirs });
    expect(met(found)).toBeNull();
    expect(differencesOf(found).flatMap(({ path, both }) => (both ? [path.join(".")] : []))).toEqual(asked);
  });

  test("what is chosen keeps the entries that each added", () => {
    const found = clash([consumer], [{ ...consumer, name: "A" }, tax], [{ ...consumer, name: "B" }, youth]);
    expect(withMine(found, [["consumer", "name"], ["tax"]])).toEqual([{ ...consumer, name: "A" }, youth, tax]);
    expect(withMine(found, [["tax"]])).toEqual([{ ...consumer, name: "B" }, youth, tax]);
  });

  test("offices stand in groups of their file, each a list by itself", () => {
    const old = { all: { role: "intake" }, each: [{ id: "east", name: "東部" }] };
    const [north, south] = [
      { id: "north", name: "北部" },
      { id: "south", name: "南部" },
    ].map((each) => ({ all: {}, each: [each] }));
    const changed = {
      ...old,
      each: [
        { id: "east", name: "東部センター" },
        { id: "west", name: "西部" },
      ],
    };
    expect(met(clash([old], [old, north], [changed, south]))).toEqual([changed, south, north]);
  });

  test("both were offered the same next id: mine gets another, and what leads to it goes along", () => {
    const base = { windows: [consumer], departments: [{ id: "ka-1", name: "福祉課" }] };
    const mine = {
      windows: [consumer, { ...tax, receiver: "ka-2" }],
      departments: [...base.departments, { id: "ka-2", name: "税務課" }],
    };
    const theirs = { ...base, departments: [...base.departments, { id: "ka-2", name: "住宅課" }] };
    expect(met(clash(base, mine, theirs))).toEqual({
      windows: [consumer, { ...tax, receiver: "ka-3" }],
      departments: [...theirs.departments, { id: "ka-3", name: "税務課" }],
    });
  });

  test("numbers that each chose to show both stay; another choice for the same place is asked", () => {
    const national = (...ids: string[]) => ({ hotlines: { national: ids } });
    expect(met(clash(national("police"), national("police", "fire"), national("police", "dv")))).toEqual(
      national("police", "dv", "fire"),
    );
    expect(met(clash(national("police"), national("fire"), national("dv")))).toBeNull();
  });

  test("whatever both add and take out, nothing that either added is lost, and nothing that either took out stays", () => {
    const ids = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 12 });
    fc.assert(
      fc.property(ids, ids, ids, fc.integer({ min: 0, max: 3 }), (start, mineNew, theirNew, gone) => {
        const entry = (who: string) => (id: number) => ({ id: `${who}${id}`, name: `${who} ${id}` });
        const base = start.map(entry("old"));
        const mine = [...base.slice(gone), ...mineNew.map(entry("mine"))];
        const theirs = [...base.slice(0, base.length - gone), ...theirNew.map(entry("theirs"))];
        const merged = met(clash(base, mine, theirs));
        const kept = base.filter((each) => mine.includes(each) && theirs.includes(each));
        const all = [...kept, ...theirNew.map(entry("theirs")), ...mineNew.map(entry("mine"))];
        expect(
          JSON.stringify(
            [merged]
              .flat()
              .map((each) => JSON.stringify(each))
              .sort(),
          ),
        ).toBe(JSON.stringify(all.map((each) => JSON.stringify(each)).sort()));
      }),
      { numRuns: 200 },
    );
  });
});
