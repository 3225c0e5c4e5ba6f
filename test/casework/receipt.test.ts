import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isReceiptNumber, receiptNumber } from "../../src/core/casework/receipt.ts";

describe("receipt numbers", () => {
  test("have eight digits with a check digit, and are the same for the same case", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(20), (caseId, attempt) => {
        const number = receiptNumber(caseId, attempt);
        expect(number).toMatch(/^\d{4}-\d{4}$/);
        expect(isReceiptNumber(number)).toBe(true);
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

  test("every wrong digit is noticed", () => {
    const digits = receiptNumber("case-1", 0).replace("-", "");
    for (let place = 0; place < 8; place++) {
      for (const digit of "0123456789") {
        if (digit === digits[place]) continue;
        expect(isReceiptNumber(digits.slice(0, place) + digit + digits.slice(place + 1))).toBe(false);
      }
    }
  });

  test.each([
    // 7992739871 with check digit 3 is the example everybody gives for Luhn; ours has seven digits before it.
    ["2739871-4", true],
    ["1234-5674", true],
    ["１２３４－５６７４", true],
    [" 1234 5674 ", true],
    ["1234-5675", false],
    ["1234-567", false],
    ["相談", false],
    ["", false],
  ])("%s: %s", (typed, valid) => expect(isReceiptNumber(typed)).toBe(valid));
});
