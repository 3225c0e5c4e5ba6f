import { z } from "zod";
import { LANGUAGES, type Language } from "../core/language.ts";
import { NOWHERE } from "../core/studio/content-problem.ts";
import type { Finding } from "./finding.ts";
import type { YamlFile } from "./yaml-file.ts";

/** A file of texts: nested keys with texts at the leaves. A number or `no` without quotes is a mistake worth a clear message. */
export type Texts = { [key: string]: string | Texts };
const Texts: z.ZodType<Texts> = z.lazy(() =>
  z.record(z.string(), z.union([z.string(), Texts], "a text must be in quotes here")),
);

/** language → namespace (file name) → texts. */
export type Locales = Record<Language, Record<string, Texts>>;

/** The texts of a file, or where it holds something else. */
export function parseTexts(file: YamlFile): { texts: Texts | null; findings: Finding[] } {
  if (file.findings.length > 0) return { texts: null, findings: file.findings };
  const parsed = Texts.safeParse(file.value);
  if (parsed.success) return { texts: parsed.data, findings: [] };
  const issue = parsed.error.issues[0];
  const path = pathToOther(file.value) ?? (issue?.path ?? []).map(String);
  const { language, namespace } = placeOfWords(file.path);
  const key = path.length === 0 ? null : `${namespace}:${path.join(".")}`;
  return {
    texts: null,
    findings: [
      {
        ...{ code: "shape", level: "error", file: file.path, path, label: path.join(".") },
        ...{ place: { ...NOWHERE, key, language }, reason: issue?.message ?? "is not a file of texts" },
        message: "ここには、文（ことば）を書きます",
        mend: '数字や yes・no は、引用符（"…"）で囲んでください。',
      },
    ],
  };
}

/** "locales/ja-easy/intake.yaml" → ja-easy, intake. The language is null in a folder that is none. */
export function placeOfWords(path: string): { language: Language | null; namespace: string } {
  const [name = "", folder = ""] = path.split("/").toReversed();
  return {
    language: LANGUAGES.find((language) => language === folder) ?? null,
    namespace: name.replace(/\.yaml$/, ""),
  };
}

/** The text at a key ("who.ask") of a file. */
export function textAt(texts: Texts | undefined, key: string): string | null {
  const found = key
    .split(".")
    .reduce<string | Texts | undefined>((at, part) => (typeof at === "object" ? at[part] : undefined), texts);
  return typeof found === "string" ? found : null;
}

/** The way to the first value that is neither a text nor a group of texts. */
function pathToOther(value: unknown): string[] | null {
  if (typeof value === "string") return null;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  for (const [key, inner] of Object.entries(value)) {
    const path = pathToOther(inner);
    if (path !== null) return [key, ...path];
  }
  return null;
}
