/**
 * LINE's limits that only matter on the wire. What binds our texts is in core/limits.ts.
 * Sources: LINE Messaging API reference, sections named behind each line.
 */

/** Buttons template ("Buttons template"): actions; text without image or title, graphemes; label, graphemes. */
export const TEMPLATE_ACTIONS_MAX = 4;
export const TEMPLATE_TEXT_MAX = 160;
export const TEMPLATE_LABEL_MAX = 20;

/** "Postback action": the words that stand in the chat after a tap, graphemes. */
export const DISPLAY_TEXT_MAX = 300;

/** "Upload rich menu image": 1 MB. */
export const RICH_MENU_IMAGE_BYTES_MAX = 1_000_000;

/** What a resident writes has no documented limit; we keep what one of our own messages could hold, UTF-16 units. */
export const RESIDENT_TEXT_MAX = 5000;

/** A webhook request has no documented size. 1 MB holds hundreds of events; more is not LINE. */
export const WEBHOOK_BYTES_MAX = 1024 * 1024;

/** "Send reply message": within a minute of receiving the webhook; we stop earlier, to leave time for the call. */
export const REPLY_WINDOW_MS = 50_000;
/** A redelivered event: dead 20 minutes after the event; again we stop earlier. */
export const REDELIVERED_REPLY_WINDOW_MS = 19 * 60_000;
