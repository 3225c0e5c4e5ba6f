import { createHash } from "node:crypto";
import type { CompiledBundle, CompileOptions } from "../app/studio-content.ts";
import type { City } from "../core/city/city.ts";
import { type CityProblem, error } from "../core/city/city-problem.ts";
import { LANGUAGES, type Language } from "../core/language.ts";
import type { Script } from "../core/script.ts";
import { type Bundle, belongsTo, kindOf } from "../core/studio/bundle.ts";
import { checkScript } from "../core/studio/check-script.ts";
import { type ContentProblem, NOWHERE } from "../core/studio/content-problem.ts";
import { cityFindings } from "./city-findings.ts";
import type { Finding } from "./finding.ts";
import { holidays } from "./holidays.ts";
import { keysOf, makeWords, mergeLocales } from "./load-words.ts";
import { parseCity } from "./parse-city.ts";
import { parseDanger, rulesWith } from "./parse-danger.ts";
import { parseFlow } from "./parse-flow.ts";
import { parseMenu } from "./parse-menu.ts";
import { readSources } from "./parse-sources.ts";
import { type Locales, parseTexts, placeOfWords, textAt } from "./parse-texts.ts";
import { readYamlOnce } from "./read-yaml-once.ts";
import { scriptFindings } from "./script-findings.ts";
import { shippedTriageModel } from "./shipped-triage-model.ts";
import type { YamlFile } from "./yaml-file.ts";

/** The flow every conversation starts with. */
const MAIN_FLOW = "intake";

/**
 * Compiles one city's bundle with every check there is. `revision` null: named after its files. `today` (ISO date) judges what
 * expires; null judges nothing by the day. `checks` false leaves out what looks at the script as a whole. Pure but for the time it takes; never throws for what is wrong in a file.
 */
export async function compileBundle(
  bundle: Bundle,
  city: string,
  { revision = null, today = null, checks = true, shipped = null, hasPage = true }: Partial<CompileOptions & Own> = {},
): Promise<CompiledBundle> {
  const files = new Map(Object.entries(bundle).map(([path, text]) => [path, lazily(path, text)]));
  const fileOf = (path: string) => files.get(path)?.() ?? null;
  const findings: Finding[] = [];
  const flows = readFlows(bundle, fileOf, findings);
  const locales = readLocales(bundle, fileOf, findings);
  const texts = flatten(locales);
  const sources = readSources(fileOf);
  const parsed = parseCity(fileOf, city, today);
  const danger = parseDanger(fileOf);
  const shown = parseMenu(fileOf);
  findings.push(...parsed.findings, ...danger.findings, ...foreignFiles(bundle, city));
  const readable = findings.every(({ level, code }) => level !== "error" || code === "file_foreign");
  // A menu that cannot be used is no reason to say nothing: it keeps the old one from being changed.
  findings.push(...shown.findings);
  const script =
    parsed.city === null || !readable
      ? null
      : await scriptOf(parsed.city, flows, checks ? locales : withShipped(locales, shipped), {
          name: revision ?? fingerprintOf(bundle),
          danger: rulesWith(danger.changes),
        });
  if (script !== null && checks) {
    if (!hasPage) findings.push(...cityFindings(pageProblems(script.city), city, fileOf));
    const problems = checkScript(script, { texts, sources, required: engineTexts(shipped) });
    findings.push(...scriptFindings(problems, { fileOf, paths: Object.keys(bundle) }));
  }
  return {
    ...{ script, city: parsed.city, flows, texts, sources },
    ...{ danger: danger.changes, menu: shown.menu?.menu ?? null, problems: placed(findings, fileOf) },
  };
}

/**
 * What this version of the engine was shipped with. A revision of an older version has no text for what the engine has learned to
 * say since: there the shipped one is said, and the checks ask for it.
 */
type Own = {
  shipped: Bundle | null;
  /** Whether this installation knows its own address, to which a link to our page could lead. */
  hasPage: boolean;
};

/** A page that nobody could be led to must not be published. */
function pageProblems({ confidential, reply_on }: City): CityProblem[] {
  const mend = "サーバーの設定 PUBLIC_URL を入れてから、選んでください";
  return Object.entries({ confidential, reply_on }).flatMap(([setting, where]) =>
    where === "page" ? [error(setting, "このサーバーの住所が決まっていないので、安全なページを開けません", mend)] : [],
  );
}

/** Files of texts that the engine says by itself; the others belong to flows. */
const ENGINE_WORDS = /^locales\/ja\/(common|danger|places|route)\.yaml$/;

