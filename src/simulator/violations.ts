import { z } from "zod";
import { Violation } from "../core/simulator-view.ts";
import type { Changes } from "./changes.ts";
import type { Database } from "./database.ts";

/** More than this nobody reads; the oldest go. */
const KEPT = 500;

/** Every call LINE would refuse. Tests ask for none; the browser shows them in red. Newest first. */
export type Violations = {
  add(violation: Violation): void;
  list(): Violation[];
  ofResident(userId: string): Violation[];
};

const Row = z.object({ body: z.string() }).transform((row) => Violation.parse(JSON.parse(row.body)));

export function makeViolations(db: Database, changes: Changes): Violations {
  return {
    add: (violation) => {
      db.run(
        "INSERT INTO violation (id, at, city, user_id, body) VALUES (?, ?, ?, ?, ?)",
        violation.id,
        Date.parse(violation.at),
        violation.city,
        violation.userId,
        JSON.stringify(violation),
      );
      db.run("DELETE FROM violation WHERE rowid <= (SELECT max(rowid) FROM violation) - ?", KEPT);
      changes.tell({ what: "violations" });
      if (violation.userId !== null) changes.tell({ what: "chat", userId: violation.userId });
    },
    list: () => db.all(Row, "SELECT body FROM violation ORDER BY rowid DESC"),
    ofResident: (userId) => db.all(Row, "SELECT body FROM violation WHERE user_id = ? ORDER BY rowid DESC", userId),
  };
}
