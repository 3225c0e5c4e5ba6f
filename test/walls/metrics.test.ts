import { expect, test } from "vitest";
import { makeMeter } from "../../src/ops/make-meter.ts";

/** Goal: each city of an installation has figures of its own. Method: one city works, and the other's figures are looked at. */
test("every city has figures of its own, from 0 on", async () => {
  const meter = makeMeter(["mito", "kokubunji"], () => 0);
  meter.accepted("mito", { accepted: 2, duplicates: 1 });
  meter.handled("mito", 2);
  meter.tried("mito", "crisis", true);
  meter.settled("mito", "crisis", "done");
  meter.called("mito", "push", "unauthorised");
  meter.refused("mito", "bad_signature");
  meter.caseChanged({ city: "mito" });

  const figures = (await meter.metrics()).split("\n").filter((line) => line.startsWith("tsunagu_"));
  const ofCity = (city: string) =>
    figures.filter((line) => line.includes(`city="${city}"`)).map((line) => line.replace(`city="${city}"`, ""));
  const nameOf = (line: string) => line.slice(0, line.lastIndexOf(" "));
  expect(ofCity("kokubunji").length).toBeGreaterThan(30);
  expect(ofCity("kokubunji").every((line) => line.endsWith(" 0"))).toBe(true);
  // Whatever one city has, the other is seen to have none of; but for ways to fail that have not happened there.
  const onlyInMito = ofCity("mito")
    .map(nameOf)
    .filter((name) => !ofCity("kokubunji").map(nameOf).includes(name));
  expect(onlyInMito).toEqual(['tsunagu_line_calls_total{,how="push",outcome="unauthorised"}']);
});
