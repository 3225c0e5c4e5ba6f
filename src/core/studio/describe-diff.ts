import type { BundleDiff, FieldChange } from "./diff-view.ts";
import { diffFieldName } from "./diff-words.ts";
import { LANGUAGE_NAMES } from "./say-problem.ts";

const STATES = { added: "足した", removed: "消した", changed: "変えた" } as const;

/** A difference in lines to read: flows and steps, words, offices, where matters go, talks. */
export function describeDiff(diff: BundleDiff): string[] {
  return [
    ...diff.flows.flatMap(({ flow, title, state, head, steps }) => [
      `流れ ${flow}（${title}）を${STATES[state]}`,
      ...head.map((change) => `  ${describe(change)}`),
      ...steps.flatMap(({ step, name, state: of, changes }) => [
        `  ステップ ${step}${name} を${STATES[of]}`,
        ...(of === "removed" ? [] : changes.map((change) => `    ${describe(change)}`)),
      ]),
    ]),
    ...diff.words.map(({ key, language, before, after }) => {
      return `ことば ${key}（${LANGUAGE_NAMES[language]}）：${quoted(before)} → ${quoted(after)}`;
    }),
    ...diff.city.flatMap(({ list, name, state, changes }) => [
      `${list} ${name} を${STATES[state]}`,
      ...(state === "removed" ? [] : changes.map((change) => `  ${describe(change)}`)),
    ]),
    ...diff.routes.map(({ domain, area, before, after }) => {
      return `行き先 ${domain}（${area ?? "場所を言わない"}）：${before} → ${after}`;
    }),
    ...diff.danger.flatMap(({ id, name, state, changes }) => [
      `危険を見つける決まり ${id}（${name}）を${STATES[state]}`,
      ...(state === "removed" ? [] : changes.map((change) => `  ${describe(change)}`)),
    ]),
    ...diff.menu.map((change) => `メニュー ${describe(change)}`),
    ...diff.talks.map(({ path, state }) => `会話 ${path} を${STATES[state]}`),
  ];
}

function describe({ field, before, after }: FieldChange): string {
  return `${diffFieldName(field)}：${quoted(before)} → ${quoted(after)}`;
}

function quoted(text: string | null): string {
  return text === null ? "（なし）" : `「${text.replaceAll("\n", " ／ ")}」`;
}
