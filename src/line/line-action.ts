import type { messagingApi } from "@line/bot-sdk";
import type { Action } from "../core/bubble.ts";
import { DATA_MAX, isLinkAllowed, URI_MAX } from "../core/limits.ts";
import { cutGraphemes } from "./cut-text.ts";
import { DISPLAY_TEXT_MAX } from "./limits.ts";

/** One of our actions as LINE's. `labelMax` in graphemes depends on where it stands. */
export function lineAction(action: Action, labelMax: number): messagingApi.Action {
  const label = cutGraphemes(action.label, labelMax);
  switch (action.kind) {
    case "tap":
      // Without displayText the tap leaves no words in the chat, for a phone that others look at.
      return {
        type: "postback",
        label,
        data: action.data,
        ...(action.shown ? { displayText: cutGraphemes(action.label, DISPLAY_TEXT_MAX) } : {}),
      };
    case "link":
      return { type: "uri", label, uri: action.uri };
    case "place":
      return { type: "location", label };
    default:
      return action satisfies never;
  }
}

/**
 * Whether LINE would take this action at all. One that it refuses takes the whole message with it, so we leave it out:
 * the question arrives, and can be answered by typing. `checkSay` reports such actions when a flow is loaded.
 */
export function isSendable(action: Action): boolean {
  if (action.label.trim() === "") return false;
  switch (action.kind) {
    case "tap":
      return action.data !== "" && action.data.length <= DATA_MAX;
    case "link":
      return action.uri.length <= URI_MAX && isLinkAllowed(action.uri);
    case "place":
      return true;
    default:
      return action satisfies never;
  }
}
