/** Seven digits say which case, the eighth catches a wrong digit or two swapped ones when it is read out over the phone. */
const NUMBERS = 10_000_000;

/**
 * The receipt number of a case, "1234-5674": the same case always gets the same one. Two cases may meet on a number (there are
 * ten million); the record then asks for `attempt` 1, 2, ….
 */
export function receiptNumber(caseId: string, attempt: number): string {
  const body = String(hash(`${caseId}#${attempt}`) % NUMBERS).padStart(7, "0");
  const digits = body + luhnDigit(body);
  return `${digits.slice(0, 4)}-${digits.slice(4)}`;
}

/** Luhn's check digit (ISO/IEC 7812-1): every second digit from the right doubled, the sum filled up to a multiple of ten. */
function luhnDigit(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/** FNV-1a with murmur3's finish: spreads evenly, also over ids that differ in their last letter only. Not a secret. */
function hash(text: string): number {
  let bits = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) bits = Math.imul(bits ^ byte, 0x01000193);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
