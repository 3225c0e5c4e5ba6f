import { createHmac } from "node:crypto";
import type { KeyRing } from "../app/key-ring.ts";

/** What of a line goes into its hash; everything but `seq`, which is the table's own. */
export type ChainedLine = {
  city: string;
  /** Place in the city's chain, from 1. */
  n: number;
  at: string;
  actor_id: string | null;
  actor_role: string;
  action: string;
  case_id: string | null;
  person_id: string | null;
  outcome: string;
  reason: string | null;
};

/** Before the first line of a chain. */
export const CHAIN_START = "";

/** Lines that belong to no city: attempts to sign in with an address that nobody has. */
export const NO_CITY = "-";

/**
 * The hash of each line covers its content and the hash of the line before, so that none can be changed, left out or put in
 * without all later ones showing it. It is keyed: who can write the database but has no RECORD_KEYS cannot make the chain anew.
 * The form is frozen, "1" being its version: another one would not fit the lines that are there.
 */
export function auditChain(keys: KeyRing) {
  const chain = chains.get(keys) ?? makeChain(keys);
  chains.set(keys, chain);
  return chain;
}

/** Deriving the key costs more than the hashes of a transaction. */
const chains = new WeakMap<KeyRing, AuditChain>();

function makeChain(keys: KeyRing) {
  const key = keys.derive("audit");
  const mac = (parts: readonly unknown[]) =>
    createHmac("sha256", key).update(JSON.stringify(parts)).digest("base64url");
  return {
    hash: (previous: string, line: ChainedLine): string =>
      mac([
        "1",
        previous,
        ...[line.city, line.n, line.at, line.actor_id, line.actor_role, line.action, line.case_id, line.person_id],
        ...[line.outcome, line.reason],
      ]),
    /** Of the end of a chain: it is overwritten at each line, so that nobody can go back to an earlier end. */
    seal: (city: string, n: number, hash: string): string => mac(["1 end", city, n, hash]),
  };
}
export type AuditChain = ReturnType<typeof makeChain>;
