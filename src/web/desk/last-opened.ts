const LAST_OPENED = "tsunagu-last-opened";

/** Remembers, for this tab, which case was opened, so that coming back to the list one goes on where one was. */
export function noteOpened(caseId: string): void {
  sessionStorage.setItem(LAST_OPENED, caseId);
}

/** The case to go on at, once: asking again answers null. */
export function takeLastOpened(): string | null {
  const caseId = sessionStorage.getItem(LAST_OPENED);
  sessionStorage.removeItem(LAST_OPENED);
  return caseId;
}
