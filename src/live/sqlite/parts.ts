import type { DatabaseSync } from "node:sqlite";
import type { Vault } from "../vault.ts";
import type { DueHints } from "./due-hints.ts";
import type { GroupCommit } from "./group-commit.ts";

/** What every step of the store is built from. `now` gives ms since epoch. */
export type Parts = { db: DatabaseSync; group: GroupCommit; vault: Vault; now: () => number; hints: DueHints };
