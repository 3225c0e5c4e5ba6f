import type { Staff } from "../core/casework/case.ts";
import type { Bundle } from "../core/studio/bundle.ts";
import type { FileConflict, FileSave, Presence, Review } from "../core/studio/draft-view.ts";
import type { MenuLine } from "../core/studio/menu-view.ts";
import type { Correction, Revision, RevisionKind } from "../core/studio/revision-view.ts";

/** The studio's part of the record. Reads are of one city; every write is audited. Times are ISO 8601. */
export type StudioRecords = {
  /** What is published now, of every city that the studio knows of. Cheap: every process asks for it every few seconds. */
  heads(): Promise<StudioHead[]>;
  /** Keeps the repository's folders as a revision, once, so that sessions and cases can name it for ever. */
  keepShipped(city: string, name: string, files: Bundle, at: string): Promise<void>;
  /** null when there is none of this name. */
  revision(city: string, name: string): Promise<{ revision: Revision; files: Bundle } | null>;
  history(city: string): Promise<Revision[]>;
  /** Corrections that hold for all revisions, oldest first. */
  corrections(city: string): Promise<Correction[]>;

  /** How many open cases each office of a city holds, by its id. Numbers only. */
  openCases(city: string): Promise<ReadonlyMap<string, number>>;

  draft(city: string): Promise<StoredDraft>;
  /**
   * Saves files into the draft, all or none. `base` is what the draft starts from when it is still empty: the revision that was
   * edited, and the shipped one it has taken in.
   */
  saveFiles(staff: Staff, base: DraftBase, files: readonly FileSave[], at: string): Promise<SaveOutcome>;
  /** Throws the whole draft away, or starts it anew from another base with these files. */
  replaceDraft(
    staff: Staff,
    version: number,
    base: DraftBase | null,
    files: Readonly<Record<string, string | null>>,
    at: string,
  ): Promise<"replaced" | "draft_changed">;
  review(staff: Staff, version: number, review: Review | null, at: string): Promise<"noted" | "draft_changed">;
  /** Makes a revision of these files and lets it be the one that new conversations get; empties the draft if `draft` says so. */
  publish(staff: Staff, publishing: Publishing, at: string): Promise<PublishOutcome>;

  /**
   * Takes the city's menu in hand until `until`, when it is not yet what is wanted, a try is due, or `lookAgain`; null when there is
   * nothing to do or another process is at it. Answers how often it was tried before. One claim at a time.
   */
  claimMenu(claim: MenuClaim): Promise<number | null>;
  /** What became of it. `nextAt` null: nothing is left to do. */
  settleMenu(city: string, settled: MenuSettled): Promise<void>;
  menuLine(city: string): Promise<MenuLine | null>;
  /** Lets it be tried at once. */
  hurryMenu(staff: Staff, at: string): Promise<void>;

  notePresence(staff: Staff, place: string, at: string): Promise<void>;
  /** Who was there since. */
  presences(city: string, since: string): Promise<Presence[]>;
  /** A line of the audit for what only reads, or was refused. */
  note(staff: Staff, action: string, about: string, outcome: string): Promise<void>;
};

export type MenuClaim = { city: string; wanted: string; at: string; until: string; lookAgain: boolean };
export type MenuSettled = {
  wanted: string;
  state: "shown" | "foreign" | "failed";
  reason: string | null;
  at: string;
  nextAt: string | null;
};

export type StudioHead = { city: string; current: string; fixes: number };

export type DraftBase = { name: string; shipped: string };

export type StoredDraft = {
  version: number;
  /** null while nothing has been changed. */
  base: DraftBase | null;
  /** Changed files: text, or null for those taken out. */
  files: readonly { path: string; text: string | null; at: string; by: { id: string; name: string } }[];
  review: Review | null;
};

export type SaveOutcome = { saved: true; version: number } | { saved: false; conflicts: FileConflict[] };

export type Publishing = {
  /** What was published when it was decided; `draft`: the draft's version then, null when it is not of the draft. */
  current: string;
  draft: number | null;
  kind: Exclude<RevisionKind, "shipped">;
  files: Bundle;
  shipped: string;
  from: string;
  note: string;
  reviewedBy: { id: string; name: string } | null;
  corrections: readonly Correction[];
};

export type PublishOutcome = { published: true; revision: Revision } | { published: false; why: "changed_meanwhile" };
