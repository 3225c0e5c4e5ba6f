import type { OperationsWords } from "./operations-words.ts";

export const operationsWordsEn: OperationsWords = {
  lead: "Whether words to residents and records of cases arrive without delay. No content is shown.",
  failed: "It could not be loaded.",
  at: (time) => `As of ${time} (renewed every 15 seconds)`,
  allWell: "Nothing between the city and LINE needs mending now.",
  alarms: {
    token_wrong: ({ setting }) => ({
      title: "LINE's access token does not fit. Nothing can be sent to residents.",
      todo: `Compare ${setting}_LINE_CHANNEL_ACCESS_TOKEN with the “Channel access token” of the LINE Developers Console. Until then what is to be sent waits.`,
    }),
    quota_used_up: () => ({
      title: "This month's messages on LINE are used up.",
      todo: "Replies to what residents write are free and arrive. The rest waits for next month. Please look at the plan of the LINE Official Account; reach urgent residents in another way.",
    }),
    bad_signature: ({ setting, times }) => ({
      title: `${times} calls had a signature that does not fit.`,
      todo: `Compare ${setting}_LINE_CHANNEL_SECRET with the “Channel secret” of the LINE Developers Console. If it differs, residents' words do not arrive. If it fits, somebody who is not LINE called, and was not let in.`,
    }),
  },
  since: (time) => `since ${time}`,
  settings: {
    chat: {
      title: "LINE's own “Chat” is on.",
      todo: "Replies written in LINE's manager are not kept here, and residents get two. Please switch “Chat” off under “Response settings” of the LINE Official Account Manager, and the greeting and auto-reply messages, too.",
    },
    manualRead: {
      title: "Residents' words are not marked as read.",
      todo: "With “Chat” off in the “Response settings” of the LINE Official Account Manager they are marked by themselves.",
    },
    unknown: {
      title: "LINE's settings could not be looked at.",
      todo: "LINE does not answer. If it goes on, please look at LINE's status page and whether this server reaches api.line.me.",
    },
  },
  webhook: {
    inactive: {
      title: "Residents' words do not arrive: “Use webhook” is off at LINE.",
      todo: "Please switch on “Use webhook” and “Webhook redelivery” under “Messaging API” in the LINE Developers Console.",
    },
    elsewhere: {
      title: "Residents' words go somewhere else.",
      todo: "Please set the “Webhook URL” of the LINE Developers Console to https://…/webhook/(city). A tool that uses it now would stop; please find out first.",
    },
    missing: {
      title: "Residents' words do not arrive: LINE has no “Webhook URL”.",
      todo: "Please set the “Webhook URL” under “Messaging API” in the LINE Developers Console to https://…/webhook/(city).",
    },
    unreachable: {
      title: "LINE does not reach this server.",
      todo: "LINE made a trial call and got no answer. Please press “Verify” in the LINE Developers Console, and look at the certificate and at access from outside.",
    },
  },
  quota: {
    title: "Sent this month (LINE)",
    used: (used, limit) => `${used} / ${limit} (${Math.max(0, limit - used)} left)`,
    unlimited: (used) => `${used} (no limit)`,
    unknown: "LINE did not tell the number.",
    note: (time) => `Replies to what residents write do not count. As LINE said at ${time}.`,
  },
  waiting: {
    title: "What waits",
    oldestEvent: "Arrived and not handled yet",
    oldestLine: "To be sent or recorded",
    none: "None",
    oldest: (count, age) => `${count} (the oldest for ${age})`,
    states: "Now",
    lines: {
      planned: "To come",
      attempted: "Being sent",
      waiting: "Waits to be sent again",
      ambiguous: "Nobody knows whether it arrived",
      dead: "Did not arrive",
    },
    deadEvents: "Could not be handled",
    count: (n) => `${n}`,
  },
  letters: {
    title: "What waits for a person's decision",
    lead: "It is not sent by itself any more. Please send it again or give it up; your choice is recorded.",
    none: "Nothing.",
    pages: "Pages of the list",
    first: "Back to the first page",
    next: "Show more",
    states: {
      ambiguous: "Nobody knows whether it arrived",
      dead: "Did not arrive",
      event: "Could not be handled",
    },
    kinds: {
      event: "What a resident sent",
      say: "Words to a resident",
      open_case: "Handing a case to an office",
      add_message: "Adding a resident's words to a case",
      alert: "A danger alert",
      note: "Writing a resident's wish into a case",
      redact: "Following a resident's taking back",
      fetch_profile: "Asking for a resident's language",
    },
    receipt: (receipt) => `Receipt no. ${receipt}`,
    noReceipt: "No receipt number (not a case yet)",
    twice: "Sent again, it may arrive twice.",
    forgotten: "Its content was kept long enough and is gone. It cannot be sent any more.",
    again: "Send again",
    giveUp: "Give up",
    about: (kind, time) => `${kind}, ${time}`,
    askTitle: "Give it up?",
    ask: "It leaves this list, and its content goes. This cannot be undone. If the resident needs it, please tell them in another way first.",
    cancel: "Cancel",
    sent: "It will be sent again.",
    gaveUp: "It is recorded that it was given up.",
  },
  reasons: {
    "danger:":
      "There was danger in it, and no staff could be told. Mend it at once and send it again (a fault of ours, or a mistake in the city's settings)",
    crashed: "Stopped again and again while it was handled",
    session_unreadable: "What was kept could not be read (please check the setting RECORD_KEYS)",
    unreadable: "What was kept could not be read (please check the setting RECORD_KEYS)",
  },
  otherReason: (code) => `A fault of ours (${code})`,
  ages: { seconds: (n) => `${n} s`, minutes: (n) => `${n} min`, hours: (n) => `${n} h`, days: (n) => `${n} d` },
};
