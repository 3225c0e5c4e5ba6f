/**
 * A short stable name made from a long one (an event's id), so that core needs no dice: 106 bits in base 36.
 * Not a secret; two 53-bit halves of cyrb53 (public domain, bryc), seeded differently.
 */
export function shortId(text: string): string {
  return (cyrb53(text, 1).toString(36) + cyrb53(text, 2).toString(36)).toLowerCase();
}

function cyrb53(text: string, seed: number): number {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
