import { readFile, writeFile } from "node:fs/promises";
import { z } from "zod";
import { Address, type Arrival, ReplyToken } from "../../app/arrival.ts";
import { Event } from "../../core/event.ts";
import type { Vault } from "../vault.ts";
import { frame, unframe } from "./segment.ts";

const Arrivals: z.ZodType<Arrival[]> = z.array(
  z.strictObject({
    event: Event,
    conversationId: z.string(),
    address: Address,
    receivedAt: z.number(),
    readyAt: z.number(),
    replyToken: ReplyToken.nullable(),
  }),
);

/**
 * What was spooled, in order. What does not open (another key, a failing disk) is put into a file beside it, to be looked at,
 * and must not hold up what follows.
 */
export async function readSegment(file: string, vault: Vault): Promise<{ records: Arrival[][]; unreadable: number }> {
  const records: Arrival[][] = [];
  const unreadable: Buffer[] = [];
  for (const sealed of unframe(await readFile(file))) {
    const arrivals = vault.open("spool", "arrivals", Arrivals, sealed);
    if (arrivals === null) unreadable.push(sealed);
    else records.push(arrivals);
  }
  if (unreadable.length > 0)
    await writeFile(`${file}.unreadable`, Buffer.concat(unreadable.map(frame)), { mode: 0o600 });
  return { records, unreadable: unreadable.length };
}
