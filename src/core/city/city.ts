import { z } from "zod";
import { Domain, Topic } from "../domain.ts";
import { Criterion } from "./criterion.ts";
import { Deadlines, PROPOSED_DEADLINES } from "./deadlines.ts";
import { Indicator } from "./indicator.ts";
import { Meeting } from "./meeting.ts";
import { Municipality } from "./municipality.ts";
import { PlaceKind } from "./place-kind.ts";

/**
 * What a city may say about itself (one folder in `cities/`). Names follow Open Referral HSDS where it has one.
 * Nothing is invented: what the city's plan does not give is null, and is shown as 「市役所に確認中」.
 */

/** No field is optional: what nobody knows is null, so that it is seen and counted (`npm run cities`). */
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

/**
 * Whether an office takes in cases now. While it is closed for a time, routing goes on to the next of its chain and says so;
 * `closed_until` is the last day of it (YYYY-MM-DD), null when nobody knows. `closed` is for good: it stays in the files while people
 * still work on its cases; `successor` is then asked first, null: the next of its chain.
 */
const standing = {
  status: z.enum(["active", "temporarily_closed", "closed"]).default("active"),
  closed_until: z.iso.date().nullable().default(null),
  successor: Id.nullable().default(null),
};

/** Ages served, both inclusive; null is no limit. */
export const Ages = z.strictObject({ from: z.number().int().nullable(), to: z.number().int().nullable() }).nullable();

const contact = {
  phone: z.string().nullable(),
  /** For those who cannot speak on the phone. `form_url` is a page to write to the office on; `line` its own account, "@…" or a link. */
  fax: z.string().nullable().default(null),
  email: z.email().nullable().default(null),
  form_url: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  line: z.string().nullable().default(null),
  address: z.string().nullable(),
  url: z.url().nullable(),
  hours: Hours.nullable(),
};

export const Department = z.strictObject({
  id: Id,
  name: z.string(),
  domains: z.array(Domain),
  ...standing,
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
  /** 直営, 委託, or some of each (also 指定管理, 補助). */
  operator: z.enum(["direct", "entrusted", "mixed"]).nullable(),
  /** How many there are, when the plan counts them without naming them: 「地域包括支援センター 10か所」. */
  count: z.number().int().positive(),
  /** The agency in whose house, or as whose desk, it works: 「地区保健福祉センターに併設」. */
  at: Id.nullable(),
  /** What residents find there, when it is a place to go to without a plan or a decision (居場所). */
  place: PlaceKind.nullable(),
  ages: Ages,
  /** Area ids served; null is the whole city; empty is a part of the city whose borders the plan does not give. */
  catchment: z.array(Id).nullable(),
  /** The agency of its domain to choose when nothing else decides; lower first. */
  order: z.number().int(),
  languages: z.array(z.string()).nullable(),
  note: z.string().nullable(),
  ...standing,
  ...contact,
  ...provenance,
});
export type Agency = z.infer<typeof Agency>;

/** A town or district that residents name. `postcodes` without hyphen ("1850012"), where the city's own table has them. */
export const Area = z.strictObject({
  id: Id,
  name: z.string(),
  kana: z.string(),
  aliases: z.array(z.string()),
  postcodes: z.array(z.string().regex(/^\d{7}$/)).default([]),
});
export type Area = z.infer<typeof Area>;

/** One line to call. `number` null means it is known to exist but not its number. Shown only until `expires`. */
export const Hotline = z.strictObject({
  id: Id,
  label: z.strictObject({ ja: z.string(), "ja-easy": z.string(), en: z.string() }),
  number: z.string().nullable(),
  url: z.url().nullable(),
  kinds: z.array(z.enum(["emergency", "suicide", "abuse", "dv", "danger", "destitution", "child", "foreign"])).min(1),
  /** Shown to people of these ages only; null is everybody. */
  ages: Ages,
  /** null: day and night. Otherwise shown at these times only. */
  hours: Hours.nullable(),
  hours_text: z.strictObject({ ja: z.string(), "ja-easy": z.string(), en: z.string() }).nullable(),
  languages: z.array(z.string()).nullable(),
  /** Prefectures from which alone it is reached, and those where another number stands for it; null: no such limit. */
  only_in: z.array(z.string()).nullable(),
  not_in: z.array(z.string()).nullable(),
  source: z.string(),
  /** Who of the city sees to it that the number is right (a department, a post); null: nobody has been named. */
  owner: z.string().nullable(),
  /** When a person has checked it on the official page; null until somebody has done so. */
  verified_on: z.iso.date().nullable(),
  /** The day by which it is checked again. */
  expires: z.iso.date().nullable(),
});
export type Hotline = z.infer<typeof Hotline>;

/**
 * A matter with a window of its own ("consumer", "tax", 若者ひきこもり相談). Asked before the agencies of its `domains`, for the
 * worst topic first. Which topic or pattern belongs to it is mostly ours to propose: plans print the names only.
 */
export const Window = z.strictObject({
  key: z.string(),
  name: z.string(),
  domains: z.array(Domain).min(1),
  topics: z.array(Topic),
  /** Patterns of triage ("consumer_fraud"). */
  patterns: z.array(z.string()),
  ages: Ages,
  receiver: Id,
  proposed: z.boolean(),
  ...provenance,
});
export type Window = z.infer<typeof Window>;

/** What the plan says of urgent cases, and of nights and holidays; null where it says nothing. */
const Urgent = z.strictObject({
  /** The department told of danger instead of the lead department; null is the lead department. */
  receiver: Id.nullable(),
  rule: z.string().nullable(),
  night: z.string().nullable(),
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
  /** Domains for which the plan names no department: the lead department stands in. */
  unassigned: z.array(Domain),
  /** The type of the agencies for everybody that lead, with the domain's own beside them (いわき); null: the domain's leads. */
  hub: z.string().nullable(),
  agencies: z.array(Agency),
  areas: z.array(Area),
  /** The other municipalities of the prefecture: a town's name behind one of theirs is not ours. Not in the pack, but geography. */
  neighbours: z.array(Municipality).default([]),
  windows: z.array(Window),
  urgent: Urgent,
  hotlines: z.array(Hotline),
  meetings: z.array(Meeting),
  criteria: z.array(Criterion),
  indicators: z.array(Indicator),
  answer_within: AnswerWithin,
  /** How long a case may wait until it moves up. What a city leaves out is what we propose. */
  deadlines: Deadlines.default(PROPOSED_DEADLINES),
  retention: z.strictObject({
    /** Hours that an unfinished conversation is kept after the last message. */
    unsent_hours: z.number().int().positive(),
    /** Years after closure; proposed until the city decides. */
    case_years: z.number().int().positive(),
    proposed: z.boolean(),
  }),
  /** Whether one administrator may publish alone what touches neither safety nor consent. */
  publishing: z.strictObject({ alone: z.boolean() }).default({ alone: true }),
  /** So many minutes without a key or a touch, and the desk locks itself: its PCs are shared. */
  idle_minutes: z.number().int().min(1).max(240).default(15),
  /** Where a resident reads what staff answer: in LINE, or on our own page, of which LINE then carries only the link. */
  reply_on: z.enum(["line", "page"]).default("line"),
  /** Where confidential questions are asked: in LINE, or on our own secure page. */
  confidential: z.enum(["chat", "page"]),
});
export type City = z.infer<typeof City>;
