import { expect, test } from "vitest";
import { RecordAway } from "../../src/app/record-away.ts";
import { waitForRecord } from "../../src/records/wait-for-record.ts";
import { silentLog } from "../silent-log.ts";

const clock = { now: () => Date.now(), log: silentLog };

test("what the record's going away cut off at start is done again, until it is through", async () => {
  let tries = 0;
  const open = async () => {
    tries += 1;
    if (tries < 3) throw new RecordAway("disconnected");
    return "open";
  };
  expect(await waitForRecord(open, clock)).toBe("open");
  expect(tries).toBe(3);
});

test.each([
  { what: "a wrong password", failure: new RecordAway("28P01") },
  { what: "a bug", failure: new TypeError("no") },
])("$what is not waited for", async ({ failure }) => {
  let tries = 0;
  const open = async () => {
    tries += 1;
    throw failure;
  };
  await expect(waitForRecord(open, clock)).rejects.toBe(failure);
  expect(tries).toBe(1);
});
