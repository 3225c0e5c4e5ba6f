import { runTalks } from "../../src/app/studio/run-talks.ts";
import { compileBundle } from "../../src/content/compile-bundle.ts";
import { readBundle } from "../../src/content/read-bundle.ts";
import { makeStudioContent } from "../../src/content/studio-content.ts";
import { BREAKS_TALKS } from "../../src/core/studio/check-script.ts";
import type { TalkResult } from "../../src/core/studio/talk-view.ts";
import type { Said } from "./run-flows.ts";

/** Plays every talk of a folder. What the bot says otherwise is shown as "-" before and "+" now; coverage at the end. */
export async function testFolder(root: string, cities: readonly string[]): Promise<Said> {
  const content = makeStudioContent();
  const said: string[] = [];
  let failed = 0;
  for (const city of cities) {
    const bundle = readBundle(root, city);
    const { script, problems } = await compileBundle(bundle, city);
    if (script === null || problems.some(({ code }) => BREAKS_TALKS.includes(code)))
      return { text: `${city}: まだ使えません。先に npm run flows -- check`, failed: true };
    const { talks, coverage } = await runTalks({ content }, bundle, script);
    const wrong = talks.filter(({ ok }) => !ok);
    failed += wrong.length;
    said.push(...wrong.map(describe));
    const { steps, ways } = coverage;
    const unseen = coverage.unseenSteps.map(({ flow, step }) => `${flow}.${step}`).join("、");
    said.push(
      `${city}: 会話 ${talks.length}、ちがうもの ${wrong.length}。ステップ ${steps.gone}/${steps.all}、分かれ道 ${ways.gone}/${ways.all}${unseen === "" ? "" : `（通らない：${unseen}）`}`,
    );
  }
  return { text: said.join("\n"), failed: failed > 0 };
}

function describe({ path, differences, failed, problems }: TalkResult): string {
  const lines = differences.flatMap(({ turn, happening, expected, said }) => {
    const [before, now] = [
      [...expected.つなぐ, ...expected.記録],
      [...said.つなぐ, ...said.記録],
    ];
    return [
      `  ${turn + 1}番目 ${JSON.stringify(happening)}`,
      ...before.filter((text) => !now.includes(text)).map((text) => marked("-", text)),
      ...now.filter((text) => !before.includes(text)).map((text) => marked("+", text)),
    ];
  });
  const stopped = failed === null ? [] : [`  ${failed.turn + 1}番目で、進めません：${failed.reason}`];
  const unreadable = problems.map(({ line, column, message, mend }) => `  ${line}:${column} ${message} → ${mend}`);
  return [`${path}:`, ...unreadable, ...stopped, ...lines].join("\n");
}

function marked(sign: string, text: string): string {
  return text
    .split("\n")
    .map((line) => `    ${sign} ${line}`)
    .join("\n");
}
