import { japanTime } from "../city/japan-time.ts";
import type { Script } from "../script.ts";
import type { Evidence } from "../triage/understanding.ts";
import { evidenceInWords } from "./evidence-in-words.ts";
import type { PaperBasis, PaperLine } from "./paper.ts";
import { personConsented } from "./person-consented.ts";
import { isReport } from "./protect-reporter.ts";
import { staffNames } from "./staff-names.ts";
import { toldHerself } from "./told-herself.ts";
import type { CaseView } from "./views.ts";

/** "Not asked" and "rather not say" come as the same null. */
const NOT_ASKED = "聞いていない・答えていない";

/** What she said or chose; what nobody knows says so. */
export function said(label: string, text: string | null | undefined): PaperLine {
  return text == null || text === "" ? { label, text: NOT_ASKED, basis: "not_asked" } : { label, text, basis: "said" };
}

export function line(label: string, text: string, basis: PaperBasis = "kept"): PaperLine {
  return { label, text, basis };
}

/** "Nothing urgent" and "not asked" come as the same null, too. */
export function urgency(text: string | null): PaperLine {
  return text === null ? line("急ぎの事情", "ない、または聞いていない", "not_asked") : said("急ぎの事情", text);
}

/** To be asked and written down by a person. */
export function byHand(label: string): PaperLine {
  return { label, text: "", basis: "by_hand" };
}

/** A wish by its name in the flow ("phone"), in words; null when it was not told. */
export function wishOf(script: Script, { answers }: CaseView, name: string): string | null {
  const label = script.words("ja", `common:wish.${name}`);
  return answers.wishes.find((wish) => wish.label === label)?.text ?? null;
}

/**
 * Who told, where it was somebody else. Without a consent, and where a person outside the family reports, she stays unnamed: paper goes
 * from hand to hand, and may be read by the one of whom it tells (facts: domain.md 3.3).
 */
export function tellerLines(script: Script, view: CaseView): PaperLine[] {
  const relation = said("本人との関係", view.sheet.about && staffNames.abouts[view.sheet.about]);
  if (view.row.consent === "none" || isReport(view.sheet)) {
    return [line("氏名・電話", "書きません（知らせた人を守るため）"), relation];
  }
  const name = said("氏名（呼び名）", wishOf(script, view, "name"));
  return [name, said("電話", wishOf(script, view, "phone")), relation];
}

/** 「2026年11月25日 17:00」 */
export function paperTime(at: string): string {
  const { date, minute } = japanTime(at);
  const [year = "", month = "", day = ""] = date.split("-");
  const clock = `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
  return `${year}年${Number(month)}月${Number(day)}日 ${clock}`;
}

/** Her own words, one message a line; what was taken back is not in here. */
export function ownWords(view: CaseView): PaperLine {
  const { sheet, writes } = view;
  const language = writes ?? sheet.language;
  const isJapanese = language === "ja" || language === "ja-easy";
  const whose = toldHerself(view.sheet) ? "本人の言葉" : "話した人の言葉";
  const label = isJapanese ? whose : `${whose}（${staffNames.languages[language]}、原文のまま）`;
  return said(label, sheet.words.map(({ text }) => text).join("\n"));
}

/** What a machine read out of her words, with the words it comes from. */
export function inferredLines(script: Script, { sheet }: CaseView): PaperLine[] {
  const { understanding } = sheet;
  if (understanding === null) return [];
  const domains = understanding.domains.map(({ domain, evidence }) => script.city.domains[domain] + from(evidence));
  const topics = understanding.topics.map(({ topic, evidence }) => staffNames.topics[topic] + from(evidence));
  const patterns = understanding.patterns.map((pattern) => staffNames.patterns[pattern] ?? pattern);
  return [
    ...(domains.length === 0 ? [] : [line("分野", domains.join("、"), "inferred")]),
    ...(topics.length === 0 ? [] : [line("内容", topics.join("、"), "inferred")]),
    ...(patterns.length === 0 ? [] : [line("気づき", patterns.join("、"), "inferred")]),
  ];
}

function from(evidence: readonly Evidence[]): string {
  const quoted = [...new Set(evidence.map((one) => evidenceInWords(one, staffNames)))].filter((text) => text !== "");
  return quoted.length === 0 ? "" : `（もとの言葉：${quoted.map((text) => `「${text}」`).join("")}）`;
}

/** The consent as a receipt. */
export function consentLines({ sheet, row }: CaseView): PaperLine[] {
  const { consent } = sheet;
  const ofTeller =
    row.consent === "none" || personConsented(sheet, row.consent)
      ? ""
      : "　※話した人の同意です。本人の同意は まだ聞いていません";
  const withdrawn = row.consent === "none" && consent.scope !== "none";
  const { hows, givers } = staffNames.consentBy;
  const taken = consent.taken === undefined ? "" : `（${givers[consent.taken.giver]}。聞いた人：${consent.taken.by}）`;
  return [
    line("同意", withdrawn ? "取り下げられました" : staffNames.consent[row.consent] + ofTeller),
    ...(consent.how === "not_asked"
      ? []
      : [line("日時・方法", `${paperTime(consent.at)}・${hows[consent.how]}${taken}`)]),
    ...(consent.offices.length === 0 || withdrawn
      ? []
      : [line("伝えてよい窓口", consent.offices.map(({ name }) => name).join("、"))]),
    ...(consent.wording === "" || consent.how === "not_asked" ? [] : [line("文言の版", consent.wording)]),
  ];
}
