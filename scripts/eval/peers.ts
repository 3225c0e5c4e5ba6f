import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Utterance } from "../../src/content/read-corpus.ts";
import { DOMAINS, Domain } from "../../src/core/domain.ts";
import { foldsOf } from "../train/cross-validate.ts";
import type { Judged } from "./judged.ts";

const FOLDER = join(import.meta.dirname, "../../bench/peers");
const PEERS = [
  { id: "nlpjs", name: "nlp.js 4 with Japanese" },
  { id: "bayes", name: "naive Bayes over TinySegmenter" },
] as const;
const Answers = z.array(z.array(z.tuple([z.string(), z.number()])));
/** From which share of its certainty on a peer names a domain: where its micro-F1 was best. */
const NAMED = 0.3;

/** What peers say of the Japanese lines, trained on the same: of one fold by all others, and of the unseen set by everything. */
export function askPeers(
  corpus: readonly Utterance[],
  unseen: readonly Utterance[],
): { name: string; judged: Judged[] }[] {
  install();
  const isJapanese = ({ language }: Utterance) => language === "ja" || language === "ja-easy";
  const own = corpus.filter(isJapanese);
  const folds = foldsOf(corpus.map(({ file }) => file));
  const [held, learnt] = [
    own.filter(({ file }) => folds.get(file) === 0),
    own.filter(({ file }) => folds.get(file) !== 0),
  ];
  return PEERS.flatMap(({ id, name }) => [
    { name: `${name}: cross-validation (one fold, Japanese)`, judged: ask(id, learnt, held) },
    { name: `${name}: unseen (Japanese)`, judged: ask(id, own, unseen.filter(isJapanese)) },
  ]).filter(({ judged }) => judged.length > 0);
}

function install(): void {
  if (existsSync(join(FOLDER, "node_modules"))) return;
  const done = spawnSync("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock"], {
    cwd: FOLDER,
    stdio: "inherit",
  });
  if (done.status !== 0) throw new Error("the peers could not be installed; --no-peers leaves them out");
}

function ask(peer: string, train: readonly Utterance[], asked: readonly Utterance[]): Judged[] {
  if (asked.length === 0) return [];
  const task = {
    train: train.map(({ text, domains }) => ({ text, domain: domains[0] ?? "none" })),
    ask: asked.map(({ text }) => text),
  };
  const done = spawnSync(process.execPath, [join(FOLDER, "ask.mjs"), peer], {
    input: JSON.stringify(task),
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (done.status !== 0) throw new Error(`${peer}: ${done.stderr}`);
  const answers = Answers.parse(JSON.parse(done.stdout.slice(done.stdout.indexOf("[["))));
  return asked.map((utterance, at) => ({ utterance, said: readAnswer(answers[at] ?? []) }));
}

function readAnswer(answer: readonly (readonly [string, number])[]): Judged["said"] {
  const none = answer[0]?.[0] === "none";
  const domains = answer.flatMap(([name, probability]) => {
    const domain = Domain.safeParse(name);
    return domain.success && DOMAINS.includes(domain.data) ? [{ domain: domain.data, probability, evidence: [] }] : [];
  });
  const first = domains[0];
  const named = domains.filter(({ probability }, at) => at === 0 || probability >= NAMED);
  return { primary: first?.domain ?? null, domains: none ? [] : named };
}
