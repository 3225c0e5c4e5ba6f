import { findArea } from "../city/find-area.ts";
import type { Script } from "../script.ts";
import type { Place } from "../session.ts";
import { type Draft, withBubbles, withSession } from "./draft.ts";
import type { Ask } from "./flow.ts";
import { keepWords, type Typed } from "./keep-words.ts";
import { amongOf, areaAnswer } from "./known.ts";
import { notUnderstood } from "./not-understood.ts";
import { putQuestion } from "./question.ts";
import { goOn, saveAnswer, withAmong } from "./save-answer.ts";
import { isAmong, saysYes } from "./says-yes.ts";
import { tellsTrouble } from "./tells-story.ts";
import { textBubble, words } from "./text.ts";
import { marked } from "./trail.ts";
import { withAnswer, withSource } from "./with-answer.ts";

/** More towns than this are no choice; the name can be typed in full. */
const AREAS_SHOWN_MAX = 6;

/** How a typed text is read as an answer to where somebody lives. */
type Asked = { place: Place; step: Extract<Ask, { answer: "area" }> };

/** A town, typed or shared: asked once more where it is unknown, outside or in doubt, then handled without one. Never a dead end. */
export function answerArea(script: Script, draft: Draft, asked: Asked, typed: Typed): Draft {
  const { place, step } = asked;
  const [offered, ...others] = amongOf(draft.session, step.save);
  if (offered !== undefined && others.length === 0) {
    if (saysYes(script, draft.session, typed.text))
      return saveAnswer(script, draft, place, step, areaAnswer(offered, typed.text), step.next);
    // 「ちがいます」: what was said first is what there is to know.
    if (isAmong(script, draft.session, "common:no_words", typed.text))
      return goOn(script, marked(withAmong(draft, step.save, []), place), place, step.next);
  }
  const found = findArea(script.city, typed.text);
  // A story may come late, or beside the name of the town: it is no less told for that.
  const told = tellsTrouble(script, typed.text) ? keepWords(script, draft, typed) : draft;
  switch (found.kind) {
    case "one": {
      const sourced = withSource(withAmong(told, step.save, []), step.save, typed.messageId);
      return saveAnswer(script, sourced, place, step, areaAnswer(found.area.id, typed.text), step.next);
    }
    case "several":
      return putQuestion(script, withAmong(told, step.save, found.areas.slice(0, AREAS_SHOWN_MAX)));
    case "doubtful":
      // The same doubt twice is left to people.
      if (offered === found.area.id) return goOnWithout(script, told, asked, typed);
      return putQuestion(
        script,
        withSession(withAmong(withSaid(told, asked, typed), step.save, [found.area]), { misses: 1 }),
      );
    case "outside":
    case "unknown": {
      const listless = script.city.areas.length === 0 && found.kind === "unknown" && typed.text.trim() !== "";
      if (listless || draft.session.misses > 0) return goOnWithout(script, told, asked, typed);
      if (told !== draft && found.kind === "unknown") return notUnderstood(script, draft, typed);
      const home = found.kind === "outside" ? found.place : null;
      const key = home === null ? `common:area.${found.kind}` : "route:outside_city";
      const note = textBubble(words(script, draft.session, key, { place: home ?? "" }));
      const known = home === null ? told : withSaid(told, asked, typed);
      return putQuestion(
        script,
        withBubbles(withSession(withAmong(known, step.save, []), { misses: 1 }), note),
        "again",
      );
    }
    default:
      return found satisfies never;
  }
}

/** What was said is kept as it was said, for people to read. */
function goOnWithout(script: Script, told: Draft, asked: Asked, typed: Typed): Draft {
  const { place, step } = asked;
  return goOn(script, withSaid(marked(withAmong(told, step.save, []), place), asked, typed), place, step.next);
}

/** Another city that was named stays known, also when the next question is left unanswered. */
function withSaid(draft: Draft, { step }: Asked, typed: Typed): Draft {
  const said = typed.text.trim();
  if (said === "") return draft;
  return withAnswer(withSource(draft, step.save, typed.messageId), step.save, areaAnswer(null, said));
}
