import { expect, test, vi } from "vitest";
import { RecordAway } from "../../src/app/record-away.ts";
import { openTogether } from "../../src/records/open-together.ts";
import { ADDRESS, ANSWER_BY, aDangerOpening, anOpening } from "../contracts/case-fixtures.ts";

/** What a database that holds one of them up does to the others, without waiting for its limits. `write`: the transactions, in order. */
const write = vi.fn();
const open = () => {
  const openCase = openTogether(write);
  return [aDangerOpening({ caseId: "a" }), anOpening({ caseId: "b" })].map((each) =>
    openCase(each, ADDRESS, ANSWER_BY),
  );
};
const endings = async (asked: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(asked)).map((each) => (each.status === "fulfilled" ? each.value : each.reason));

test.each(["55P03", "57014", "40P01"])(
  "one that waits for a lock in vain (%s) takes no other with it",
  async (code) => {
    const held = new RecordAway(code);
    write.mockReset().mockRejectedValueOnce(held).mockResolvedValueOnce(["opened"]).mockRejectedValueOnce(held);
    expect(await endings(open())).toEqual(["opened", held]);
  },
);

test("while the record is away nobody tries each by itself", async () => {
  const away = new RecordAway("08006");
  write.mockReset().mockRejectedValue(away);
  expect(await endings(open())).toEqual([away, away]);
  expect(write).toHaveBeenCalledTimes(1);
});

test("who comes while others are held up does not wait for them", async () => {
  const held = Promise.withResolvers<string[]>();
  write.mockReset().mockReturnValueOnce(held.promise).mockResolvedValueOnce(["opened"]);
  const openCase = openTogether(write);
  const first = openCase(anOpening({ caseId: "b" }), ADDRESS, ANSWER_BY);
  await vi.waitFor(() => expect(write).toHaveBeenCalledTimes(1));
  expect(await openCase(aDangerOpening({ caseId: "a" }), ADDRESS, ANSWER_BY)).toBe("opened");
  held.resolve(["late"]);
  expect(await first).toBe("late");
});
