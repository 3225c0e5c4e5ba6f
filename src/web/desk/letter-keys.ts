const KEY = "tsunagu.letter-keys";

/** Whether single letters do something here. They can be switched off for those who work by voice (WCAG 2.1.4). */
export function letterKeysOn(storage: Pick<Storage, "getItem">): boolean {
  return storage.getItem(KEY) !== "off";
}

export function setLetterKeys(storage: Pick<Storage, "setItem">, on: boolean): void {
  storage.setItem(KEY, on ? "on" : "off");
}

/** Whether a pressed key is a letter meant for the page: not for a field, not in a dialog, and not part of a shortcut of the browser. */
export function isLetterForPage(event: KeyboardEvent, storage: Pick<Storage, "getItem">): boolean {
  if (event.metaKey || event.ctrlKey || event.altKey || event.isComposing || event.defaultPrevented) return false;
  const at = event.target instanceof Element ? event.target : null;
  const typing = at?.closest("input:not([type=checkbox], [type=radio]), textarea, select, dialog") ?? null;
  return typing === null && letterKeysOn(storage);
}
