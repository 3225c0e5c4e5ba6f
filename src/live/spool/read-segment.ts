import { readFile, writeFile } from "node:fs/promises";
import type { Arrival } from "../../app/arrival.ts";
import type { Vault } from "../vault.ts";
import { frame, unframe } from "./segment.ts";

/**
 * What was spooled, in order. What does not open (another key, a failing disk) is put into a file beside it, to be looked at,
 * and must not hold up what follows.
 */
export async function readSegment(file: string, vault: Vault): Promise<{ records: Arrival[][]; unreadable: number }> {
  const records: Arrival[][] = [];
  const unreadable: Buffer[] = [];
  for (const sealed of unframe(await readFile(file))) {
    const arrivals = vault.open("spool", "arrivals", sealed);
    if (arrivals === null) unreadable.push(sealed);
    else records.push(arrivals);
  }
  if (unreadable.length > 0)
    await writeFile(`${file}.unreadable`, Buffer.concat(unreadable.map(frame)), { mode: 0o600 });
  return { records, unreadable: unreadable.length };
}
