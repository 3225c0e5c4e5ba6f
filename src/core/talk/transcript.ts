import type { Bubble } from "../bubble.ts";
import type { CaseOpening } from "../casework/case-opening.ts";
import type { Effect } from "../effect.ts";
import type { Script } from "../script.ts";
import type { Expected } from "./talk.ts";

const CONSENT = { share: "窓口に伝えてよい", city_only: "市役所の取りまとめ課だけ", none: "同意なし" } as const;

/** Effects as a city officer reads them. */
export function transcriptOf(script: Script, effects: readonly Effect[]): Expected {
  return {
    つなぐ: effects.flatMap((effect) =>
      effect.type === "say" ? effect.bubbles.map((bubble) => bubbleText(bubble, effect.lane)) : [],
    ),
    ページ: effects.flatMap((effect) =>
      effect.type === "say_on_page" ? effect.bubbles.map((bubble) => bubbleText(bubble, "flow")) : [],
    ),
    記録: effects.flatMap((effect) => recordLine(script, effect)),
  };
}

function bubbleText(bubble: Bubble, lane: string): string {
  const mark = lane === "crisis" ? "【安全】" : "";
  switch (bubble.kind) {
    case "text":
      return mark + bubble.text;
    case "menu":
      return `${mark}${bubble.text}\n${bubble.actions.map((action) => `［${action.label}］`).join("")}`;
    case "card": {
      const rows = bubble.rows.map((row) => `${row.label}：${row.text.replaceAll("\n", " ／ ")}`);
      return `${mark}〔${bubble.title}〕\n${rows.join("\n")}`;
    }
    default:
      return bubble satisfies never;
  }
}

function recordLine(script: Script, effect: Effect): string[] {
  switch (effect.type) {
    case "open_case":
      return [`相談を受け付け：${openingText(script, effect.opening)}`];
    case "add_message":
      return [`相談に追加：${effect.text ?? `（${effect.kind}）`}`];
    case "alert":
      return [`急ぎの知らせ：段階${effect.danger.tier}（${effect.danger.kinds.join("・")}）`];
    case "redact":
      return ["内容を削除"];
    case "note":
      return [`知らせ：${effect.what}`];
    case "fetch_profile":
    case "set_timer":
    case "cancel_timer":
    case "say":
    case "say_on_page":
      return [];
    default:
      return effect satisfies never;
  }
}

function openingText(script: Script, opening: CaseOpening): string {
  const domains = opening.domains.map((domain) => script.city.domains[domain] ?? domain).join("・");
  const parts = [
    `担当 ${opening.route.lead.name}`,
    opening.route.with.length === 0 ? "" : `いっしょに ${opening.route.with.map((each) => each.name).join("・")}`,
    `分野 ${domains === "" ? "－" : domains}`,
    opening.mainTopic === null ? "" : `◎${opening.mainTopic}`,
    opening.topics.length === 0 ? "" : `○${opening.topics.join("・")}`,
    `急ぎ 段階${opening.danger.tier}`,
    `同意 ${CONSENT[opening.consent.scope]}`,
    `本人のことば ${opening.words.length}`,
    ...Object.entries(opening.wishes).map(([name, value]) => `${name}=${value}`),
  ];
  return parts.filter((part) => part !== "").join("、");
}
