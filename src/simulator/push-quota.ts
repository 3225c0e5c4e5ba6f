import { z } from "zod";
import type { Database } from "./database.ts";

/** Pushes that reached somebody, by calendar month in Japan. Replies are free, and blocked residents do not count. */
export type PushQuota = {
  limit: number | null;
  used(city: string, at: number): number;
  isUsedUp(city: string, at: number): boolean;
  count(city: string, at: number): void;
};

const Row = z.object({ count: z.number() });
const JAPAN_MS = 9 * 60 * 60_000;

export function makePushQuota(db: Database, limit: number | null): PushQuota {
  const used = (city: string, at: number) =>
    db.one(Row, "SELECT count FROM push_count WHERE city = ? AND month = ?", city, monthOf(at))?.count ?? 0;
  return {
    limit,
    used,
    isUsedUp: (city, at) => limit !== null && used(city, at) >= limit,
    count: (city, at) => {
      db.run(
        "INSERT INTO push_count (city, month, count) VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1",
        city,
        monthOf(at),
      );
    },
  };
}

function monthOf(at: number): string {
  return new Date(at + JAPAN_MS).toISOString().slice(0, 7);
}
