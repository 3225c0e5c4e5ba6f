import type { Evidence } from "../triage/understanding.ts";

/** What topics and ages are called where somebody reads them. */
type Called = { topics: Readonly<Record<string, string>>; ages: Readonly<Record<string, string>> };

/** An answer can be evidence, too: the age band "75+" is called 「75歳以上」, the topic "care" that was tapped 「介護」. */
export function evidenceInWords({ text, rule }: Evidence, { topics, ages }: Called): string {
  return (rule === "topic.tapped" ? topics[text] : ages[text]) ?? text;
}
