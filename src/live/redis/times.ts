const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * LINE does not say for how long it redelivers (facts: line.md 3.1); marks are kept well beyond its 20 minutes of reply
 * tokens, and done lines as long as an operator may ask what became of a message over a weekend.
 */
export const SEEN_TTL_MS = 3 * DAY_MS;
export const DONE_TTL_MS = 3 * DAY_MS;
/** And no more done lines than these, the newest, whatever the time: memory must not grow with what has been said. */
export const DONE_LINES_MAX = 100_000;
/** What is known of somebody whose first turn never succeeded is forgotten after this time. */
export const UNTURNED_TTL_MS = 3 * DAY_MS;
/** How far apart times of cities lie where one list holds all of them; longer than any time will be for three centuries. */
export const CITY_SPAN = 10_000_000_000_000;
/** How much later than it came a letter with danger stands in the list. */
export const DANGER_SPAN = CITY_SPAN;
