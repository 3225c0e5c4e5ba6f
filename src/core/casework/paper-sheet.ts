import type { Script } from "../script.ts";
import { labelsNow } from "./labels.ts";
import type { Paper } from "./paper.ts";
import {
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

/** つなぐシート: what the next office needs so that nobody has to tell it again (facts: domain.md 2.5, the common core). */
export function sheetParts(script: Script, view: CaseView): Parts {
  const inferred = inferredLines(script, view);
  return [
    received(view),
    person(script, view),
    ...(toldHerself(view.sheet)
      ? []
      : [{ title: "話した人（本人以外）", wide: false, lines: tellerLines(script, view) }]),
    topics(script, view),
    wishes(script, view),
    { title: "伝えることの同意", wide: true, lines: consentLines(view) },
    reasons(view),
    ...(inferred.length === 0
      ? []
      : [{ title: "推測（機械が言葉から読みとったもの。本人に確かめてください）", wide: true, lines: inferred }]),
  ];
}

function received({ row }: CaseView): Parts[number] {
  return {
    title: "受付",
    wide: false,
    lines: [
      line("届いた日時", paperTime(row.openedAt)),
      line("経路", "LINE（つなぐ）"),
      line("預かる窓口", row.holder.name),
      line("担当", row.acceptedBy ?? "まだ決まっていません"),
      line("返事の期限", paperTime(row.answerBy)),
      line("緊急度", [staffNames.tier[row.tier], ...row.kinds.map((kind) => staffNames.kinds[kind])].join("・")),
    ],
  };
}

/** Of whom it is: the name and number told are hers only when it is she who told. */
function person(script: Script, view: CaseView): Parts[number] {
  const { sheet, answers } = view;
  const own = [said("呼び名", wishOf(script, view, "name")), said("電話", wishOf(script, view, "phone"))];
  return {
    title: "本人のこと",
    wide: false,
    lines: [
      ...(toldHerself(view.sheet) ? [said("だれからの話か", sheet.about && staffNames.abouts[sheet.about])] : []),
      said("年代", sheet.ageBand && staffNames.ages[sheet.ageBand]),
      said("地域", sheet.area?.said),
      ...(toldHerself(view.sheet) ? own : []),
      said("世帯", wishOf(script, view, "household")),
      said("ことば", staffNames.spoken[sheet.language]),
      urgency(answers.urgent),
    ],
  };
}

function topics({ city }: Script, view: CaseView): Parts[number] {
  const { mainTopic, topics: others, domains } = labelsNow(view);
  return {
    title: "相談内容（◎ いちばん　○ ほか）",
    wide: true,
    lines: [
      said("◎", mainTopic && staffNames.topics[mainTopic]),
      ...(others.length === 0 ? [] : [said("○", others.map((topic) => staffNames.topics[topic]).join("、"))]),
      line("分野", domains.map((domain) => city.domains[domain]).join("、")),
      ownWords(view),
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
    ],
  };
}

function reasons({ because, others }: CaseView): Parts[number] {
  const names = others.map(({ receiver }) => receiver.name).join("、");
  return {
    title: "つなぎ先と理由",
    wide: true,
    lines: [line("理由", because.join(" ")), ...(names === "" ? [] : [line("ほかの窓口", names)])],
  };
}
