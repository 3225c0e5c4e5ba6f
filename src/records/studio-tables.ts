import type { MenuLine } from "../core/studio/menu-view.ts";
import type { RevisionKind } from "../core/studio/revision-view.ts";

export type StudioRevisionsTable = {
  city: string;
  name: string;
  number: number;
  kind: RevisionKind;
  at: string;
  by_id: string | null;
  by_name: string | null;
  reviewed_by_id: string | null;
  reviewed_by_name: string | null;
  note: string;
  from_name: string | null;
  shipped: string;
  /** JSON: path → hash of its text. */
  files: string;
};

/** One row a city, locked while the studio writes: what is published, and the head of the draft. */
export type StudioHeadsTable = {
  city: string;
  current: string | null;
  number: number;
  fixes: number;
  base: string | null;
  shipped: string | null;
  draft_version: number;
  review: string | null;
};

/** `hash` null: the file is taken out. */
export type StudioDraftFilesTable = {
  city: string;
  path: string;
  hash: string | null;
  at: string;
  by_id: string;
  by_name: string;
};

export type CityMenusTable = {
  city: string;
  wanted: string;
  state: MenuLine["state"];
  reason: string | null;
  tries: number;
  at: string;
  next_at: string | null;
  /** Until when a process has it in hand. */
  held_until: string | null;
};
