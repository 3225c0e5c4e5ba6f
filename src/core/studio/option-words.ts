import type { z } from "zod";
import { staffNames } from "../casework/staff-names.ts";
import type { Agency, City, Hotline } from "../city/city.ts";
import type { PlanCount } from "../city/indicator.ts";
import type { Meeting } from "../city/meeting.ts";
import type { PlaceKind } from "../city/place-kind.ts";
import type { Domain } from "../domain.ts";

const domains: Record<z.infer<typeof Domain>, string> = {
  elderly: "高齢",
  disability: "障害",
  child: "こども",
  poverty: "困窮",
  other: "その他",
};

/** What the values of a field are called, by the field's name. Domains have the city's own words, where it has some. */
export const OPTION_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  role: {
    intake: "相談を受ける",
    coordination: "調整する（多機関協働）",
    outreach: "訪ねていく（アウトリーチ）",
    participation: "参加を支える",
    community: "通いの場・活動の場",
    partner: "協力する団体",
  } satisfies Record<Agency["role"], string>,
  operator: { direct: "直営", entrusted: "委託", mixed: "直営と委託の両方" } satisfies Record<
    NonNullable<Agency["operator"]>,
    string
  >,
  status: {
    active: "受け付けている",
    temporarily_closed: "しばらく休み",
    closed: "閉じた（新しい相談は届かない）",
  } satisfies Record<Agency["status"], string>,
  place: {
    parents_children: "親子で行ける所",
    activity_centre: "障害のある人の活動の場",
    exercise: "体操・通いの場",
    club: "いきいき健康クラブなど",
    salon: "サロン",
    talk: "話せる場",
    volunteer: "ボランティア",
  } satisfies Record<PlaceKind, string>,
  kinds: {
    emergency: "110番・119番",
    ...staffNames.kinds,
    child: "こどもから",
    foreign: "外国語で話したい",
  } satisfies Record<Hotline["kinds"][number], string>,
  kind: {
    multi_agency: "重層的支援会議",
    support: "支援会議（法106条の6）",
    existing: "分野ごとの会議",
    internal: "庁内の会議",
  } satisfies Record<Meeting["kind"], string>,
  consent: { needed: "いる", not_needed: "いらない" } satisfies Record<NonNullable<Meeting["consent"]>, string>,
  confidential: { chat: "LINEの中で聞く", page: "安全なページで聞く" } satisfies Record<City["confidential"], string>,
  reply_on: { line: "LINEで読む", page: "安全なページで読む" } satisfies Record<City["reply_on"], string>,
  counts: {
    cases: "つなぐで受け付けた相談の数",
    linked: "「他機関へつなぐ」で終わった相談の数",
    plans: "「継続支援しプラン策定」で終わった相談の数",
  } satisfies Record<PlanCount, string>,
  topics: staffNames.topics,
  patterns: staffNames.patterns,
  about: staffNames.abouts,
  ...{ domains, domain: domains, unassigned: domains },
};

/** What a value of a field is called; the value itself where it has no name. */
export function optionName(field: string, value: string, cityDomains: Readonly<Record<string, string>> = {}): string {
  const names = OPTION_WORDS[field];
  return (names === domains ? cityDomains[value] : undefined) ?? names?.[value] ?? value;
}
