import { z } from "zod";

/**
 * On what ground somebody may learn of a case whom the resident's consent does not name (facts: domain.md 3.4). A person decides and
 * it is written down; nothing is ever handed on by itself.
 *
 * agreed: she agreed by word or on the phone. report_…: the duty to report abuse of a child (児童虐待防止法6条), an old (高齢者虐待防止法7条)
 * or a disabled person (障害者虐待防止法7条). dv: DV防止法6条, where the victim's will counts. support_meeting, livelihood_meeting: among
 * the members of 支援会議 (社会福祉法106条の6) and of 生活困窮者自立支援法9条. own_city, other_public, clear_benefit: 個人情報保護法69条2項2〜4号, not
 * where it may unjustly harm anybody (its proviso). life_private: the same law's 27条1項2号, for offices that are no public body (社協, 法人):
 * needed for life, body or property, and her consent is hard to get.
 */
export const GROUNDS = [
  "agreed",
  "report_child",
  "report_elderly",
  "report_disability",
  "dv",
  "support_meeting",
  "livelihood_meeting",
  "own_city",
  "other_public",
  "clear_benefit",
  "life_private",
] as const;
export const Ground = z.enum(GROUNDS);
export type Ground = z.infer<typeof Ground>;
