import type { PlanCount } from "../../core/city/indicator.ts";
import type { Meeting } from "../../core/city/meeting.ts";
import { inLanguage } from "../shared/in-language.ts";
import { planWordsEn } from "./plan-words-en.ts";

/** What the page 市の計画と会議 says, and the case page of meetings. Another language is another file of this shape. */
const ja = {
  lead: (plan: string, from: string, to: string) => `${plan}（${from}〜${to}）に書かれていることです。`,
  failed: "計画を読み込めませんでした。",
  unknown: "計画に書かれていません（市役所に確認中）",
  source: "出どころ",
  proposed: "案（市がまだ決めていません）",
  meetings: {
    title: "会議",
    none: "計画に、会議は書かれていません。",
    groups: {
      needed: {
        title: "本人の同意がいる会議",
        lead: "話す前に、本人に伝えてよいかを聞き、「いい」と言ってもらいます。",
      },
      not_needed: {
        title: "本人の同意がなくても開ける会議",
        lead: "同意がまだない人のことも、話せます。何を話すかは、必要なことだけにします。",
      },
      unknown: {
        title: "同意のことが計画にない会議",
        lead: "同意がないうちは、市役所に確かめるまで、その人のことを話さないでください。",
      },
    } satisfies Record<NonNullable<Meeting["consent"]> | "unknown", { title: string; lead: string }>,
    kinds: {
      multi_agency: "重層的支援会議",
      support: "支援会議（法106条の6）",
      existing: "分野ごとの会議",
      internal: "庁内の会議",
    } satisfies Record<Meeting["kind"], string>,
    secrecy: { yes: "出る人に、秘密を守る決まりがあります", no: "会議としての守秘の決まりはありません" },
    about: "話すこと",
    members: "出る人たち",
  },
  host: "開く所",
  when: "いつ",
  urgent: {
    title: "緊急のときと、夜・休みの日",
    receiver: "危険の知らせを受ける課",
    rule: "緊急のときの決まり",
    night: "夜と休みの日の当番",
  },
  criteria: {
    title: "つなぐケースの基準",
    lead: "当てはまる相談には、相談のページに「多機関協働の検討候補」と出ます。決めるのは人です。",
    seen: "しるし",
    none: "計画に、基準は書かれていません。",
  },
  indicators: {
    title: "目標指標",
    lead: (from: string, to: string) =>
      `「つなぐ」で数えられるものだけ、今年度（${from}〜${to}）の数をならべます。計画の数え方と、少しちがうことがあります。`,
    none: "計画に、目標指標はありません。",
    caption: "計画の目標と、つなぐで数えた数",
    name: "指標",
    current: "計画の今の値",
    target: "計画の目標",
    counted: "つなぐで数えた数",
    blank: "計画になし",
    notCounted: "計画の値だけ",
    counts: {
      cases: "受け付けた相談",
      linked: "「他機関へつなぐ」で終わった相談",
      plans: "「継続支援しプラン策定」で終わった相談",
    } satisfies Record<PlanCount, string>,
  },
  sheet: {
    title: "多機関協働の検討候補",
    agreed: "窓口に伝える同意があります。次の会議で話せます。",
    notAgreed: "窓口に伝える同意がありません。同意がなくても開ける、次の会議で話せます。",
    none: "計画に、合う会議がありません。取りまとめ課に聞いてください。",
    toPlan: "市の計画と会議を見る",
  },
};

export type PlanWords = typeof ja;

export const planWords = inLanguage({ ja, en: planWordsEn });
