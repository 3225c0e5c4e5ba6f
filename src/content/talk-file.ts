import { stringify } from "yaml";
import { z } from "zod";
import { NOWHERE } from "../core/studio/content-problem.ts";
import { type Expected, Happening, type Talk, TalkFile } from "../core/talk/talk.ts";
import type { Finding } from "./finding.ts";
import { shapeFindings } from "./shape-findings.ts";
import type { YamlFile } from "./yaml-file.ts";

/** A talk of its file, or what is wrong with the file. */
export function parseTalk(file: YamlFile): { talk: Talk | null; findings: Finding[] } {
  if (file.findings.length > 0) return { talk: null, findings: file.findings };
  const parsed = TalkFile.safeParse(file.value);
  if (!parsed.success) {
    return { talk: null, findings: shapeFindings(TalkFile, file.value, { file: file.path, path: [] }) };
  }
  const { 市: city, とき: at, ことば: language = "ja", 聞く所: where, ここから: from, 話 } = parsed.data;
  const findings: Finding[] = [];
  const turns = 話.flatMap(({ つなぐ, ページ, 記録, ...rest }, index) => {
    const happening = Happening.safeParse(rest);
    if (happening.success) return [{ happening: happening.data, expected: { つなぐ, ページ, 記録 } }];
    findings.push(unknownHappening(file.path, index));
    return [];
  });
  const [flow = "", step = ""] = (from ?? "").split(".");
  const confidential = where === "ページ" ? ("page" as const) : ("chat" as const);
  const talk = { city, at, language, confidential, from: from === undefined ? null : { flow, step }, turns };
  return findings.length > 0 ? { talk: null, findings } : { talk, findings };
}

/** A talk as its file's text, with what was said in it. `comment` comes first, without its "#". */
export function writeTalk(talk: Omit<Talk, "turns">, turns: readonly Turn[], comment: string): string {
  const 話 = turns.map(({ happening, said }) => {
    return { ...happening, ...Object.fromEntries(Object.entries(said).filter(([, lines]) => lines.length > 0)) };
  });
  const head = {
    ...{ 市: talk.city, とき: talk.at },
    ...(talk.language === "ja" ? {} : { ことば: talk.language }),
    ...(talk.confidential === "chat" ? {} : { 聞く所: "ページ" }),
    ...(talk.from === null ? {} : { ここから: `${talk.from.flow}.${talk.from.step}` }),
  };
  const body = stringify({ ...head, 話 }, { lineWidth: 0, blockQuote: "literal" });
  const spaced = body.replace(/^ {2}- (?=\S)/gm, "\n  - ").replace("話:\n\n", "話:\n");
  const lines = comment === "" ? [] : comment.split("\n").map((line) => (line === "" ? "#" : `# ${line}`));
  return `${[...lines, spaced].join("\n")}`;
}

type Turn = { happening: Happening; said: Expected };

/** The comment at the head of a talk's file. */
export function commentOf(text: string): string {
  const lines = text.split("\n");
  const end = lines.findIndex((line) => !line.startsWith("#"));
  return lines
    .slice(0, end === -1 ? lines.length : end)
    .map((line) => line.replace(/^# ?/, ""))
    .join("\n");
}

function unknownHappening(file: string, index: number): Finding {
  const known = Happening.options.flatMap((option) => Object.keys(option.shape));
  return {
    ...{ code: "shape", level: "error", file, path: ["話", index], place: NOWHERE, label: `話.${index}` },
    reason: "nothing that can happen in a talk",
    message: "会話で起こることとして読めません",
    mend: `次のどれかで始めてください：${z.array(z.string()).parse(known).join("、")}`,
  };
}
