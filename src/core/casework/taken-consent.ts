import { z } from "zod";
import type { Consent } from "./case-opening.ts";
import type { Receiver } from "./route.ts";

/** How a consent came to staff instead of to the bot: face to face, on the telephone, signed on paper. */
export const TAKEN_HOWS = ["spoken", "phone", "paper"] as const;
export type TakenHow = (typeof TAKEN_HOWS)[number];

/** Who gave it: the person herself, or who may decide for her (親権者, 成年後見人). */
export const GIVERS = ["self", "representative"] as const;
export type Giver = (typeof GIVERS)[number];

/** What the API wants to know. `givenAt`: when she said or signed it, which is not when it is written down. */
export const TakeConsentBody = z.strictObject({
  version: z.number().int(),
  /** Ids of those who may know. */
  offices: z.array(z.string()).min(1).max(20),
  how: z.enum(TAKEN_HOWS),
  giver: z.enum(GIVERS),
  givenAt: z.iso.datetime({ offset: true }),
  note: z.string().trim().max(500),
});

/** A consent that staff took. `by`: her name. */
export type TakenConsent = {
  offices: readonly Receiver[];
  how: TakenHow;
  giver: Giver;
  givenAt: string;
  by: string;
};

/**
 * The consent as it stands after staff took one. What was agreed to before, and not withdrawn, stays agreed to: `before` null
 * where nothing was.
 */
export function takeConsent(before: Consent | null, language: Consent["language"], taken: TakenConsent): Consent {
  const { how, giver, givenAt, by } = taken;
  const named = taken.offices.map(({ id, name }) => ({ id, name }));
  const kept = before?.scope === "share" ? before.offices.filter(({ id }) => !named.some((one) => one.id === id)) : [];
  return {
    scope: "share",
    offices: [...kept, ...named],
    // The bot's wording was not what she agreed to.
    wording: "",
    language,
    at: givenAt,
    how,
    taken: { by, giver },
  };
}
