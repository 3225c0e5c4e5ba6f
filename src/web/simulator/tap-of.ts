import type { LineAction } from "../../core/line-message/line-action.ts";
import type { Act } from "../../core/simulator-view.ts";

/** What the phone does with its own keyboard and menu when a postback button is tapped. */
export type PhoneMove = { move: "keyboard"; fillIn: string } | { move: "open_menu" } | { move: "close_menu" };

export type Tap =
  | { kind: "act"; act: Act; phone: PhoneMove | null }
  | { kind: "place" }
  | { kind: "picture" }
  | { kind: "link"; uri: string }
  | { kind: "copy"; text: string }
  /** LINE has it, our product never sends it, and this phone cannot do it. */
  | { kind: "not_here" };

/** What happens on the phone when an action is tapped (LINE reference, "action objects"). */
export function tapOf(action: LineAction): Tap {
  switch (action.type) {
    case "message":
      return { kind: "act", act: { act: "text", text: action.text }, phone: null };
    case "postback": {
      // `text` is the deprecated forerunner of `displayText`.
      const displayText = action.displayText ?? action.text ?? null;
      return { kind: "act", act: { act: "postback", data: action.data, displayText }, phone: phoneMove(action) };
    }
    case "uri":
      return { kind: "link", uri: action.uri };
    case "location":
      return { kind: "place" };
    case "camera":
    case "cameraRoll":
      return { kind: "picture" };
    case "clipboard":
      return { kind: "copy", text: action.clipboardText };
    case "datetimepicker":
    case "richmenuswitch":
      return { kind: "not_here" };
    default:
      return action satisfies never;
  }
}

function phoneMove(action: Extract<LineAction, { type: "postback" }>): PhoneMove | null {
  switch (action.inputOption) {
    case undefined:
    case "openVoice":
      return null;
    case "openKeyboard":
      return { move: "keyboard", fillIn: action.fillInText ?? "" };
    case "openRichMenu":
      return { move: "open_menu" };
    case "closeRichMenu":
      return { move: "close_menu" };
    default:
      return action.inputOption satisfies never;
  }
}
