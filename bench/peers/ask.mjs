/**
 * A peer learns and answers: `node ask.mjs nlpjs|bayes < task.json`. The task is {"train": [{"text", "domain"}], "ask": ["text", …]};
 * the answer is a list, for each asked text, of [domain, probability] pairs, the likeliest first.
 */
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";

const require = createRequire(import.meta.url);
const task = JSON.parse(await text(process.stdin));
const peers = { nlpjs, bayes };
process.stdout.write(JSON.stringify(await peers[process.argv[2]](task)));

async function nlpjs({ train, ask }) {
  const { containerBootstrap } = require("@nlpjs/core");
  const { Nlp } = require("@nlpjs/nlp");
  const { LangJa } = require("@nlpjs/lang-ja");
  const container = await containerBootstrap();
  container.use(Nlp);
  container.use(LangJa);
  const nlp = container.get("nlp");
  nlp.settings.autoSave = false;
  nlp.settings.log = false;
  nlp.settings.nlu = { log: false };
  nlp.addLanguage("ja");
  for (const { text, domain } of train) nlp.addDocument("ja", text, domain);
  await nlp.train();
  const answers = [];
  for (const text of ask) {
    const { classifications } = await nlp.process("ja", text);
    answers.push(classifications.map(({ intent, score }) => [intent, score]));
  }
  return answers;
}

/** Naive Bayes over the words of TinySegmenter. The package gives no probabilities, so they are made from its own counts. */
async function bayes({ train, ask }) {
  const Segmenter = require("tiny-segmenter");
  const segmenter = new Segmenter();
  const classifier = require("bayes")({ tokenizer: (text) => segmenter.segment(text) });
  for (const { text, domain } of train) await classifier.learn(text, domain);
  return ask.map((text) => {
    const tokens = classifier.frequencyTable(classifier.tokenizer(text));
    const scores = Object.keys(classifier.categories).map((category) => {
      let score = Math.log(classifier.docCount[category] / classifier.totalDocuments);
      for (const [token, count] of Object.entries(tokens))
        score += count * Math.log(classifier.tokenProbability(token, category));
      return [category, score];
    });
    const most = Math.max(...scores.map(([, score]) => score));
    const sum = scores.reduce((all, [, score]) => all + Math.exp(score - most), 0);
    return scores.map(([category, score]) => [category, Math.exp(score - most) / sum]).sort((a, b) => b[1] - a[1]);
  });
}
