import { z } from "zod";
import { Domain, Topic } from "../domain.ts";

/**
 * What a city may say about itself (one folder in `cities/`). Names follow Open Referral HSDS where it has one.
 * Nothing is invented: what the city's plan does not give is null, and is shown as 「市役所に確認中」.
 */

const Id = z.string().regex(/^[a-z][a-z0-9-]*$/);
/** Where an entry comes from (a plan's title and page), and when somebody last assured it (YYYY-MM-DD). */
const provenance = { source: z.string(), assured: z.iso.date().nullable() };

/**
 * Opening hours of one stretch: days 0 (Sunday) to 6; times "08:30". Several stretches make a lunch break.
 * A night is two stretches: "18:00" to "24:00", and "00:00" to "08:00" of the next days.
 */
const Opening = z.strictObject({
  days: z.array(z.number().int().min(0).max(6)).min(1),
  from: z.string().regex(/^\d{2}:\d{2}$/),
  to: z.string().regex(/^\d{2}:\d{2}$/),
});
export const Hours = z.strictObject({
  openings: z.array(Opening).min(1),
  /** Closed on national holidays, and over 年末年始 ("12-29" to "01-03"). */
  closed_on_holidays: z.boolean(),
  year_end: z.tuple([z.string().regex(/^\d{2}-\d{2}$/), z.string().regex(/^\d{2}-\d{2}$/)]).nullable(),
});
export type Hours = z.infer<typeof Hours>;

const contact = {
  phone: z.string().nullable(),
  address: z.string().nullable(),
  url: z.url().nullable(),
  hours: Hours.nullable(),
};

export const Department = z.strictObject({
  id: Id,
  name: z.string(),
  domains: z.array(Domain),
  ...contact,
  ...provenance,
});
export type Department = z.infer<typeof Department>;

export const Agency = z.strictObject({
  id: Id,
  name: z.string(),
  /** A name as residents say it, when the full one is long. */
  short: z.string().nullable(),
  aliases: z.array(z.string()),
  /** `intake` agencies can receive cases (包括的相談支援); the others work after a plan, or are places to go to. */
  role: z.enum(["intake", "coordination", "outreach", "participation", "community", "partner"]),
  /** 地域包括支援センター, 基幹相談支援センター, … */
  type: z.string().nullable(),
  domains: z.array(Domain),
  department: Id.nullable(),
  operator: z.enum(["direct", "entrusted"]).nullable(),
  /** Ages served, both inclusive; null is no limit. */
  ages: z.strictObject({ from: z.number().int().nullable(), to: z.number().int().nullable() }).nullable(),
  /** Area ids served; null is the whole city; empty is a part of the city whose borders the plan does not give. */
  catchment: z.array(Id).nullable(),
  /** The agency of its domain to choose when nothing else decides; lower first. */
  order: z.number().int(),
  languages: z.array(z.string()).nullable(),
  note: z.string().nullable(),
  ...contact,
  ...provenance,
});
export type Agency = z.infer<typeof Agency>;

/** A town or district that residents name. */
export const Area = z.strictObject({ id: Id, name: z.string(), kana: z.string(), aliases: z.array(z.string()) });
export type Area = z.infer<typeof Area>;

/** One line to call. `number` null means it is known to exist but not its number. Shown only until `expires`. */
export const Hotline = z.strictObject({
  id: Id,
  label: z.strictObject({ ja: z.string(), "ja-easy": z.string(), en: z.string() }),
  number: z.string().nullable(),
  url: z.url().nullable(),
  kinds: z.array(z.enum(["emergency", "suicide", "abuse", "dv", "danger", "destitution", "child", "foreign"])).min(1),
  /** Shown to people of these ages only; null is everybody. */
  ages: z.strictObject({ from: z.number().int().nullable(), to: z.number().int().nullable() }).nullable(),
  /** null: day and night. Otherwise shown at these times only. */
  hours: Hours.nullable(),
  hours_text: z.strictObject({ ja: z.string(), "ja-easy": z.string(), en: z.string() }).nullable(),
  languages: z.array(z.string()).nullable(),
  source: z.string(),
  /** Who checked it on the official page, and when; null until a person has done so. */
  verified_on: z.iso.date().nullable(),
  expires: z.iso.date().nullable(),
});
export type Hotline = z.infer<typeof Hotline>;

/** The windows of その他: which receiver takes which topic or key ("consumer", "tax", "education"). */
export const Window = z.strictObject({
  key: z.string(),
  name: z.string(),
  topics: z.array(Topic),
  receiver: Id,
  ...provenance,
});

const WorkingDays = z.number().int().min(0);
/** Time by which somebody must have answered, in working days of the city hall. Ours to propose until the city confirms. */
const AnswerWithin = z.strictObject({
  proposed: z.boolean(),
  working_hours: Hours,
  working_days: z.strictObject({ tier0: WorkingDays, tier1: WorkingDays, tier2: WorkingDays, tier3: WorkingDays }),
});

export const City = z.strictObject({
  format: z.literal(1),
  id: Id,
  name: z.string(),
  /** How the city names itself to readers of other languages. */
  names: z.strictObject({ "ja-easy": z.string(), en: z.string() }),
  prefecture: z.string(),
  plan: z.strictObject({
    title: z.string(),
    from: z.iso.date(),
    to: z.iso.date(),
    /** Said to staff when the plan's period is over. */
    stale_note: z.string().nullable(),
  }),
  /** The city's own words for the domains, as its plan prints them. */
  domains: z.record(Domain, z.string()),
  lead_department: Id,
  departments: z.array(Department).min(1),
  agencies: z.array(Agency),
  areas: z.array(Area),
  windows: z.array(Window),
  hotlines: z.array(Hotline),
  answer_within: AnswerWithin,
  retention: z.strictObject({
    /** Hours that an unfinished conversation is kept after the last message. */
    unsent_hours: z.number().int().positive(),
    /** Years after closure; proposed until the city decides. */
    case_years: z.number().int().positive(),
    proposed: z.boolean(),
  }),
  /** Where confidential questions are asked: in LINE, or on our own secure page. */
  confidential: z.enum(["chat", "page"]),
});
export type City = z.infer<typeof City>;
