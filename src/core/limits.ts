import type { Action, Bubble } from "./bubble.ts";
import { countGraphemes } from "./line-message/text-length.ts";

/**
 * LINE's limits as far as they bind what we write: checked when a flow is loaded, and again when a message is rendered.
 * Sources: LINE Messaging API reference, "Message objects"; LINE counts buttons in grapheme clusters and all else in UTF-16
 * units (docs "Character counting in a text").
 */

/** Messages a call, and so bubbles a say. */
export const BUBBLES_MAX = 5;
/** A text message, UTF-16 units. */
export const TEXT_MAX = 5000;
/** What notifications and old devices show in place of a menu or a card, UTF-16 units: a question has to fit in here. */
export const ALT_TEXT_MAX = 1500;
/** Quick replies under a message. */
export const QUICK_MAX = 13;
/** The label of a quick reply, graphemes. */
export const QUICK_LABEL_MAX = 20;
/** The label of a button in a menu or a card (Flex Message), graphemes. */
export const BUTTON_LABEL_MAX = 40;
/** What a button carries back to us, UTF-16 units. */
export const DATA_MAX = 300;
/** An address behind a button, UTF-16 units; http, https, line and tel are allowed. */
export const URI_MAX = 1000;
/** A menu or a card as JSON (Flex bubble): 30 KB. */
export const FLEX_BYTES_MAX = 30_000;

export type LimitCode =
  | "too_many_bubbles"
  | "too_many_quick_replies"
  | "no_actions"
  | "text_empty"
  | "text_too_long"
  | "label_empty"
  | "label_too_long"
  | "data_empty"
  | "data_too_long"
  | "uri_too_long"
  | "uri_not_allowed"
  | "too_large";

/** `at` says where, like `bubbles[0].actions[2].label`; `size` and `max` are in the limit's own unit. */
export type LimitProblem = { code: LimitCode; at: string; size: number; max: number };

/** Everything in a say that LINE would refuse, or that would have to be cut. Empty when all is well. */
export function checkSay(say: { bubbles: readonly Bubble[]; quick: readonly Action[] }): LimitProblem[] {
  return [
    ...over("too_many_bubbles", "bubbles", say.bubbles.length, BUBBLES_MAX),
    ...say.bubbles.flatMap((bubble, i) => checkBubble(bubble, `bubbles[${i}]`)),
    ...checkQuick(say.quick),
  ];
}

export function checkBubble(bubble: Bubble, at = "bubble"): LimitProblem[] {
  switch (bubble.kind) {
    case "text":
      return checkText(bubble.text, `${at}.text`, TEXT_MAX);
    case "menu":
      return [
        ...checkText(bubble.text, `${at}.text`, ALT_TEXT_MAX),
        ...(bubble.actions.length === 0 ? [{ code: "no_actions" as const, at, size: 0, max: 0 }] : []),
        ...checkActions(bubble.actions, at),
        ...over("too_large", at, flexBytes([bubble.text], bubble.actions), FLEX_BYTES_MAX),
      ];
    case "card": {
      const texts = [bubble.title, ...bubble.rows.flatMap((row) => [row.label, row.text])];
      return [
        ...checkText(bubble.title, `${at}.title`, ALT_TEXT_MAX),
        ...checkActions(bubble.actions, at),
        ...over("too_large", at, flexBytes(texts, bubble.actions), FLEX_BYTES_MAX),
      ];
    }
    default:
      return bubble satisfies never;
  }
}

export function checkQuick(quick: readonly Action[]): LimitProblem[] {
  return [
    ...over("too_many_quick_replies", "quick", quick.length, QUICK_MAX),
    ...quick.flatMap((action, i) => checkAction(action, `quick[${i}]`, QUICK_LABEL_MAX)),
  ];
}

/**
 * Whether an address works behind a button in LINE. Not `tel:#9110`: "#" begins a URL's fragment, and an iPhone does not dial
 * a number that has one; such numbers are for reading.
 */
export function isLinkAllowed(uri: string): boolean {
  return /^(https?:\/\/|line:\/\/|tel:\+?[0-9])/i.test(uri) && !/\s/.test(uri);
}

const utf8 = new TextEncoder();

function checkActions(actions: readonly Action[], at: string): LimitProblem[] {
  // A place cannot be a button: the renderer moves it to the quick replies, whose labels are shorter.
  return actions.flatMap((action, i) =>
    checkAction(action, `${at}.actions[${i}]`, action.kind === "place" ? QUICK_LABEL_MAX : BUTTON_LABEL_MAX),
  );
}

function checkAction(action: Action, at: string, labelMax: number): LimitProblem[] {
  const label = isBlank(action.label)
    ? [{ code: "label_empty" as const, at: `${at}.label`, size: 0, max: labelMax }]
    : over("label_too_long", `${at}.label`, countGraphemes(action.label), labelMax);
  switch (action.kind) {
    case "tap":
      if (action.data === "") return [...label, { code: "data_empty", at: `${at}.data`, size: 0, max: DATA_MAX }];
      return [...label, ...over("data_too_long", `${at}.data`, action.data.length, DATA_MAX)];
    case "link": {
      const allowed = isLinkAllowed(action.uri)
        ? []
        : [{ code: "uri_not_allowed" as const, at: `${at}.uri`, size: action.uri.length, max: URI_MAX }];
      return [...label, ...over("uri_too_long", `${at}.uri`, action.uri.length, URI_MAX), ...allowed];
    }
    case "place":
      return label;
    default:
      return action satisfies never;
  }
}

function checkText(text: string, at: string, max: number): LimitProblem[] {
  if (isBlank(text)) return [{ code: "text_empty", at, size: 0, max }];
  return over("text_too_long", at, text.length, max);
}

/** A generous estimate of the JSON that `line/` builds: the words, and what stands around each part. */
function flexBytes(texts: readonly string[], actions: readonly Action[]): number {
  const AROUND_A_TEXT = 250;
  const AROUND_A_BUTTON = 650;
  const ofTexts = texts.reduce((sum, text) => sum + AROUND_A_TEXT + bytes(text), 0);
  const ofActions = actions.reduce((sum, action) => {
    // The label stands in the JSON three times: drawn, read aloud, and shown in the chat after the tap.
    return sum + AROUND_A_BUTTON + 3 * bytes(action.label) + bytes(carried(action));
  }, 0);
  return 1000 + ofTexts + ofActions;
}

/** As JSON, where a quotation mark takes two bytes and half an emoji six. */
function bytes(text: string): number {
  return utf8.encode(JSON.stringify(text)).length;
}

function carried(action: Action): string {
  switch (action.kind) {
    case "tap":
      return action.data;
    case "link":
      return action.uri;
    case "place":
      return "";
    default:
      return action satisfies never;
  }
}

function over(code: LimitCode, at: string, size: number, max: number): LimitProblem[] {
  return size > max ? [{ code, at, size, max }] : [];
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}
