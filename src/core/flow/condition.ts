import type { Session } from "../session.ts";
import type { Condition } from "./flow.ts";
import { domainsOf } from "./known.ts";

/** Whether a branch's condition holds for what has been said so far. */
export function holds(condition: Condition, session: Session): boolean {
  if ("all" in condition) return condition.all.every((each) => holds(each, session));
  if ("any" in condition) return condition.any.some((each) => holds(each, session));
  if ("not" in condition) return !holds(condition.not, session);
  if ("answered" in condition) return session.answers[condition.answered] !== undefined;
  if ("domain" in condition) return domainsOf(session).includes(condition.domain);
  if ("danger_at_most" in condition) return session.danger.tier <= condition.danger_at_most;
  if ("sure" in condition) return (session.understanding?.sure ?? false) === condition.sure;
  const answer = session.answers[condition.answer];
  if ("is" in condition) return String(answer) === condition.is;
  const values = Array.isArray(answer) ? answer : answer === undefined ? [] : [String(answer)];
  return "includes" in condition ? values.includes(condition.includes) : values.length >= condition.at_least;
}
