import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take long begin first, the longest in front: the run does not end with one of them alone. */
const SLOW = [
  "e2e/kill",
  "e2e/stop",
  "chaos/short-run",
  "e2e/studio",
  "e2e/first-conversation",
  "e2e/",
  "live/product-on-redis",
  "desk/desk-on-postgres",
  "records/records.test",
  "live/",
  "directory/printed-list",
];

export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = SLOW.findIndex((part) => moduleId.includes(`/test/${part}`));
  return place === -1 ? SLOW.length : place;
}
