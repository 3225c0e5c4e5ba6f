import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes } from "node:crypto";

/** AES-256-GCM with a ring of keys: the first encrypts, all decrypt, so that a key can be replaced while old data lives. */
export type KeyRing = {
  /** `purpose` is bound to the text (additional data): a value moved to another column or row does not open. */
  seal(text: string | Uint8Array, purpose: string): Uint8Array;
  /** Throws when the key is unknown or the data was changed. */
  open(sealed: Uint8Array, purpose: string): string;
  /** The same for what was sealed as bytes. */
  openBytes(sealed: Uint8Array, purpose: string): Buffer;
  /** A keyed, one-way name for something that must not be readable, e.g. a conversation's id from a LINE user id. */
  blind(text: string, purpose: string): string;
  /** 32 bytes for another part's secret (sign-in cookies), derived from the ring so that there is one thing to keep. */
  derive(purpose: string): Buffer;
};

/** RECORD_KEYS are not those that the stored data was written with. */
export class KeysDoNotFit extends Error {
  override name = "KeysDoNotFit" as const;

  constructor(cause: unknown) {
    const why = cause instanceof Error ? ` (${cause.message})` : "";
    super(`RECORD_KEYS: the data was written with other keys${why}; a new key goes in front of the old ones`, {
      cause,
    });
  }
}

export type RecordKey = { id: string; key: Uint8Array };

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Whoever writes writes again soon, and a reply token is named when it comes and when it is used. */
const NAMES_MAX = 2000;

/** Asking the system for every twelve bytes costs a tenth of the sealing; each is handed out once. */
const NONCES_AT_ONCE = 512;

function makeNonces(): () => Buffer {
  let pool = Buffer.alloc(0);
  let next = 0;
  return () => {
    if (next >= pool.length) {
      pool = randomBytes(NONCES_AT_ONCE * NONCE_BYTES);
      next = 0;
    }
    next += NONCE_BYTES;
    return pool.subarray(next - NONCE_BYTES, next);
  };
}

/**
 * Layout of a sealed value: 1 byte length of the key id, the key id, 12 bytes nonce, the ciphertext, 16 bytes tag.
 * `keys` must not be empty; each key is 32 bytes. Names (`blind`) hang on the LAST key of the ring, the oldest one, because
 * they must stay the same when a new key is put in front.
 */
export function makeKeyRing(keys: readonly RecordKey[]): KeyRing {
  // Made once: given raw bytes, node:crypto would make a key object at every call, which costs more than the sealing.
  const secrets = keys.map(({ id, key }) => ({ id, key: createSecretKey(key) }));
  const first = secrets[0];
  const oldest = secrets[secrets.length - 1];
  if (first === undefined || oldest === undefined) throw new Error("a key ring needs at least one key");
  const idOfFirst = Buffer.from(first.id);
  const prefix = Buffer.concat([Buffer.of(idOfFirst.length), idOfFirst]);
  const nextNonce = makeNonces();
  const names = new Map<string, string>();
  const byId = new Map(secrets.map((entry) => [entry.id, entry.key]));

  function openBytes(sealed: Uint8Array, purpose: string): Buffer {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    const idEnd = 1 + (bytes[0] ?? 0);
    const id = bytes.toString("utf8", 1, idEnd);
    const key = byId.get(id);
    if (key === undefined) throw new Error(`no key "${id}" in RECORD_KEYS`);
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(idEnd, idEnd + NONCE_BYTES));
    decipher.setAAD(Buffer.from(purpose));
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
    const ciphertext = bytes.subarray(idEnd + NONCE_BYTES, bytes.length - TAG_BYTES);
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
  }

  return {
    seal(text, purpose) {
      const nonce = nextNonce();
      const cipher = createCipheriv("aes-256-gcm", first.key, nonce);
      cipher.setAAD(Buffer.from(purpose));
      const ciphertext = typeof text === "string" ? cipher.update(text, "utf8") : cipher.update(text);
      // GCM has nothing left to say at the end; the tag exists only afterwards.
      const rest = cipher.final();
      return Buffer.concat([prefix, nonce, ciphertext, rest, cipher.getAuthTag()]);
    },
    open: (sealed, purpose) => openBytes(sealed, purpose).toString("utf8"),
    openBytes,
    blind(text, purpose) {
      const whole = `${purpose}\0${text}`;
      const known = names.get(whole);
      if (known !== undefined) return known;
      const name = createHmac("sha256", oldest.key).update(whole).digest("base64url").slice(0, 22);
      if (names.size >= NAMES_MAX) names.clear();
      names.set(whole, name);
      return name;
    },
    derive(purpose) {
      return Buffer.from(hkdfSync("sha256", oldest.key, "tsunagu", purpose, 32));
    },
  };
}
