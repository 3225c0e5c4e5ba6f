import type { Figures } from "./measure.ts";

/** Prints the figures of one set as a block of lines. */
export function printFigures({ name, ...figures }: Figures & { readonly name: string }): void {
  const { danger } = figures;
  console.log(`\n${name} (${figures.utterances} utterances)`);
  row(
    "domain",
    `top-1 ${pc(figures.top1)}, first label ${pc(figures.first)}, micro-F1 ${figures.microF1.toFixed(3)}, macro-F1 ${figures.macroF1.toFixed(3)}, calibration error ${figures.calibrationError.toFixed(3)}`,
  );
  row(
    "",
    Object.entries(figures.domains)
      .map(([domain, { precision, recall }]) => `${domain} ${pc(precision)}/${pc(recall)}`)
      .join("  "),
  );
  row(
    "topics, talk",
    `topic F1 ${figures.topicF1.toFixed(3)}, trouble or not ${pc(figures.kind)}, about ${pc(figures.about)}`,
  );
  row(
    "danger",
    `recall ${pc(danger.recall)} of ${danger.labelled}, tiers ${byName(danger.tiers)}, urgent as urgent ${pc(danger.urgent)}`,
  );
  row("", byName(danger.kinds));
  row(
    "false alarms",
    `look-alikes ${pc(danger.harmlessAlarms.share)} of ${danger.harmlessAlarms.of}, ordinary talk ${pc(danger.plainAlarms.share)} of ${danger.plainAlarms.of}`,
  );
  row(
    "languages",
    Object.entries(figures.languages)
      .map(([language, { top1, utterances }]) => `${language} ${pc(top1)} (${utterances})`)
      .join("  "),
  );
}

function row(title: string, text: string): void {
  console.log(`  ${title.padEnd(13)}${text}`);
}

function byName(all: Readonly<Record<string, { readonly recall: number | null; readonly labelled: number }>>): string {
  return Object.entries(all)
    .map(([name, { recall, labelled }]) => `${name} ${pc(recall)} (${labelled})`)
    .join("  ");
}

function pc(value: number | null): string {
  return value === null ? "-" : `${(value * 100).toFixed(1)} %`;
}
