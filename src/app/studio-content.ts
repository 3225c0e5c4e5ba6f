import type { City } from "../core/city/city.ts";
import type { CityMenu, MenuPicture } from "../core/city-menu.ts";
import type { Flow } from "../core/flow/flow.ts";
import type { Script } from "../core/script.ts";
import type { Bundle } from "../core/studio/bundle.ts";
import type { ContentProblem } from "../core/studio/content-problem.ts";
import type { Edit, EditRefusal } from "../core/studio/edit.ts";
import type { Correction } from "../core/studio/revision-view.ts";
import type { ScriptTexts } from "../core/studio/script-problem.ts";
import type { Expected, Happening, Talk } from "../core/talk/talk.ts";
import type { CorpusEar } from "../core/triage/corpus-ear.ts";
import type { CorpusJudge } from "../core/triage/corpus-judge.ts";
import type { DangerChanges } from "../core/triage/danger-changes.ts";
import type { DangerLine } from "../core/triage/effect-of.ts";

/** The port to the files' own format: the studio's use cases know bundles, not YAML. */
export type StudioContent = {
  compile(bundle: Bundle, city: string, options: CompileOptions): Promise<CompiledBundle>;
  /** The same files have the same one on every machine. */
  fingerprint(bundle: Bundle): string;
  /** The recorded talks of a bundle, also those that cannot be read. */
  talks(bundle: Bundle): BundleTalk[];
  /** A talk as the text of a file. `comment` stands at its head. */
  writeTalk(
    talk: Omit<Talk, "turns">,
    turns: readonly { happening: Happening; said: Expected }[],
    comment: string,
  ): string;
  /** Sets right what is still wrong in the same way; leaves everything else. */
  correct(bundle: Bundle, corrections: readonly Correction[]): Bundle;
  /** What lies between two bundles as corrections; null when more than texts and contacts has changed. */
  corrections(before: Bundle, after: Bundle): Correction[] | null;
  /** Notes which translations are of an older Japanese now (`locales/sources.yaml`). Answers the files that change by it. */
  noteStale(before: Bundle, after: Bundle): Record<string, string>;
  /** Makes edits of the studio's forms in the files; comments and order stay. */
  edit(
    bundle: Bundle,
    city: string,
    edits: readonly Edit[],
  ): { ok: true; bundle: Bundle } | { ok: false; refusal: EditRefusal };
  /** How a bundle changes the danger rules; nothing where its file cannot be read. */
  danger(bundle: Bundle): DangerChanges;
  /**
   * The sentences that danger rules are tried on. Read once; `ear` remembers what each rule heard in them, `judge` what rules and model
   * made of them together (null without a model).
   */
  dangerCorpus(): { version: string; lines: readonly DangerLine[]; ear: CorpusEar; judge: CorpusJudge | null };
  /** The menu of a bundle with its picture; null where its files cannot be used. */
  menu(bundle: Bundle): BundleMenu | null;
  /** The picture of the menu that came with the program: a PNG. */
  shippedPicture(): Uint8Array;
  /** A menu's picture as the text of its file. */
  pictureText(picture: MenuPicture): string;
  /** A bundle as a zip archive, and back (from base64); null when it is none. */
  zip(bundle: Bundle): Uint8Array;
  unzip(base64: string): Bundle | null;
  /** The first sheet of an Excel workbook (base64) as rows of texts; null when it is none. */
  readTable(base64: string): string[][] | null;
  /** What a file says; undefined when it is no YAML. */
  readValue(path: string, text: string): unknown;
  /** The file's text changed so that it says this, comments and order kept; null when it cannot be brought to. */
  writeValue(text: string, value: unknown): string | null;
  /** The version that a text is known by (draft-view.ts). */
  versionOf(text: string): string;
};

/**
 * `revision` null: named after its files. `today` (ISO date in Japan) judges what expires. `checks` false: only what is needed to
 * play it, for what was checked before.
 */
export type CompileOptions = {
  revision: string | null;
  today: string | null;
  checks: boolean;
};

/**
 * A bundle made ready to be played. `script` is null while a file cannot be read or the city is not right; then `flows` and
 * `texts` hold what can be. `problems` come in the order of files and lines, errors and warnings together.
 */
export type CompiledBundle = {
  script: Script | null;
  city: City | null;
  flows: Readonly<Record<string, Flow>>;
  texts: ScriptTexts["texts"];
  sources: ScriptTexts["sources"];
  danger: DangerChanges;
  menu: CityMenu | null;
  problems: ContentProblem[];
};

/** `drawn`: the picture was made from the labels. */
export type BundleMenu = { menu: CityMenu; picture: Uint8Array; drawn: boolean };

export type BundleTalk = { path: string; talk: Talk | null; comment: string; problems: ContentProblem[] };
