import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { receiptNumber } from "../../src/core/casework/receipt.ts";

/** Luhn the other way round: summed over the whole number, check digit included, it ends in 0. */
function passesLuhn(number: string): boolean {
  const digits = [...number.replace("-", "")].reverse().map(Number);
  const doubled = digits.map((digit, place) => (place % 2 === 1 ? digit * 2 : digit));
  return doubled.reduce((sum, value) => sum + Math.floor(value / 10) + (value % 10), 0) % 10 === 0;
}

describe("receipt numbers", () => {
  test.each([
    ["1234-5674", true],
    ["0000-0018", true],
    ["0000-0059", true],
    ["1234-5675", false],
  ])("the test's own check knows %s: %s", (number, valid) => expect(passesLuhn(number)).toBe(valid));

  test("have eight digits with a check digit, and are the same for the same case", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(20), (caseId, attempt) => {
        const number = receiptNumber(caseId, attempt);
        expect(number).toMatch(/^\d{4}-\d{4}$/);
        expect(passesLuhn(number)).toBe(true);
        expect(receiptNumber(caseId, attempt)).toBe(number);
      }),
    );
  });

  test("seldom meet, and the next attempt gives another", () => {
    const numbers = Array.from({ length: 10_000 }, (_, place) => receiptNumber(`01HQ${place}`, 0));
    // By chance, 10,000 out of ten million meet about five times.
    expect(new Set(numbers).size).toBeGreaterThan(9_980);
    expect(receiptNumber("case-1", 1)).not.toBe(receiptNumber("case-1", 0));
  });
});
