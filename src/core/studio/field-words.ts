/** What an id in a field leads to; the form offers names instead of ids. `receiver`: a department, or an agency that takes in cases. */
export type Reference = "department" | "agency" | "area" | "receiver" | "pattern" | "hub";

/** What a field of the city's files is called, and a line that explains it. `empty`: what leaving it empty means. */
export type FieldWords = {
  label: string;
  hint: string;
  leadsTo?: Reference;
  empty?: string;
  /** Several lines to write. */
  long?: true;
  fields?: Readonly<Record<string, FieldWords>>;
};

/** A field without parts. */
export function field(label: string, hint: string, more: Partial<FieldWords> = {}): FieldWords {
  return { label, hint, ...more };
}
