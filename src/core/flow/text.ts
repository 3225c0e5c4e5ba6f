import type { Bubble } from "../bubble.ts";
import type { Script } from "../script.ts";
import type { Session } from "../session.ts";
import { paramsOf } from "./params.ts";

/** A text of the engine's own or of a flow, in the resident's language, with what we know filled in. */
export function words(script: Script, session: Session, key: string, more?: Record<string, string | number>): string {
  // Few texts name anything: what might be named is gathered for those only.
  const params = () => ({ ...paramsOf(script, session), ...more });
  const choosesForm = more !== undefined && ("count" in more || "context" in more);
  return script.words(session.language, key, choosesForm ? params() : params);
}

/** A text of a step; where it stands on our own page, the wording for there (`<key>_page`), if it has one: 「LINEに残ります」 is not true there. */
export function stepWords(
  script: Script,
  session: Session,
  step: { confidential: boolean },
  flowId: string,
  key: string,
  more?: Record<string, string | number>,
): string {
  const full = flowKey(flowId, key);
  const ofPage = `${full}_page`;
  const onPage = step.confidential && script.city.confidential === "page" && script.has(ofPage);
  return words(script, session, onPage ? ofPage : full, more);
}

/** "who.ask" in a flow means that flow's own file of texts; "common:menu" names another. */
export function flowKey(flowId: string, key: string): string {
  return key.includes(":") ? key : `${flowId}:${key}`;
}

export function textBubble(text: string): Bubble {
  return { kind: "text", text };
}
