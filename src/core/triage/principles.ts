import type { Domain, Topic } from "../domain.ts";
import type { Mark } from "./story-sign.ts";

/** What several facts mean together. Applied in order; a later principle may put another domain first. */
export type Principle = {
  readonly id: string;
  readonly all: readonly Mark[];
  /** At least one of each group. */
  readonly some?: readonly (readonly Mark[])[];
  readonly none?: readonly Mark[];
  /** 主: the office whose trigger the resident can act on first. */
  readonly first?: Domain;
  readonly adds?: Partial<Record<Domain, number>>;
  /** Multiplies what the signs said. */
  readonly dims?: Partial<Record<Domain, number>>;
  readonly topics?: readonly Topic[];
  readonly pattern?: string;
  readonly why: string;
};

/** facts/domain.md §5, the hard cases: who is 主. */
export const PRINCIPLES: readonly Principle[] = [
  {
    id: "principle.elder",
    all: ["elder"],
    none: ["died"],
    adds: { elderly: 1.2 },
    why: "an old person belongs to the story",
  },
  {
    id: "principle.foreign",
    all: ["foreign"],
    pattern: "foreign_resident",
    why: "same domain office with an interpreter; language never decides the domain",
  },
  {
    id: "principle.foreign-with-trouble",
    all: ["foreign"],
    some: [["money", "minor", "care", "disability", "no-work", "illness", "pregnant", "arrears"]],
    dims: { other: 0.45 },
    why: "the trouble decides, not the passport",
  },
  { id: "principle.neighbour", all: ["neighbour"], pattern: "neighbours", why: "a neighbour worries or quarrels" },
  {
    id: "principle.neighbour-about",
    all: ["neighbour"],
    some: [["elder", "minor", "violence", "disability", "care"]],
    none: ["hoard"],
    dims: { other: 0.5 },
    why: "the neighbour is only the one who tells",
  },
  {
    id: "principle.arrears",
    all: ["arrears"],
    first: "poverty",
    why: "arrears of rent, tax and utilities open the door of livelihood support (野洲市)",
  },
  { id: "principle.single-parent", all: ["single-parent"], pattern: "single_parent", why: "ひとり親" },
  {
    id: "principle.single-parent-money",
    all: ["single-parent"],
    some: [["money", "no-work", "arrears"]],
    first: "poverty",
    adds: { poverty: 1, child: 1 },
    why: "自立相談 first, こども家庭センター beside it",
  },
  {
    id: "principle.pregnancy",
    all: ["pregnant"],
    pattern: "pregnancy",
    first: "child",
    why: "特定妊婦: こども家庭センター",
  },
  {
    id: "principle.illness-of-child",
    all: ["illness", "minor"],
    none: ["disability", "speaker-minor", "carer"],
    dims: { disability: 0.8 },
    why: "a sick child is first a matter of the family",
  },
  {
    id: "principle.development",
    all: ["developmental", "minor"],
    none: ["diagnosed", "service"],
    first: "child",
    adds: { child: 0.8, disability: 0.6 },
    why: "not diagnosed: こども家庭センター・保健; no handbook is needed",
  },
  {
    id: "principle.diagnosed-child",
    all: ["minor", "diagnosed"],
    some: [["developmental", "disability", "service"]],
    none: ["speaker-minor"],
    first: "disability",
    adds: { disability: 1.2, child: 1.3 },
    why: "診断・受給者証: 障害児相談",
  },
  {
    id: "principle.disability-elder-care",
    all: ["disability", "elder", "care"],
    none: ["service", "minor"],
    first: "elderly",
    adds: { disability: 0.5, elderly: 0.8 },
    why: "65+ and care is the need now; 介護保険 comes first",
  },
  {
    id: "principle.disability-elder-service",
    all: ["service", "elder"],
    none: ["minor", "grown-child"],
    first: "disability",
    adds: { elderly: 1 },
    why: "already uses disability services: 基幹 knows what goes on after 65",
  },
  {
    id: "principle.young-onset",
    all: ["dementia", "under-65"],
    first: "elderly",
    adds: { elderly: 0.6, disability: 1.8 },
    topics: ["health"],
    pattern: "dementia_under_65",
    why: "包括 with the coordinator; 手帳・自立支援医療 at 障害",
  },
  {
    id: "principle.care-under-65",
    all: ["care", "under-65"],
    none: ["dementia", "service"],
    first: "elderly",
    adds: { elderly: 0.8, disability: 1.3 },
    why: "40–64: 特定疾病, insurance care",
  },
  {
    id: "principle.hikikomori",
    all: ["withdrawal"],
    none: ["no-school", "speaker-minor"],
    pattern: "hikikomori",
    why: "自立相談・ひきこもり窓口",
  },
  {
    id: "principle.withdrawal-minor",
    all: ["withdrawal"],
    some: [["no-school", "speaker-minor"]],
    first: "child",
    adds: { child: 1.5 },
    dims: { poverty: 0.3 },
    why: "under 18: education and child",
  },
  {
    id: "principle.school",
    all: ["no-school"],
    pattern: "school_refusal",
    adds: { other: 0.4 },
    why: "不登校: こども家庭センター with education",
  },
  {
    id: "principle.8050-parent",
    all: ["grown-child", "elder"],
    none: ["no-school", "speaker-minor"],
    first: "elderly",
    adds: { elderly: 1.5, poverty: 1.2 },
    topics: ["withdrawal"],
    pattern: "8050",
    why: "the parent's care opens the door (KHJ)",
  },
  {
    id: "principle.8050-child",
    all: ["live-on-parent"],
    some: [
      ["withdrawal", "no-work"],
      ["elder", "care", "withdrawal"],
    ],
    none: ["grown-child", "speaker-minor", "no-school"],
    first: "poverty",
    adds: { poverty: 1, elderly: 1 },
    pattern: "8050",
    why: "the child writes: 自立相談 first",
  },
  { id: "principle.hoarding", all: ["hoard"], pattern: "hoarding", why: "ごみ屋敷" },
  {
    id: "principle.hoarding-elder",
    all: ["hoard", "elder"],
    first: "elderly",
    adds: { elderly: 1.2 },
    why: "包括 when 65+",
  },
  {
    id: "principle.violence-elder",
    all: ["violence", "elder"],
    none: ["minor", "partner-violence"],
    adds: { elderly: 1.2 },
    dims: { child: 0.4 },
    why: "市・地域包括",
  },
  {
    id: "principle.violence-disability",
    all: ["violence", "disability"],
    none: ["minor", "elder"],
    first: "disability",
    adds: { disability: 1 },
    dims: { child: 0.4 },
    why: "障害者虐待防止センター",
  },
  {
    id: "principle.double-care",
    all: ["care"],
    some: [
      ["minor", "pregnant"],
      ["elder", "dementia", "parent"],
    ],
    none: ["speaker-minor", "violence", "grown-child"],
    adds: { child: 0.8, elderly: 0.8 },
    pattern: "double_care",
    why: "one hand-off to both windows",
  },
  {
    id: "principle.young-carer-elder",
    all: ["speaker-minor"],
    some: [
      ["carer", "care"],
      ["dementia", "elder"],
    ],
    first: "child",
    adds: { child: 1.5, elderly: 0.8 },
    topics: ["care", "family"],
    pattern: "young_carer",
    why: "the child first, and the office of the one cared for",
  },
  {
    id: "principle.young-carer-ill",
    all: ["speaker-minor", "carer"],
    some: [
      ["illness", "disability"],
      ["parent", "sibling"],
    ],
    first: "child",
    adds: { child: 1.5, disability: 1.2 },
    topics: ["care", "family"],
    pattern: "young_carer",
    why: "the same, for an ill or disabled parent or sibling",
  },
  {
    id: "principle.young-carer-home",
    all: ["speaker-minor", "carer"],
    some: [["parent", "sibling", "elder"]],
    first: "child",
    adds: { child: 1.5 },
    topics: ["family"],
    pattern: "young_carer",
    why: "keeps the home instead of a grown-up",
  },
  {
    id: "principle.young-carer-adult",
    all: ["speaker-young", "carer"],
    some: [
      ["care", "illness", "disability", "dementia"],
      ["parent", "elder", "sibling"],
    ],
    adds: { child: 1.5 },
    topics: ["care"],
    pattern: "young_carer",
    why: "the law of 2024 has no limit at 18",
  },
  { id: "principle.fraud", all: ["fraud"], first: "other", pattern: "consumer_fraud", why: "消費生活センター" },
  {
    id: "principle.fraud-elder",
    all: ["fraud"],
    some: [["elder", "parent", "dementia"]],
    adds: { elderly: 1 },
    why: "and 包括, to keep it from coming again",
  },
  { id: "principle.bereavement", all: ["died"], pattern: "bereavement", why: "formalities after a death, and grief" },
  {
    id: "principle.bereavement-only",
    all: ["died"],
    none: ["care", "money", "minor", "no-work", "disability"],
    first: "other",
    dims: { elderly: 0.4 },
    why: "the dead person's age opens no window",
  },
  {
    id: "principle.dv",
    all: ["partner-violence"],
    first: "other",
    adds: { other: 0.8 },
    pattern: "dv",
    why: "配偶者暴力相談・女性相談; never contact the home",
  },
  {
    id: "principle.dv-with-child",
    all: ["partner-violence", "minor"],
    adds: { child: 1 },
    why: "面前DV is psychological abuse",
  },
];