/** Texts to speak with: what a bundle does not have is said as it was shipped. */
function withShipped(locales: Locales, shipped: Bundle | null): Locales {
  if (shipped === null) return locales;
  const fileOf = (path: string) => readYamlOnce(path, shipped[path] ?? "");
  return mergeLocales(readLocales(shipped, fileOf, []), locales);
}

function engineTexts(shipped: Bundle | null): string[] {
  return Object.entries(shipped ?? {})
    .filter(([path]) => ENGINE_WORDS.test(path))
    .flatMap(([path, text]) => {
      const { texts } = parseTexts(readYamlOnce(path, text));
      const { namespace } = placeOfWords(path);
      return texts === null ? [] : keysOf(texts).map((key) => `${namespace}:${key}`);
    });
}

/** What a bundle is called when nothing else names it: the same files have the same name on every machine. */
export function fingerprintOf(bundle: Bundle): string {
  const files = Object.entries(bundle).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 12);
}

async function scriptOf(
  city: City,
  flows: CompiledBundle["flows"],
  locales: Locales,
  { name, danger }: { name: string; danger: Script["danger"] },
): Promise<Script> {
  const { words, has } = await makeWords(locales);
  const triage = shippedTriageModel();
  return { revision: name, main: MAIN_FLOW, flows, city, words, has, holidays, danger, triage };
}

/** Every text by its full key. */
function flatten(locales: Locales): Record<Language, ReadonlyMap<string, string>> {
  const of = (language: Language) =>
    new Map(
      Object.entries(locales[language]).flatMap(([namespace, texts]) =>
        keysOf(texts).map((key) => [`${namespace}:${key}`, textAt(texts, key) ?? ""] as const),
      ),
    );
  return { ja: of("ja"), "ja-easy": of("ja-easy"), en: of("en") };
}

/** The common flows, and the city's own in place of those of the same name. */
function readFlows(bundle: Bundle, fileOf: (path: string) => YamlFile | null, findings: Finding[]) {
  const paths = Object.keys(bundle).filter((path) => kindOf(path) === "flow");
  const ownLast = paths.toSorted((a, b) => Number(isOwn(a)) - Number(isOwn(b)));
  const flows = ownLast.flatMap((path) => {
    const file = fileOf(path);
    if (file === null) return [];
    const { flow, findings: more } = parseFlow(file);
    findings.push(...more);
    return flow === null ? [] : [[flow.id, flow] as const];
  });
  return Object.fromEntries(flows);
}

function readLocales(bundle: Bundle, fileOf: (path: string) => YamlFile | null, findings: Finding[]): Locales {
  const common: Locales = { ja: {}, "ja-easy": {}, en: {} };
  const own: Locales = { ja: {}, "ja-easy": {}, en: {} };
  for (const path of Object.keys(bundle).filter((each) => kindOf(each) === "words")) {
    const { language, namespace } = placeOfWords(path);
    const file = fileOf(path);
    if (file === null || language === null) continue;
    const { texts, findings: more } = parseTexts(file);
    findings.push(...more);
    if (texts !== null) (isOwn(path) ? own : common)[language][namespace] = texts;
  }
  return LANGUAGES.some((language) => Object.keys(own[language]).length > 0) ? mergeLocales(common, own) : common;
}

function isOwn(path: string): boolean {
  return path.startsWith("cities/");
}

function foreignFiles(bundle: Bundle, city: string): Finding[] {
  return Object.keys(bundle)
    .filter((path) => !belongsTo(path, city))
    .map((file) => ({
      ...{ code: "file_foreign", level: "error", file, path: [], place: NOWHERE, label: "" },
      reason: "is not a file of this city",
      message: "この市のファイルではありません",
      mend: "flows/、locales/、cities/（この市）の中に置いてください。",
    }));
}

/** Nothing is parsed twice, and nothing that nobody asks for. */
function lazily(path: string, text: string): () => YamlFile {
  let read: YamlFile | null = null;
  return () => {
    read ??= readYamlOnce(path, text);
    return read;
  };
}

/** Each finding with its line and column, in the order of files and lines. */
export function placed(findings: readonly Finding[], fileOf: (path: string) => YamlFile | null): ContentProblem[] {
  return findings
    .map(({ path, label: _label, reason: _reason, ...said }) => {
      return { ...said, ...(fileOf(said.file)?.at(path) ?? { line: 1, column: 1 }) };
    })
    .toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}
