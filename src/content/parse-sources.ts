import { z } from "zod";
import { LANGUAGES, type Language } from "../core/language.ts";
import { SOURCES_FILE } from "../core/studio/bundle.ts";
import type { YamlFile } from "./yaml-file.ts";

/** language → key → fingerprint of the Japanese that a text was translated from, where the Japanese has changed since. */
export type Sources = Readonly<Record<Language, Readonly<Record<string, string>>>>;

const File = z.partialRecord(z.enum(LANGUAGES), z.record(z.string(), z.string()));

/** What `locales/sources.yaml` says; nothing when there is none. */
export function readSources(fileOf: (path: string) => YamlFile | null): Sources {
  const said = File.safeParse(fileOf(SOURCES_FILE)?.value ?? {}).data ?? {};
  return { ja: {}, "ja-easy": said["ja-easy"] ?? {}, en: said.en ?? {} };
}
