/**
 * Measures triage: `npm run eval`. By cross-validation over whole batches, and on two sets that nothing is trained on: training/unseen, on
 * which ways of learning were compared, and training/unseen-last, which came when all was chosen; the same for the peers of bench/peers
 * (`--no-peers` leaves them out). Prints a table and writes eval.json.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadTriageModel } from "../src/content/load-triage-model.ts";
import { readCorpus, type Utterance } from "../src/content/read-corpus.ts";
import type { Judged } from "./eval/judged.ts";
import { measure } from "./eval/measure.ts";
import { askPeers } from "./eval/peers.ts";
import { printFigures } from "./eval/print-figures.ts";
import { triageHeldOut } from "./train/cross-validate.ts";
import { TRAINING } from "./train/labelled-corpus.ts";
import { resultOf } from "./triage/result-of.ts";

const CURVE = [0.25, 0.5, 0.75];
const has = (flag: string) => process.argv.includes(flag);

const model = loadTriageModel(TRAINING);
if (model === null) throw new Error("no training/model.gz: npm run train");
const corpus = readCorpus(TRAINING);
const unseen = readCorpus(join(TRAINING, "unseen"));
const unseenSets = [
  { name: "unseen", utterances: unseen },
  { name: "unseen-last", utterances: readCorpus(join(TRAINING, "unseen-last")) },
];
const judgedBy = (utterances: readonly Utterance[], say: (text: string) => Judged["said"]): Judged[] =>
  utterances.map((utterance) => ({ utterance, said: say(utterance.text) }));

const { lines, digest, slope, shift, threshold } = model.header;
const told = { lines, digest, slope, shift, threshold };
const heldOut = has("--no-cv") ? [] : await triageHeldOut(corpus, told, 1);
const crossed = paired(heldOut);
const sets = [
  ...(has("--no-cv") ? [] : [{ name: "cross-validation", judged: crossed }]),
  { name: "cross-validation, rules alone", judged: judgedBy(corpus, (text) => resultOf(text, null)) },
  ...unseenSets.flatMap(({ name, utterances }) => [
    { name, judged: judgedBy(utterances, (text) => resultOf(text, model)) },
    { name: `${name}, rules alone`, judged: judgedBy(utterances, (text) => resultOf(text, null)) },
  ]),
].filter(({ judged }) => judged.length > 0);
const peers = has("--no-peers") ? [] : askPeers(corpus, unseen);

const curve = [];
if (has("--curve"))
  for (const share of CURVE) {
    const said = await triageHeldOut(corpus, told, share);
    const { top1, microF1, danger } = measure(paired(said));
    curve.push({ share, top1, microF1, dangerRecall: danger.recall });
  }

const figures = [...sets, ...peers].map(({ name, judged }) => ({ name, ...measure(judged) }));
for (const each of figures) printFigures(each);
for (const { share, top1, microF1, dangerRecall } of curve)
  console.log(
    `learning curve: ${share * 100} % of the lines: top-1 ${pc(top1)}, micro-F1 ${microF1.toFixed(3)}, danger recall ${pc(dangerRecall)}`,
  );
if (has("--worst")) showWorst(crossed);
writeFileSync(join(import.meta.dirname, "../eval.json"), `${JSON.stringify({ figures, curve }, null, 1)}\n`);

function paired(said: readonly Judged["said"][]): Judged[] {
  return corpus.flatMap((utterance, at) => {
    const own = said[at];
    return own === undefined ? [] : [{ utterance, said: own }];
  });
}

/** The errors that were made most surely. Only of cross-validation: nobody reads the unseen lines. */
function showWorst(judged: readonly Judged[]): void {
  const wrong = judged.filter(
    ({ utterance, said }) => !utterance.domains.includes(said.primary ?? "-") && utterance.domains.length > 0,
  );
  const sure = wrong.toSorted((a, b) => (b.said.domains[0]?.probability ?? 0) - (a.said.domains[0]?.probability ?? 0));
  for (const { utterance, said } of sure.slice(0, 20))
    console.log(
      `${utterance.domains.join()} ≠ ${said.primary} ${said.domains[0]?.probability ?? ""}  ${utterance.text.replaceAll("\n", " ").slice(0, 60)}  (${utterance.file})`,
    );
}

function pc(value: number | null): string {
  return value === null ? "-" : `${(value * 100).toFixed(1)} %`;
}
