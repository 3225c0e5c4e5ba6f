import { z } from "zod";

/** sheet: つなぐシート, from office to office. application: 相談受付・申込票, with the resident's signature or without her consent. */
export const PaperForm = z.enum(["sheet", "application"]);
export type PaperForm = z.infer<typeof PaperForm>;

/**
 * said: the resident said or chose it. inferred: a machine read it out of her words. not_asked: nobody knows. kept: the record's own
 * facts. by_hand: to be filled in with a pen.
 */
export const PaperBasis = z.enum(["said", "inferred", "not_asked", "kept", "by_hand"]);
export type PaperBasis = z.infer<typeof PaperBasis>;

export const PaperLine = z.strictObject({ label: z.string(), text: z.string(), basis: PaperBasis });
export type PaperLine = z.infer<typeof PaperLine>;

/** A form as it prints on one A4 page. `wide`: its lines are long texts, one below the other; else they stand side by side. */
export const Paper = z.strictObject({
  form: PaperForm,
  title: z.string(),
  /** 「同意あり」, 「同意なし」 */
  variant: z.string(),
  city: z.string(),
  receipt: z.string(),
  printedAt: z.string(),
  parts: z.array(z.strictObject({ title: z.string(), wide: z.boolean(), lines: z.array(PaperLine) })),
  /** Sentences above the signature, or what must be kept in mind without a consent. */
  notes: z.array(z.string()),
  /** What somebody writes by hand: 「署名」, 「判断した人・日付」. */
  signs: z.array(z.string()),
});
export type Paper = z.infer<typeof Paper>;
