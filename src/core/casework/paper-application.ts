import { Topic } from "../domain.ts";
import type { Script } from "../script.ts";
import { labelsNow } from "./labels.ts";
import type { Paper, PaperLine } from "./paper.ts";
import {
  byHand,
  consentLines,
  inferredLines,
  line,
  ownWords,
  paperTime,
  said,
  tellerLines,
  urgency,
  wishOf,
} from "./paper-lines.ts";
import { staffNames } from "./staff-names.ts";
import { toldHerself } from "./told-herself.ts";
import type { CaseView } from "./views.ts";

type Parts = Paper["parts"];

/**
 * 相談受付・申込票 with the fields of the national A票 (facts: domain.md 2.2). What つなぐ never asks (birth date, address, …) stays
 * open for the pen: 「書ける範囲で」.
 */
export function applicationParts(script: Script, view: CaseView): Parts {
  const inferred = inferredLines(script, view);
  const story = { title: "ご相談の内容（いちばん困っていることに◎、ほかに○）", wide: true };
  return [
    received(view),
    person(script, view),
    ...(toldHerself(view.sheet)
      ? []
      : [{ title: "来談者（本人以外の場合）", wide: false, lines: tellerLines(script, view) }]),
    { ...story, lines: [topicTable(view), ownWords(view)] },
    wishes(script, view),
    { title: "同意", wide: true, lines: consentLines(view) },
    ...(inferred.length === 0
      ? []
      : [{ title: "推測（機械が読みとったもの。本人に確かめてください）", wide: true, lines: inferred }]),
  ];
}

function received({ row }: CaseView): Parts[number] {
  return {
    title: "受付",
    wide: false,
    lines: [
      line("ID（受付番号）", row.receipt),
      line("受付日", paperTime(row.openedAt)),
      line("受付窓口", row.holder.name),
      line("受付者", row.acceptedBy ?? ""),
    ],
  };
}

/** Of whom it is: what the teller said of herself stands here only when it is she. */
function person(script: Script, view: CaseView): Parts[number] {
  const { ageBand, area } = view.sheet;
  const self = toldHerself(view.sheet);
  const age = ageBand === null ? "" : `　　　年　　月　　日（${staffNames.ages[ageBand]}）`;
  return {
    title: "基本情報（書ける範囲で）",
    wide: false,
    lines: [
      byHand("ふりがな"),
      self ? said("氏名（呼び名）", wishOf(script, view, "name")) : byHand("氏名"),
      byHand("性別"),
      line("生年月日（歳）", age, "by_hand"),
      line("住所", area === null ? "" : `（${area.said}）`, "by_hand"),
      self ? said("電話", wishOf(script, view, "phone")) : byHand("電話"),
      byHand("E-mail"),
      said("世帯", wishOf(script, view, "household")),
    ],
  };
}

function wishes(script: Script, view: CaseView): Parts[number] {
  return {
    title: "希望・配慮",
    wide: false,
    lines: [
      said("連絡のしかた", wishOf(script, view, "how")),
      said("連絡のつく時間", wishOf(script, view, "when")),
      said("気をつけること", wishOf(script, view, "care")),
      urgency(view.answers.urgent),
    ],
  };
}

/** All sixteen, so that the form reads like the one at the counter. */
function topicTable(view: CaseView): PaperLine {
  const { mainTopic, topics } = labelsNow(view);
  const marks = Topic.options.map((topic) => {
    const mark = topic === mainTopic ? "◎" : topics.includes(topic) ? "○" : "・";
    return `${mark}${staffNames.topics[topic]}`;
  });
  const none = mainTopic === null && topics.length === 0;
  return { label: "内容", text: marks.join("　"), basis: none ? "not_asked" : "said" };
}
