import { expect, test } from "vitest";
import { makeMeter } from "../../src/ops/make-meter.ts";

const CITIES = ["mito", "kokubunji"];

/** The lines of `/metrics` that are about what was done, without `# HELP` and the like. */
async function linesOf(meter: ReturnType<typeof makeMeter>): Promise<string[]> {
  return (await meter.metrics()).split("\n").filter((line) => line.startsWith("tsunagu_"));
}

test("every figure names its city, and both cities have the same figures from 0 on", async () => {
  const lines = await linesOf(makeMeter(CITIES, () => 0));
  const [mito, kokubunji] = CITIES.map((city) => lines.filter((line) => line.includes(`city="${city}"`)));
  expect(lines.length).toBeGreaterThan(20);
  expect(mito?.length).toBe(lines.length / 2);
  expect(kokubunji?.map((line) => line.replace("kokubunji", "mito"))).toEqual(mito);
});

test("what one city does moves no figure of another", async () => {
  const meter = makeMeter(CITIES, () => 0);
  const before = await linesOf(meter);
  meter.accepted("mito", { accepted: 2, duplicates: 1 });
  meter.handled("mito", 2);
  meter.turnFailed("mito");
  meter.refused("mito", "bad_signature");
  meter.tried("mito", "flow", true);
  meter.settled("mito", "flow", "dead");
  meter.called("mito", "push", "quota");
  meter.caseChanged({ city: "mito" });
  const moved = (await linesOf(meter)).filter((line) => !before.includes(line));
  expect(moved.length).toBeGreaterThanOrEqual(9);
  expect(moved.filter((line) => !line.includes('city="mito"'))).toEqual([]);
});
