import type { Chat, Resident } from "../core/simulator-view.ts";
import type { Platform } from "./platform.ts";

/** Everything this resident's phone shows now. */
export function chatView(platform: Platform, resident: Resident): Chat {
  const { userId, city } = resident;
  const items = platform.chats.items(userId);
  const newest = items.at(-1);
  const hasQuickReply = newest?.from === "city" && newest.message.quickReply !== undefined;
  const loadingUntil = platform.loading.until(userId);
  return {
    resident,
    items,
    quickReplyOf: hasQuickReply ? platform.chats.openQuickReply(userId) : null,
    loadingUntil: loadingUntil === null || loadingUntil <= platform.now() ? null : new Date(loadingUntil).toISOString(),
    richMenu: platform.richMenus.shownTo(city, userId),
    pending: platform.webhooks.pending(userId),
    violations: platform.violations.ofResident(userId),
  };
}
