import { z } from "zod";

/** What the page for operators is answered, shared with the browser. Counts, codes and ids: no content, no names. */

const at = z.iso.datetime({ offset: true });
const count = z.number().int();

/** How a city's account stands with LINE, as LINE itself says. null: LINE did not say. */
export const LineStatus = z.strictObject({
  askedAt: at,
  token: z.enum(["fits", "wrong", "unknown"]),
  /** "chat": staff can answer in LINE's own console, which they should not. LINE may add modes. */
  chatMode: z.string().nullable(),
  /** "manual": what residents write stays unread until somebody opens LINE's own console. */
  markAsReadMode: z.string().nullable(),
  /**
   * Where LINE sends what residents write. inactive: nowhere, it is switched off. elsewhere: to another address. missing: none is
   * set. unreachable: LINE tried and got no 200.
   */
  webhook: z.enum(["fits", "inactive", "elsewhere", "missing", "unreachable"]).nullable(),
  /** Pushes of this month. `limit` null: unlimited. */
  quota: z.strictObject({ limit: count.nullable(), used: count }).nullable(),
});
export type LineStatus = z.infer<typeof LineStatus>;

/** Something between us and LINE that a person must mend; it goes away by itself when it is mended. */
export const LINE_ALARMS = ["token_wrong", "quota_used_up", "bad_signature"] as const;
export const LineAlarm = z.strictObject({
  code: z.enum(LINE_ALARMS),
  since: at,
  /** How often it happened since then. */
  times: count,
});
export type LineAlarm = z.infer<typeof LineAlarm>;

/** How the reason of a letter begins that has danger in it about which nobody could be alarmed: it stands before all others. */
export const DANGER_REASON = "danger:";

/** Something that could not be delivered, recorded or handled, for an operator to decide on. */
export const Letter = z.strictObject({
  id: z.string(),
  state: z.enum(["dead", "ambiguous"]),
  /** "event", or the kind of effect: "say", "open_case", … */
  kind: z.string(),
  reason: z.string(),
  at,
  /** Of the resident's latest case; null when she has none. */
  receipt: z.string().nullable(),
  /** Its content is gone: it can only be given up. */
  forgotten: z.boolean(),
});
export type Letter = z.infer<typeof Letter>;

/** GET /api/operations: danger about which nobody was alarmed, and then the rest, each the newest first. */
export const Operations = z.strictObject({
  at,
  /** Of the city. */
  line: LineStatus,
  alarms: z.array(LineAlarm),
  letters: z.array(Letter),
  /** What to ask for as `after` to read on; null: these are the last. */
  next: z.string().nullable(),
  /** Of the city; ages in ms, null when nothing waits. */
  waiting: z.strictObject({
    events: count,
    oldestEventMs: count.nullable(),
    oldestLineMs: count.nullable(),
    deadEvents: count,
    lines: z.strictObject({
      planned: count,
      attempted: count,
      waiting: count,
      ambiguous: count,
      dead: count,
    }),
  }),
});
export type Operations = z.infer<typeof Operations>;

/** POST /api/operations/again and /api/operations/give-up */
export const LetterBody = z.strictObject({ id: z.string().min(1).max(300) });
