import type { About, AgeBand, Topic } from "../domain.ts";
import type { Language } from "../language.ts";
import type { UnderstoodLanguage } from "../triage/understanding.ts";
import type { DangerKind, DangerTier } from "../triage/understanding.ts";
import type { CaseStatus, Outcome } from "./case.ts";
import type { Consent } from "./case-opening.ts";
import type { Giver } from "./taken-consent.ts";
import type { CaseRow } from "./views.ts";

/** What values are called for staff, on the desk as on paper and in files. The domains are not here: each city names its own. */
export const staffNames = {
  status: {
    received: "届いたばかり",
    offered: "受け付け待ち",
    accepted: "担当あり・連絡まだ",
    in_support: "支援中",
    closed: "おわり",
  } satisfies Record<CaseStatus, string>,
  consent: {
    share: "同意あり（窓口に伝えてよい）",
    city_only: "同意あり（市の取りまとめ課だけ）",
    none: "同意なし",
  } satisfies Record<CaseRow["consent"], string>,
  /** How a consent was given, and by whom. */
  consentBy: {
    hows: {
      tapped: "LINEのボタンを押した",
      typed: "LINEで文字で答えた",
      not_asked: "聞いていない",
      spoken: "会って、口頭で聞いた",
      phone: "電話で聞いた",
      paper: "紙に署名した",
    } satisfies Record<Consent["how"], string>,
    givers: { self: "本人から", representative: "本人の代わりに決められる人から" } satisfies Record<Giver, string>,
  },
  tier: {
    0: "今すぐの危険",
    1: "危険が高い",
    2: "気がかりあり",
    3: "危険の言葉なし",
  } satisfies Record<DangerTier, string>,
  kinds: {
    suicide: "死にたい気持ち",
    abuse: "虐待の心配",
    dv: "DVの心配",
    danger: "身の危険",
    destitution: "今日の食べもの・住む所がない",
  } satisfies Record<DangerKind, string>,
  topics: {
    health: "病気や健康、障害",
    housing: "住まい",
    income: "収入・生活費",
    rent: "家賃やローンの支払い",
    bills: "税金や公共料金等の支払い",
    debt: "債務",
    job: "仕事探し、就職",
    work: "仕事上の不安やトラブル",
    community: "地域との関係",
    family: "家族との関係",
    childcare: "子育て",
    care: "介護",
    withdrawal: "ひきこもり・不登校",
    violence: "DV・虐待",
    food: "食べるものがない",
    other: "その他",
  } satisfies Record<Topic, string>,
  abouts: {
    self: "本人から",
    family: "家族から（家族のこと）",
    neighbour: "近所・知り合いから",
    supporter: "支援者から（民生委員など）",
  } satisfies Record<About, string>,
  ages: {
    "0-5": "0〜5歳",
    "6-17": "6〜17歳",
    "18-39": "18〜39歳",
    "40-64": "40〜64歳",
    "65-74": "65〜74歳",
    "75+": "75歳以上",
  } satisfies Record<AgeBand, string>,
  languages: {
    ja: "日本語",
    "ja-easy": "やさしい日本語",
    en: "英語",
    zh: "中国語",
    ko: "韓国・朝鮮語",
    pt: "ポルトガル語",
    vi: "ベトナム語",
    tl: "フィリピン語",
    ne: "ネパール語",
  } satisfies Record<Language | UnderstoodLanguage, string>,
  /** As it stands on a case: who is to talk with this person has to see that somebody must interpret. */
  spoken: { ja: "日本語", "ja-easy": "やさしい日本語", en: "英語・通訳が必要" } satisfies Record<Language, string>,
  outcomes: {
    information: "情報を伝えて おわり",
    linked: "ほかの機関に つないだ",
    consent_pending: "同意はまだ。はたらきかけを続ける",
    before_plan: "プランを作る前の支援で おわり",
    plan: "プランを作って、支援を続ける",
  } satisfies Record<Outcome, string>,
  /** Patterns that triage recognises (core/triage); another name is shown as it is. */
  patterns: {
    "8050": "8050（親が高齢、子が中高年）",
    young_carer: "ヤングケアラーかもしれない",
    double_care: "ダブルケア（子育てと介護）",
    dementia_under_65: "若年性認知症かもしれない",
    hikikomori: "ひきこもり",
    school_refusal: "不登校",
    single_parent: "ひとり親",
    pregnancy: "妊娠中の心配",
    dv: "DV",
    hoarding: "物やごみがたまっている家",
    neighbours: "近所のことの心配",
    foreign_resident: "外国から来て暮らす人",
    consumer_fraud: "だまされた・消費者被害",
    bereavement: "身近な人が亡くなった",
    old_with_disability: "障害があり、65歳をこえた人",
    third_party: "まわりの人からの知らせ",
    isolated_pregnancy: "ひとりで悩む妊娠",
    ex_prisoner: "刑務所などを出た人",
    no_relatives: "頼れる身内がいない人",
    evacuee: "災害で避難している人",
    mental: "こころの不調",
    development: "発達の心配",
    bullying: "いじめ",
    education: "学校・教育のこと",
    rights: "人権・差別のこと",
    public_health: "健康のこと",
    tax: "税のこと",
    consumer: "買い物や契約のこと",
    dementia: "認知症の心配",
    handbook: "障害者手帳のこと",
    guardianship: "成年後見のこと",
    disaster: "災害のこと",
    loneliness: "ひとりで寂しい",
    foreign: "外国から来た人の手続き",
  } as Readonly<Record<string, string>>,
};
