import { z } from "zod";
import { NOWHERE, type ProblemPlace } from "../core/studio/content-problem.ts";
import type { Finding } from "./finding.ts";

type Where = { file: string; path: readonly (string | number)[]; label?: (path: readonly string[]) => string };

/**
 * What a schema has against a value, in English for the loader and in Japanese for the studio. `where.path` leads to the value in
 * its file; `placeOf` says what the studio should open.
 */
export function shapeFindings(
  schema: z.ZodType,
  value: unknown,
  where: Where,
  placeOf: (path: readonly (string | number)[]) => ProblemPlace = () => NOWHERE,
): Finding[] {
  const english = schema.safeParse(value).error?.issues ?? [];
  const japanese = schema.safeParse(value, { error: z.locales.ja().localeError }).error?.issues ?? [];
  const said = english.flatMap((issue, index) => meant(issue, japanese[index] ?? issue, []));
  return said.map(({ path, reason, message, mend, code }) => {
    const label = where.label ?? ((keys: readonly string[]) => keys.join(": "));
    return {
      ...{ code, level: "error", file: where.file, path: [...where.path, ...path], place: placeOf(path) },
      ...{ label: label(path.map(String)), reason, message, mend },
    };
  });
}

type Meant = Pick<Finding, "code" | "reason" | "message" | "mend"> & { path: (string | number)[] };

/** A step is one of several kinds: the reason is that of the kind its `type` names. */
function meant(issue: z.core.$ZodIssue, japanese: z.core.$ZodIssue, above: (string | number)[]): Meant[] {
  const path = [...above, ...issue.path.map((key) => (typeof key === "number" ? key : String(key)))];
  if (issue.code !== "invalid_union") {
    return [{ code: "shape", path, reason: issue.message, message: messageOf(issue, japanese), mend: mendOf(issue) }];
  }
  const kinds = japanese.code === "invalid_union" ? japanese.errors : issue.errors;
  const at = issue.errors.findIndex((kind) => kind.length > 0 && !kind.some(isOtherKind));
  const kind = issue.errors[at];
  if (kind !== undefined) return kind.flatMap((one, index) => meant(one, kinds[at]?.[index] ?? one, path));
  return [
    {
      code: "step_kind",
      path,
      reason: "there is no step with this type, or no question with this answer",
      message: "この種類（type、answer）のステップや条件はありません",
      mend: "type は ask・say・triage・route・branch・consent・handoff・call・end、answer は choice・choices・one_of・text・area・number から選んでください。",
    },
  ];
}

/** What a kind has against a value that is of another kind: its `type`, or (of questions) its `answer`. */
function isOtherKind(issue: z.core.$ZodIssue): boolean {
  if (issue.code === "invalid_union") return issue.path.length <= 1;
  return issue.path.length === 1 && issue.path[0] === "type";
}

function messageOf(issue: z.core.$ZodIssue, japanese: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "unrecognized_keys":
      return `知らない項目があります：${issue.keys.join("、")}`;
    case "invalid_format":
    case "invalid_key":
      return "使えない文字があります";
    case "invalid_type":
      return /received undefined/.test(issue.message) ? "必要な項目がありません" : "値の種類がちがいます";
    case "too_small":
      return issue.origin === "array" ? `${issue.minimum}つ以上いります` : "短すぎるか、小さすぎます";
    case "too_big":
      return "長すぎるか、大きすぎます";
    case "invalid_value":
      return "決まった値の、どれでもありません";
    default:
      return japanese.message;
  }
}

function mendOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "unrecognized_keys":
      return "項目のつづりを直すか、消してください。";
    case "invalid_type":
      return `${String(issue.path.at(-1) ?? "この場所")} に、${KINDS[issue.expected] ?? issue.expected}を書いてください。`;
    case "invalid_format":
      return FORMATS[issue.pattern ?? issue.format] ?? NAME_MEND;
    case "invalid_key":
      return NAME_MEND;
    case "too_small":
      return `${String(issue.minimum)}つ以上、書いてください。`;
    case "too_big":
      return `${String(issue.maximum)}までにしてください。`;
    case "invalid_value":
      return `次のどれかにしてください：${issue.values.map(String).join("、")}`;
    default:
      return "ほかの行と同じ書きかたにしてください。";
  }
}

const NAME_MEND = "名前は、半角の英小文字・数字・_ で書いてください。文（ことば）はここではなく locales/ に書きます。";

/** What to write instead, by the format or the pattern that it does not have. */
const FORMATS: Readonly<Record<string, string>> = {
  url: "https:// から始まる、ページの番地を書いてください。",
  date: "2026-04-01 のように、年-月-日で書いてください。",
  "/^\\d{7}$/": "7けたの数字だけで書いてください（例：1850012）。",
  "/^\\d{2}:\\d{2}$/": "08:30 のように書いてください。",
  "/^\\d{2}-\\d{2}$/": "12-29 のように、月-日で書いてください。",
  "/^[a-z][a-z0-9-]*$/": "記号は、半角の英小文字で始め、英小文字・数字・「-」だけで書いてください。",
};

const KINDS: Readonly<Record<string, string>> = {
  string: "文字（引用符で囲む）",
  number: "数字",
  int: "数字",
  boolean: "true か false",
  array: "一覧（[ ] または - の行）",
  object: "項目の集まり（名前: 値）",
  record: "項目の集まり（名前: 値）",
};
