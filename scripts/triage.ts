/**
 * Understands many utterances: `npm run triage < lines.jsonl`. Each line of standard input is {"text": "…", "lang"?: "…"}; each line
 * of output is the result, in the same order. A line that does not fit gives {"error": "…"} in its place, and the rest goes on.
 */
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { loadTriageModel } from "../src/content/load-triage-model.ts";
import { resultOf } from "./triage/result-of.ts";
import { showEffect } from "./triage/show-effect.ts";

const ROOT = join(import.meta.dirname, "..");
const TEXT_MAX = 20_000;
const FLUSHED_AT = 200;
const Line = z.object({ text: z.string().max(TEXT_MAX), lang: z.string().optional() });

if (process.argv[2] === "effect") process.exitCode = showEffect(ROOT, process.argv[3] ?? null);
else await answerLines();

async function answerLines(): Promise<void> {
  const model = loadTriageModel(join(ROOT, "training"));
  let waiting: string[] = [];
  const flush = async () => {
    const lines = `${waiting.join("\n")}\n`;
    waiting = [];
    if (!process.stdout.write(lines)) await new Promise((resolve) => process.stdout.once("drain", resolve));
  };
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === "") continue;
    waiting.push(JSON.stringify(answer(line)));
    if (waiting.length >= FLUSHED_AT) await flush();
  }
  if (waiting.length > 0) await flush();

  function answer(line: string): unknown {
    const parsed = Line.safeParse(parseJson(line));
    if (!parsed.success) return { error: 'not a line like {"text": "…"}' };
    return resultOf(parsed.data.text, model);
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
