import { z } from "zod";
import { type NewResident, Relation, type Resident } from "../core/simulator-view.ts";
import type { Database } from "./database.ts";

/** Who has a LINE account here. A user id belongs to one city, as LINE's do to one provider. */
export type Residents = {
  add(userId: string, wish: NewResident, at: number): Resident;
  find(userId: string): Resident | null;
  /** Newest first. */
  list(): Resident[];
  setRelation(userId: string, relation: Resident["relation"]): void;
  /** Opens the seven days in which even a stranger may be pushed to. */
  noteWriting(userId: string, at: number): void;
  wroteAt(userId: string): number | null;
};

const Row = z
  .object({
    user_id: z.string(),
    city: z.string(),
    nickname: z.string(),
    language: z.string().nullable(),
    relation: Relation,
    created_at: z.number(),
  })
  .transform(
    (row): Resident => ({
      userId: row.user_id,
      city: row.city,
      nickname: row.nickname,
      language: row.language,
      relation: row.relation,
      createdAt: new Date(row.created_at).toISOString(),
    }),
  );
const Count = z.object({ count: z.number() });
const WroteAt = z.object({ wrote_at: z.number().nullable() });

export function makeResidents(db: Database): Residents {
  const find = (userId: string) => db.one(Row, "SELECT * FROM resident WHERE user_id = ?", userId);
  return {
    find,
    add: (userId, wish, at) => {
      const nickname =
        wish.nickname ?? `住民${(db.one(Count, "SELECT count(*) AS count FROM resident")?.count ?? 0) + 1}`;
      db.run(
        "INSERT INTO resident (user_id, city, nickname, language, relation, created_at) VALUES (?, ?, ?, ?, 'stranger', ?)",
        userId,
        wish.city,
        nickname,
        wish.language,
        at,
      );
      return { userId, ...wish, nickname, relation: "stranger", createdAt: new Date(at).toISOString() };
    },
    list: () => db.all(Row, "SELECT * FROM resident ORDER BY created_at DESC, rowid DESC"),
    setRelation: (userId, relation) => {
      db.run("UPDATE resident SET relation = ? WHERE user_id = ?", relation, userId);
    },
    noteWriting: (userId, at) => {
      db.run("UPDATE resident SET wrote_at = ? WHERE user_id = ?", at, userId);
    },
    wroteAt: (userId) => db.one(WroteAt, "SELECT wrote_at FROM resident WHERE user_id = ?", userId)?.wrote_at ?? null,
  };
}
