/** Replies kept ready, in every language; a city's own `locales/<language>/replies.yaml` stands in for ours. */
export const CANNED_REPLIES = ["read", "call_when", "come_when", "more_time", "not_safe", "thanks"] as const;
