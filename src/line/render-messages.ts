import type { messagingApi } from "@line/bot-sdk";
import { MESSAGES_PER_CALL_MAX, type RenderedMessages } from "../app/channel.ts";
import type { Action, Bubble } from "../core/bubble.ts";
import type { Say } from "../core/effect.ts";
import { ALT_TEXT_MAX, QUICK_LABEL_MAX, QUICK_MAX, TEXT_MAX } from "../core/limits.ts";
import { hasAtMostGraphemes } from "../core/line-message/text-length.ts";
import { PLAIN, SAFETY } from "./colours.ts";
import { cutUnits, splitText } from "./cut-text.ts";
import { flexBubble } from "./flex-bubble.ts";
import { TEMPLATE_ACTIONS_MAX, TEMPLATE_LABEL_MAX, TEMPLATE_TEXT_MAX } from "./limits.ts";
import { isSendable, lineAction } from "./line-action.ts";

type Message = messagingApi.Message;
type Menu = Extract<Bubble, { kind: "menu" }>;
type Card = Extract<Bubble, { kind: "card" }>;

/**
 * What is to be said as LINE messages within LINE's limits, as frozen JSON text. One message a bubble; a text of more than
 * 5000 units becomes several, a blank one none. The caller puts no more into a call than five messages hold (the `count` of
 * each say adds up); more is a bug and throws.
 */
export function renderMessages(says: readonly Pick<Say, "bubbles" | "quick">[]): RenderedMessages {
  const bubbles = says.flatMap((say) => say.bubbles);
  const messages = bubbles.flatMap(messagesOf);
  if (messages.length > MESSAGES_PER_CALL_MAX) throw new Error(`${messages.length} messages in one call to LINE`);

  const items = quickOf(says).map((action) => ({ type: "action", action: lineAction(action, QUICK_LABEL_MAX) }));
  const last = messages.length - 1;
  const body = messages.map((message, i) =>
    i === last && items.length > 0 ? { ...message, quickReply: { items } } : message,
  );
  return { body: JSON.stringify(body), count: body.length };
}

function messagesOf(bubble: Bubble): Message[] {
  switch (bubble.kind) {
    case "text":
      return textMessages(bubble.text);
    case "menu":
      return menuMessages(bubble);
    case "card":
      return cardMessages(bubble);
    default:
      return bubble satisfies never;
  }
}

function textMessages(text: string): Message[] {
  return splitText(text, TEXT_MAX)
    .filter((piece) => piece.trim() !== "")
    .map((piece) => ({ type: "text", text: piece }));
}

function menuMessages({ text, actions }: Menu): Message[] {
  const buttons = actions.filter(isButton);
  if (buttons.length === 0) return textMessages(text);
  return [isTemplate(text, buttons) ? buttonsTemplate(text, buttons) : flexMenu(text, buttons)];
}

/** LINE's own buttons look most familiar, but hold little; LINE cuts longer labels off. */
function isTemplate(text: string, buttons: readonly Action[]): boolean {
  return (
    text.trim() !== "" &&
    buttons.length <= TEMPLATE_ACTIONS_MAX &&
    hasAtMostGraphemes(text, TEMPLATE_TEXT_MAX) &&
    buttons.every(({ label }) => hasAtMostGraphemes(label, TEMPLATE_LABEL_MAX))
  );
}

function buttonsTemplate(text: string, buttons: readonly Action[]): Message {
  const actions = buttons.map((action) => lineAction(action, TEMPLATE_LABEL_MAX));
  return { type: "template", altText: altText(text), template: { type: "buttons", text, actions } };
}

function flexMenu(text: string, actions: readonly Action[]): Message {
  const contents = flexBubble({ title: "", text, rows: [], actions, palette: PLAIN });
  return { type: "flex", altText: altText(text), contents };
}

function cardMessages({ tone, title, rows: allRows, actions }: Card): Message[] {
  const rows = allRows.filter((row) => `${row.label}${row.text}`.trim() !== "");
  const buttons = actions.filter(isButton);
  if (title.trim() === "" && rows.length === 0 && buttons.length === 0) return [];
  const palette = tone === "safety" ? SAFETY : PLAIN;
  // The title alone: notifications show it on a locked screen, where the rows are nobody's business.
  return [
    {
      type: "flex",
      altText: altText(title),
      contents: flexBubble({ title, text: "", rows, actions: buttons, palette }),
    },
  ];
}

function altText(text: string): string {
  return text.trim() === "" ? "…" : cutUnits(text, ALT_TEXT_MAX);
}

/** LINE takes sharing a place among quick replies only ("Location action"). */
function isButton(action: Action): boolean {
  return action.kind !== "place" && isSendable(action);
}

/**
 * LINE shows the quick replies of the last message only: they are those of the last say that has any, whose question is the
 * open one. A place from a menu comes first, because it has no other way to be offered.
 */
function quickOf(says: readonly Pick<Say, "bubbles" | "quick">[]): Action[] {
  const quick = says.findLast((say) => say.quick.length > 0)?.quick ?? [];
  const places = quick.some(({ kind }) => kind === "place") ? [] : placesIn(says).slice(0, 1);
  return [...places, ...quick].filter(isSendable).slice(0, QUICK_MAX);
}

function placesIn(says: readonly Pick<Say, "bubbles" | "quick">[]): Action[] {
  return says
    .flatMap((say) => say.bubbles)
    .flatMap((bubble) => (bubble.kind === "text" ? [] : bubble.actions))
    .filter((action) => action.kind === "place");
}
