import type { Action, Bubble } from "../bubble.ts";
import type { Effect } from "../effect.ts";
import type { Script } from "../script.ts";
import type { Session } from "../session.ts";
import type { Draft } from "./draft.ts";
import { isFromPage } from "./is-from-page.ts";
import { commandActions } from "./question.ts";
import { isAskedOnPage, leadToPage, withPage } from "./secure-talk.ts";

/** The turn's result. What concerns the record comes first: record, then speak. */
export function finishDraft(script: Script, draft: Draft): [Session, Effect[]] {
  return script.city.confidential === "page" || draft.before.securePage !== null
    ? divided(script, draft)
    : [draft.session, [...draft.effects, ...saysIn(draft.safety, draft.bubbles, draft.quick)]];
}

/**
 * What tells of her trouble goes to our page, the rest to LINE, where a link leads to the page when something new stands there. Words
 * of safety answer where danger was heard.
 */
function divided(script: Script, draft: Draft): [Session, Effect[]] {
  // A page that is gone can tell her nothing: then LINE has to.
  const fromPage = isFromPage(draft.event) && draft.before.securePage !== null;
  const asked = isAskedOnPage(script, draft.session);
  const stays = fromPage && (asked || draft.session.aside !== null);
  const told = draft.bubbles.filter((bubble) => {
    const of = draft.ofSteps.get(bubble);
    if (of === "confidential" && script.city.confidential === "page") return true;
    return fromPage && (stays || of === undefined);
  });
  const onPage = [...(fromPage ? draft.safety : []), ...told];
  const leads = !fromPage && told.length > 0;
  const inLine = draft.bubbles.filter((bubble) => !told.includes(bubble));
  const quickOnPage = leads ? asked : fromPage && inLine.length === 0;
  const quick = quickOnPage ? draft.quick.filter(({ kind }) => kind !== "place") : [];
  const session = withPage(draft, { fromPage, asked, leads, bubbles: onPage, quick });
  const link = leads ? leadToPage(script, { ...draft, session }, asked) : [];
  const says = saysIn(
    fromPage ? [] : draft.safety,
    [...inLine, ...link],
    leads ? commandActions(script, session) : draft.quick,
  );
  const page: Effect[] = onPage.length === 0 ? [] : [{ type: "say_on_page", bubbles: onPage, quick }];
  return [session, [...draft.effects, ...page, ...says]];
}

function saysIn(safety: readonly Bubble[], bubbles: readonly Bubble[], quick: readonly Action[]): Effect[] {
  const says: Effect[] = [];
  if (safety.length > 0) says.push(say("crisis", safety, bubbles.length === 0 ? quick : [], true));
  if (bubbles.length > 0) says.push(say("flow", bubbles, quick, false));
  return says;
}

function say(
  lane: "crisis" | "flow",
  bubbles: readonly Bubble[],
  quick: readonly Action[],
  repeatable: boolean,
): Effect {
  return { type: "say", lane, bubbles: [...bubbles], quick: [...quick], repeatable, staffMessageId: null };
}
