import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { z } from "zod";
import { Address, type Arrival, ReplyToken } from "../app/arrival.ts";
import type { KeyRing } from "../app/key-ring.ts";
import type { Attempt } from "../app/live-store.ts";
import { Effect } from "../core/effect.ts";
import { Event } from "../core/event.ts";
import { Session } from "../core/session.ts";
import { AttemptSchema } from "./attempt-schema.ts";
import { type FreshValues, keepFreshValues } from "./fresh-values.ts";
import { packedJson, unpackTrail } from "./packed-trail.ts";
import { SESSION_DICTIONARY } from "./session-dictionary.ts";
import { Arrivals } from "./spool/arrivals.ts";

/** What is kept sealed. Each has its own purpose, so that one cannot be passed off as another. */
export type Sealed = {
  event: Event;
  session: Session;
  effect: Effect;
  attempt: Attempt;
  address: Address;
  token: ReplyToken;
  spool: Arrival[];
};
export type SealedKind = keyof Sealed;

const SCHEMAS: { [Kind in SealedKind]: z.ZodType<Sealed[Kind]> } = {
  ...{ event: Event, session: Session, effect: Effect, attempt: AttemptSchema, address: Address, token: ReplyToken },
  spool: Arrivals,
};

/**
 * Seals values as JSON and opens them again through their schema: nothing stored is trusted by its looks. Only what this very vault
 * has sealed a moment ago, and comes back byte for byte, is the value that it was. Values must not be changed.
 */
export type Vault = {
  seal<Kind extends SealedKind>(kind: Kind, id: string, value: Sealed[Kind]): Uint8Array;
  /** null when the key is unknown, the data was changed or moved, or the schema does not fit. */
  open<Kind extends SealedKind>(kind: Kind, id: string, sealed: Uint8Array): Sealed[Kind] | null;
  /** A one-way name for a reply token, by which a used one is recognised without keeping it. */
  nameToken(token: string): string;
};

/** Sessions rest for long, and in memory: worth a little work. Shorter ones hardly shrink. */
const DEFLATE_FROM_CHARS = 300;
/** Stands before JSON deflated with SESSION_DICTIONARY; JSON itself never begins with it. */
const DEFLATED = 1;
const FRESH_MAX = 500;
const INFLATED_BYTES_MAX = 16 * 1024 * 1024;
/** Room for a session and more: the 16 KB that zlib takes otherwise, each time, are a quarter of its work. */
const DEFLATED_AT_ONCE = 2048;
const INFLATED_AT_ONCE = 8192;

type VaultOptions = { deflateSessions?: boolean; packTrails?: boolean; keepSessions?: boolean };

/**
 * `id` names the row a value belongs to (an event, a conversation, a line): in another row it does not open.
 * `deflateSessions`: for a store that keeps them in memory. `packTrails`: for one that only processes of this version have open.
 * `keepSessions` (default true): false for one that knows by itself which are still as they were.
 * Either vault opens what the other has sealed.
 */
export function makeVault(keys: KeyRing, options: VaultOptions = {}): Vault {
  const { deflateSessions = false, packTrails = false, keepSessions = true } = options;
  const fresh = freshOfEachKind(keepSessions ? FRESH_MAX : 0);
  return {
    seal(kind, id, value) {
      const whole: Sealed[SealedKind] = value;
      const json = packTrails && "trail" in whole ? packedJson(whole) : JSON.stringify(whole);
      const deflate = deflateSessions && kind === "session" && json.length > DEFLATE_FROM_CHARS;
      const sealed = keys.seal(deflate ? deflated(json) : json, `live/${kind}/${id}`);
      fresh[kind].keep(id, sealed, value);
      return sealed;
    },
    open(kind, id, sealed) {
      const known = fresh[kind].find(id, sealed);
      if (known !== null) return known;
      try {
        const stored: unknown = JSON.parse(textOf(keys.openBytes(sealed, `live/${kind}/${id}`)));
        const value = SCHEMAS[kind].parse(kind === "session" ? unpackTrail(stored) : stored);
        fresh[kind].keep(id, sealed, value);
        return value;
      } catch {
        // One bad row must not stop everybody's conversations: the caller sets it aside where an operator sees it.
        return null;
      }
    },
    nameToken: (token) => keys.blind(token, "live/used-token"),
  };
}

/** Of each kind what some hundred conversations at once need; what is spooled has no id of its own. */
function freshOfEachKind(sessionsMax: number): { [Kind in SealedKind]: FreshValues<Sealed[Kind]> } {
  return {
    event: keepFreshValues(FRESH_MAX),
    session: keepFreshValues(sessionsMax),
    effect: keepFreshValues(FRESH_MAX),
    attempt: keepFreshValues(FRESH_MAX),
    address: keepFreshValues(FRESH_MAX),
    token: keepFreshValues(FRESH_MAX),
    spool: keepFreshValues(0),
  };
}

function deflated(json: string): Buffer {
  const packed = deflateRawSync(json, {
    ...{ level: 3, windowBits: 14, memLevel: 7, chunkSize: DEFLATED_AT_ONCE },
    dictionary: SESSION_DICTIONARY,
  });
  return Buffer.concat([Buffer.of(DEFLATED), packed]);
}

function textOf(bytes: Buffer): string {
  if (bytes[0] !== DEFLATED) return bytes.toString("utf8");
  const options = {
    ...{ chunkSize: INFLATED_AT_ONCE, maxOutputLength: INFLATED_BYTES_MAX },
    dictionary: SESSION_DICTIONARY,
  };
  return inflateRawSync(bytes.subarray(1), options).toString("utf8");
}
