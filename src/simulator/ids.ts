/** Luck, as bytes; node's `randomBytes` in real life. */
export type Random = (bytes: number) => Buffer;

/** Ids in the forms LINE gives them. */
export type Ids = {
  user(): string;
  /** 18 digits, growing. */
  message(): string;
  /** A ULID: webhookEventId. */
  event(): string;
  /** Reply, quote and read tokens. */
  token(): string;
  request(): string;
  richMenu(): string;
};

/** LINE promises no order of message ids; ours grow, which makes logs easier to read. */
export function makeIds(now: () => number, random: Random): Ids {
  let last = 0n;
  return {
    user: () => `U${random(16).toString("hex")}`,
    message: () => {
      const next = BigInt(now()) * 100_000n + BigInt(random(2).readUInt16BE());
      last = next > last ? next : last + 1n;
      return last.toString();
    },
    event: () => ulid(now(), random(10)),
    token: () => random(16).toString("hex"),
    request: () => uuid(random(16)),
    richMenu: () => `richmenu-${random(16).toString("hex")}`,
  };
}

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** 48 bits of time, 80 bits of luck, in 26 letters of Crockford's base 32. */
function ulid(at: number, luck: Buffer): string {
  let rest = (BigInt(at) << 80n) | BigInt(`0x${luck.toString("hex")}`);
  let text = "";
  for (let index = 0; index < 26; index++) {
    text = CROCKFORD.charAt(Number(rest & 31n)) + text;
    rest >>= 5n;
  }
  return text;
}

function uuid(luck: Buffer): string {
  const hex = luck.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
