type Key = Pick<KeyboardEvent, "key" | "shiftKey" | "isComposing" | "keyCode">;

/** Safari ends a conversion with a keydown that no longer says `isComposing`, but still has this code. */
const IN_CONVERSION = 229;

/** Whether this key sends what was typed: Enter, but not the Enter that chooses a kanji, nor Shift+Enter. */
export function sendsText(key: Key): boolean {
  return key.key === "Enter" && !key.shiftKey && !key.isComposing && key.keyCode !== IN_CONVERSION;
}
