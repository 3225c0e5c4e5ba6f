import type { City } from "../city/city.ts";
import type { Domain } from "../domain.ts";
import type { DangerTier } from "../triage/understanding.ts";
import type { CaseStatus } from "./case.ts";
import { describeDate } from "./describe-date.ts";
import type { NoticeKind } from "./notice.ts";

/** What of a case a notice may say. Of the consultation itself nothing is in here, so nothing can slip out. */
export type NoticeFacts = {
  receipt: string;
  domains: readonly Domain[];
  tier: DangerTier;
  answerBy: string;
  status: CaseStatus;
  holderId: string;
  holderName: string;
  alarm: boolean;
  waiting: boolean;
};

/** The open cases of one office, in numbers. */
export type DigestFacts = {
  unaccepted: number;
  waiting: number;
  overdue: number;
  alarms: number;
  receipts: readonly string[];
};

export type NoticeText = { subject: string; text: string };

const HEADS = {
  offered: "新しい相談が届きました",
  passed: "相談がつながれて来ました",
  reminder: "まだ動いていない相談があります",
  danger: "至急：危険を示す言葉がありました",
  wrote: "相談している人が、また書きました",
  digest: "今日の相談のまとめ",
  test: "お知らせの試し送り",
} satisfies Record<NoticeKind, string>;

const URGENCY = {
  0: "今すぐの危険",
  1: "危険が高い",
  2: "気がかりあり",
  3: "ふつう",
} satisfies Record<DangerTier, string>;

const NO_CONTENT = "このお知らせに、相談の中身はありません。「相談員の画面」を開いて見てください。";

/**
 * A notice as short plain text: receipt number, domain, urgency, deadline. Nothing to click and nothing attached, because city
 * halls strip both (facts: domain.md 6.5). `relayFor`: the office that cannot be reached, when the lead department is told instead.
 */
export function writeNotice(
  city: City,
  kind: NoticeKind,
  facts: NoticeFacts | DigestFacts | null,
  relayFor: string | null,
): NoticeText {
  const lines = [
    `${HEADS[kind]}。`,
    "",
    ...(facts === null
      ? ["これは試しです。何もしなくてかまいません。"]
      : "receipt" in facts
        ? ofCase(city, kind, facts)
        : ofDay(facts)),
    ...(relayFor === null
      ? []
      : ["", `${relayFor}には、このお知らせが届きません。電話などで、受付番号を伝えてください。`]),
    "",
    ...(facts === null ? [] : [NO_CONTENT]),
    `つなぐ（${city.name}）`,
  ];
  const about = facts !== null && "receipt" in facts ? ` ${facts.receipt}` : "";
  return { subject: plain(`【つなぐ】${HEADS[kind]}${about}`), text: `${lines.map(plain).join("\n")}\n` };
}

function ofCase(city: City, kind: NoticeKind, facts: NoticeFacts): string[] {
  const { receipt, domains, tier, answerBy, holderName } = facts;
  return [
    `受付番号：${receipt}`,
    `分野：${domains.length === 0 ? "まだ分かりません" : domains.map((domain) => city.domains[domain]).join("、")}`,
    `緊急度：${URGENCY[tier]}`,
    `返事の期限：${describeDate(answerBy, "ja").replace(/ごろ$/, "")}`,
    `預かる窓口：${holderName}`,
    ...(kind === "danger"
      ? ["", "画面で内容を読み、「確認しました」を押してください。押すまで、上の人へ知らせが続きます。"]
      : []),
  ];
}

function ofDay({ unaccepted, waiting, overdue, alarms, receipts }: DigestFacts): string[] {
  return [
    `まだ受け付けていない：${unaccepted}件`,
    `返事を待っている：${waiting}件`,
    `期限をすぎた：${overdue}件`,
    `危険の知らせ（未確認）：${alarms}件`,
    ...(receipts.length === 0 ? [] : ["", `受付番号：${receipts.join("、")}`]),
  ];
}

/** One line without control characters: nothing in a name can begin a header, or a line of its own. */
function plain(line: string): string {
  return [...line]
    .filter((letter) => letter >= " " && letter !== "\u007f" && !/[\u0080-\u009f\u2028\u2029]/.test(letter))
    .join("");
}

/** Whether a notice has nothing to say any more: somebody was faster than its time came. */
export function isMoot(kind: NoticeKind, facts: NoticeFacts | DigestFacts | null): boolean {
  if (facts === null) return kind !== "test";
  if (!("receipt" in facts)) return facts.unaccepted + facts.waiting + facts.overdue + facts.alarms === 0;
  switch (kind) {
    case "offered":
    case "passed":
      return facts.status !== "offered";
    case "wrote":
      return !facts.waiting || facts.status === "closed";
    case "reminder":
      return facts.status === "closed";
    case "danger":
      return !facts.alarm;
    case "digest":
    case "test":
      return false;
    default:
      return kind satisfies never;
  }
}
